package io.udaconnect.jpa;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.location.Location;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentKeysTest {
  private final RecentKeys recent = new RecentKeys();

  /** A location a millisecond, of a hundred persons with two devices each. */
  private static List<Location> walk(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> seen(1 + i % 100, i % 2, NOON.plusMillis(i), 1, 1))
        .toList();
  }

  private long guessed(List<Location> locations) {
    return locations.stream().filter(location -> recent.mayHold(location.key())).count();
  }

  @Test
  void theLastMillionIsHeldAndWhatIsOlderIsForgotten() {
    for (int i = 0; i < 2_500_000; i += 500_000) recent.add(walk(i, i + 500_000));
    assertThat(guessed(walk(1_500_000, 2_500_000))).isEqualTo(1_000_000);
    assertThat(guessed(walk(0, 500_000))).isLessThan(500_000 / 15);
  }

  @Test
  void fewAreGuessedWrongly() {
    recent.add(walk(0, 1_000_000));
    assertThat(guessed(walk(1_000_000, 1_100_000))).isLessThan(100_000 / 25);
    assertThat(guessed(walk(0, 1_000_000))).isEqualTo(1_000_000);
  }

  @Test
  void anotherPersonDeviceOrMicrosecondIsAnotherKey() {
    recent.add(List.of(seen(1, 1, NOON, 1, 1)));
    assertThat(recent.mayHold(seen(1, 1, NOON, 2, 2).key())).isTrue();
    assertThat(recent.mayHold(seen(2, 1, NOON, 1, 1).key())).isFalse();
    assertThat(recent.mayHold(seen(1, 2, NOON, 1, 1).key())).isFalse();
    assertThat(recent.mayHold(seen(1, 1, NOON.plusNanos(1_000), 1, 1).key())).isFalse();
  }
}
