package io.udaconnect.domain.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.udaconnect.domain.Refused;
import java.time.Instant;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {
  @ParameterizedTest
  @CsvSource({
    "P1D, 2026-03-14T00:00:00Z, 2026-03-13T00:00:00Z",
    "P1D, 2026-03-14T23:59:59.999999Z, 2026-03-13T00:00:00Z",
    "P30D, 2026-03-14T12:00:00Z, 2026-02-12T00:00:00Z",
    "P2W, 2026-03-14T12:00:00Z, 2026-02-28T00:00:00Z",
    "P1M, 2026-03-31T12:00:00Z, 2026-02-28T00:00:00Z",
    "P1Y, 2024-02-29T12:00:00Z, 2023-02-28T00:00:00Z",
  })
  void wholeDaysAreKept(Period period, Instant now, Instant since) {
    assertThat(Retention.of(period).since(now)).isEqualTo(since);
  }

  @Test
  void forEverIsSinceTheBeginning() {
    assertThat(Retention.FOREVER.since(Instant.parse("2026-03-14T12:00:00Z")))
        .isEqualTo(Instant.MIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P0D", "P-1D", "P-30D", "P1M-1D", "P1Y-1M", "P2147483647Y"})
  void lessThanADayAndMoreThanCalendarsHoldIsRefused(Period period) {
    assertThatThrownBy(() -> Retention.of(period))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("retention")
        .hasMessageContaining(period.toString());
  }
}
