package io.udaconnect.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopSettingsTest {
  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT8S", "PT5M"})
  void aDrainIsTakenUpToFiveMinutes(String drain) {
    assertThat(new StopSettings(Duration.parse(drain)).drain()).isEqualTo(Duration.parse(drain));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-PT1S", "PT5M0.001S"})
  void aDrainThatCannotBeMeantIsNamedByItsKey(String drain) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StopSettings(Duration.parse(drain)))
        .withMessage("stop.drain: must be from PT0S to PT5M, not " + Duration.parse(drain));
  }
}
