package io.udaconnect.domain.proximity;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.location.Location;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EncounterFeedTest {
  private static final EncounterRule RULE =
      new EncounterRule(
          ConnectionRule.together(Distance.ofMetres(5), Duration.ofMinutes(1)),
          EncounterRule.USUAL_GAP,
          EncounterRule.FEWEST_POINTS);

  private final AtomicLong taken = new AtomicLong();
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Two who are together for a quarter of an hour in each one, for ever. */
  private Stream<Location> forEver() {
    return LongStream.range(0, Long.MAX_VALUE)
        .mapToObj(i -> seen(1 + i % 2, NOON.plusSeconds(i / 60 * 3_600 + i % 60 * 15), 48, 2))
        .peek(at -> taken.incrementAndGet())
        .onClose(() -> closed.set(true));
  }

  @Test
  void itTakesNoMoreThanItNeedsForTheNext() {
    try (var feed = EncounterFeed.of(forEver(), RULE)) {
      var encounters = feed.iterator();
      assertThat(taken).hasValue(0);
      for (int hour = 0; hour < 100; hour++) {
        var next = encounters.next();
        assertThat(next.from()).isEqualTo(NOON.plusSeconds(3_600L * hour));
        assertThat(next.duration()).isEqualTo(Duration.ofSeconds(59 * 15));
        assertThat(next.points()).isEqualTo(60);
        assertThat(taken.get()).isLessThanOrEqualTo(60L * (hour + 1) + 1);
      }
      assertThat(closed).isFalse();
    }
    assertThat(closed).isTrue();
  }

  @Test
  void whatGoesOnWhenTheLocationsEndIsHandedOutToo() {
    assertThat(EncounterFeed.of(forEver().limit(10), RULE))
        .singleElement()
        .satisfies(last -> assertThat(last.points()).isEqualTo(10));
    assertThat(EncounterFeed.of(Stream.empty(), RULE)).isEmpty();
  }
}
