package io.udaconnect.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Timestamp;
import io.udaconnect.domain.Refused;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999999Z",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z",
        "2026-03-14T12:00:00.123456Z"
      })
  void anInstantComesBackAsItWent(Instant instant) {
    assertThat(Times.instant("creation_time", Times.message(instant))).isEqualTo(instant);
  }

  @ParameterizedTest
  @CsvSource({
    "0, -1",
    "0, 1000000000",
    "0, 2147483647",
    "0, -2147483648",
    "253402300800, 0",
    "-62135596801, 0",
    "-62135596801, 999999999",
    "9223372036854775807, 999999999",
    "-9223372036854775808, 0"
  })
  void whatIsNoTimestampIsRefusedWithItsField(long seconds, int nanos) {
    var message = Timestamp.newBuilder().setSeconds(seconds).setNanos(nanos).build();

    assertThatThrownBy(() -> Times.instant("creation_time", message))
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith("creation_time: must ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT1M", "PT0.000000001S", "PT-0.000000001S", "PT-1.5S", "P9999D"})
  void aDurationComesBackAsItWent(Duration duration) {
    assertThat(Times.duration("within", Times.message(duration))).isEqualTo(duration);
  }

  @ParameterizedTest
  @CsvSource({
    "1, -1",
    "-1, 1",
    "0, 1000000000",
    "0, -1000000000",
    "0, -2147483648",
    "315576000001, 0",
    "-315576000001, 0",
    "9223372036854775807, 0",
    "-9223372036854775808, 0"
  })
  void whatIsNoDurationIsRefusedWithItsField(long seconds, int nanos) {
    var message =
        com.google.protobuf.Duration.newBuilder().setSeconds(seconds).setNanos(nanos).build();

    assertThatThrownBy(() -> Times.duration("within", message))
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith("within: is not a duration");
  }
}
