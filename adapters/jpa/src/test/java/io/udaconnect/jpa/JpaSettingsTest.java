package io.udaconnect.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.udaconnect.domain.location.Retention;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpaSettingsTest {
  private static final Optional<String> FOREVER = Optional.empty();

  @Test
  void theDefaultIsInRange() throws IOException {
    var defaults = new Properties();
    try (var file = getClass().getResourceAsStream("/META-INF/microprofile-config.properties")) {
      defaults.load(file);
    }
    int block = Integer.parseInt(defaults.getProperty("person.ids.block"));
    assertThat(new JpaSettings(block, FOREVER).personIdsBlock()).isEqualTo(block);
    assertThat(defaults.getProperty("retention")).isEmpty();
    assertThat(new JpaSettings(block, FOREVER).retention()).isEqualTo(Retention.FOREVER);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1_000_001})
  void aBlockOutOfRangeIsRefusedByItsKey(int block) {
    assertThatThrownBy(() -> new JpaSettings(block, FOREVER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("person.ids.block");
  }

  @Test
  void aPeriodOfDaysIsKept() {
    var settings = new JpaSettings(1, Optional.of(" P30D "));
    assertThat(settings.retention().since(Instant.parse("2026-03-31T12:00:00Z")))
        .isEqualTo("2026-03-01T00:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"30", "P30X", "PT24H", "P0D", "P-1D", "thirty days"})
  void whatIsNoPeriodOfADayOrMoreIsRefusedByItsKey(String retention) {
    assertThatThrownBy(() -> new JpaSettings(1, Optional.of(retention)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("retention")
        .hasMessageContaining(retention);
  }
}
