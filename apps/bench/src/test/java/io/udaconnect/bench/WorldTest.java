package io.udaconnect.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorldTest {
  private final World world =
      new World(new long[] {3, 5, 8}, Instant.parse("2026-03-14T23:59:59.95Z"));

  @Test
  void aNumberIsOneLocationAndALocationIsOneNumber() {
    Set<Object> keys = new HashSet<>();
    for (int number = 0; number < 10_000; number++) {
      assertThat(world.number(world.person(number), world.device(number), world.micros(number)))
          .isEqualTo(number);
      assertThat(keys.add(world.location(number).key())).isTrue();
    }
  }

  @Test
  void everyNumberIsAPlaceOnEarth() {
    var last = world.location(200_000_000);
    assertThat(last.point().latitudeE7()).isBetween(488_000_000, 489_000_000);
    assertThat(last.point().longitudeE7()).isBetween(22_000_000, 23_000_000);
  }

  @Test
  void numbersAreASet() {
    var numbers = new Numbers();
    assertThat(numbers.contains(2_000_000_000)).isFalse();
    assertThat(numbers.add(2_000_000_000)).isTrue();
    assertThat(numbers.add(2_000_000_000)).isFalse();
    assertThat(numbers.add(0)).isTrue();
    assertThat(numbers.contains(2_000_000_000)).isTrue();
    assertThat(numbers.contains(1)).isFalse();
    assertThat(numbers.count()).isEqualTo(2);
    assertThat(numbers.all()).containsExactly(0, 2_000_000_000);
  }
}
