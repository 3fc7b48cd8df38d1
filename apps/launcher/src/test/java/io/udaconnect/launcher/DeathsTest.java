package io.udaconnect.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeathsTest {
  private final Deaths deaths = new Deaths();

  @Test
  void threeYoungDeathsAreEnough() {
    assertThat(deaths.isEnough(Duration.ofSeconds(5))).isFalse();
    assertThat(deaths.isEnough(Duration.ofSeconds(59))).isFalse();
    assertThat(deaths.isEnough(Duration.ZERO)).isTrue();
  }

  @Test
  void aLongLifeInBetweenBeginsTheCountAnew() {
    deaths.isEnough(Duration.ofSeconds(5));
    deaths.isEnough(Duration.ofSeconds(5));
    assertThat(deaths.isEnough(Duration.ofHours(1))).isFalse();
    assertThat(deaths.isEnough(Duration.ofSeconds(5))).isFalse();
    assertThat(deaths.isEnough(Duration.ofSeconds(5))).isFalse();
    assertThat(deaths.isEnough(Duration.ofSeconds(5))).isTrue();
  }
}
