package io.udaconnect.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestSettingsTest {
  private static RestSettings settings(String httpHost, Optional<List<String>> corsOrigins) {
    return new RestSettings(httpHost, corsOrigins, Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "[::1]", "127.1.2.3", "LOCALHOST"})
  void onLoopbackOnlyThisMachinesNamesAreOurs(String httpHost) {
    var settings = settings(httpHost, Optional.empty());
    assertThat(List.of("localhost", "LocalHost:80", "127.0.0.1:30001", "[::1]", "a.localhost:1"))
        .allMatch(settings::mayName);
    assertThat(
            List.of("", "example.org", "localhost.example.org", "127.0.0.1.nip.io:80", "::1:80x"))
        .noneMatch(settings::mayName);
  }

  @Test
  void onLoopbackOnlyThisMachinesPagesMayRead() {
    var settings = settings("127.0.0.1", Optional.empty());
    assertThat(List.of("http://localhost", "http://localhost:30000", "https://[::1]:3"))
        .allMatch(settings::mayRead);
    assertThat(List.of("null", "", "http://localhost@evil.example", "file://localhost", "http://x"))
        .noneMatch(settings::mayRead);
  }

  @Test
  void elsewhereNobodyMayReadUntilTheyAreNamed() {
    assertThat(settings("0.0.0.0", Optional.empty()).mayRead("http://localhost")).isFalse();
    var named = settings("0.0.0.0", Optional.of(List.of(" https://a.example ", "http://b")));
    assertThat(List.of("https://a.example", "http://b")).allMatch(named::mayRead);
    assertThat(List.of("http://a.example", "https://a.example:8443")).noneMatch(named::mayRead);
    assertThat(settings("0.0.0.0", Optional.of(List.of("*"))).mayRead("http://any")).isTrue();
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
