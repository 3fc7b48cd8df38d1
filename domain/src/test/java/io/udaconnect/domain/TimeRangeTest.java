package io.udaconnect.domain;

import static io.udaconnect.domain.Refusals.invalidField;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimeRangeTest {
  private static final Instant MONDAY = Instant.parse("2026-03-09T00:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-03-10T00:00:00Z");

  @Test
  void aRangeHoldsItsBeginningAndNotItsEnd() {
    var monday = new TimeRange(MONDAY, TUESDAY);
    assertThat(monday.from()).isEqualTo(MONDAY);
    assertThat(monday.to()).isEqualTo(TUESDAY);
    assertThat(monday.contains(MONDAY)).isTrue();
    assertThat(monday.contains(MONDAY.minusNanos(1))).isFalse();
    assertThat(monday.contains(TUESDAY.minusNanos(1))).isTrue();
    assertThat(monday.contains(TUESDAY)).isFalse();
  }

  @Test
  void aRangeThatEndsBeforeItBeginsOrAtOnceIsRefused() {
    assertThat(invalidField(() -> new TimeRange(TUESDAY, MONDAY))).isEqualTo("end_date");
    assertThat(invalidField(() -> new TimeRange(MONDAY, MONDAY))).isEqualTo("end_date");
  }

  @Test
  void aRangeHasBothEnds() {
    assertThatThrownBy(() -> new TimeRange(null, MONDAY)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new TimeRange(MONDAY, null)).isInstanceOf(NullPointerException.class);
  }
}
