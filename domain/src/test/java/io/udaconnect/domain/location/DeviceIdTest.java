package io.udaconnect.domain.location;

import static io.udaconnect.domain.Refusals.invalidField;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceIdTest {
  @Test
  void noDeviceIsDeviceZero() {
    assertThat(DeviceId.NONE).isEqualTo(new DeviceId(0));
    assertThat(new DeviceId(DeviceId.MAX).value()).isEqualTo(9_007_199_254_740_991L);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 9_007_199_254_740_992L, Long.MAX_VALUE, Long.MIN_VALUE})
  void otherNumbersAreRefused(long value) {
    assertThat(invalidField(() -> new DeviceId(value))).isEqualTo("device_id");
  }

  @Test
  void devicesSortAsNumbers() {
    assertThat(new DeviceId(9)).isLessThan(new DeviceId(10)).isGreaterThan(DeviceId.NONE);
    assertThat(new DeviceId(5)).isEqualByComparingTo(new DeviceId(5));
  }
}
