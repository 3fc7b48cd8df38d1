package io.udaconnect.domain.device;

import static io.udaconnect.domain.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceKeyTest {
  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.7", "[::1]:5055", "a", "+49 170 1234567", "Zoë"})
  void itIsTakenAsItIs(String text) {
    assertThat(new DeviceKey(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\u0000", "a\nb", "\ud800", "a\u007f"})
  void whatNoProgramCanShowIsRefused(String text) {
    assertThat(refusal(() -> new DeviceKey(text)).faults().get(0).field()).isEqualTo("key");
  }

  @Test
  void itHasAtMostTwoHundredCharacters() {
    String rocket = "\uD83D\uDE80";
    assertThat(new DeviceKey(rocket.repeat(200)).value()).hasSize(400);
    assertThat(refusal(() -> new DeviceKey(rocket.repeat(201))))
        .hasMessage("key: must have at most 200 characters");
  }
}
