package io.udaconnect.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpaSettingsTest {
  @Test
  void theDefaultIsInRange() throws IOException {
    var defaults = new Properties();
    try (var file = getClass().getResourceAsStream("/META-INF/microprofile-config.properties")) {
      defaults.load(file);
    }
    int block = Integer.parseInt(defaults.getProperty("person.ids.block"));
    assertThat(new JpaSettings(block).personIdsBlock()).isEqualTo(block);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1_000_001})
  void aBlockOutOfRangeIsRefusedByItsKey(int block) {
    assertThatThrownBy(() -> new JpaSettings(block))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("person.ids.block");
  }
}
