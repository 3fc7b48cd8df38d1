package io.udaconnect.rest;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestSettingsTest {
  private static RestSettings settings(String httpHost, Optional<List<String>> corsOrigins) {
    return new RestSettings(httpHost, corsOrigins, Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.org", "https://a.example/", "https://a.example/map", "http://"})
  void anOriginThatNoBrowserSendsStopsTheStart(String origin) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("127.0.0.1", Optional.of(List.of(origin))))
        .withMessageContaining("cors.origins")
        .withMessageContaining(origin);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT25H"})
  void aTimeLimitThatCannotBeMeantStopsTheStart(Duration limit) {
    var good = Duration.ofSeconds(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RestSettings("127.0.0.1", Optional.empty(), limit, good))
        .withMessageContaining("rest.first.row.timeout");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RestSettings("127.0.0.1", Optional.empty(), good, limit))
        .withMessageContaining("rest.event.timeout");
  }
}
