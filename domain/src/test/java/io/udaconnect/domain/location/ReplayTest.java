package io.udaconnect.domain.location;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.udaconnect.domain.Refused;
import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.geo.GeoBox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplayTest {
  private static final Duration STEP = Duration.ofSeconds(5);
  private static final TimeRange MINUTE = new TimeRange(NOON, NOON.plusSeconds(60));

  private final MemoryLocations locations = new MemoryLocations();

  private List<Location> replay(Optional<GeoBox> box) {
    try (var replay = new Replay(locations).of(MINUTE, box, STEP)) {
      return replay.toList();
    }
  }

  private static Instant after(double seconds) {
    return NOON.plusNanos((long) (seconds * 1e9));
  }

  @Test
  void ofEachPersonAndStepTheNewestIsShownInTheOrderOfTime() {
    var early = seen(1, after(0), 1, 1);
    var newest = seen(1, after(4.999), 1, 2);
    var other = seen(2, after(2), 3, 3);
    var nextStep = seen(1, after(5), 1, 3);
    var muchLater = seen(2, after(59.9), 3, 4);
    locations.append(List.of(muchLater, nextStep, newest, early, other));
    assertThat(replay(Optional.empty())).containsExactly(other, newest, nextStep, muchLater);
  }

  @Test
  void whatIsBeforeOrAfterTheTimeIsNot() {
    locations.append(List.of(seen(1, after(-0.001), 1, 1), seen(1, after(60), 1, 1)));
    assertThat(replay(Optional.empty())).isEmpty();
  }

  @Test
  void onlyWhatIsInTheBoxIsShownAlsoAcrossTheAntimeridian() {
    var west = seen(1, after(1), 10, 179.9999);
    var east = seen(2, after(2), 10, -179.9999);
    var tooFarEast = seen(3, after(3), 10, -179.99);
    var tooFarNorth = seen(4, after(4), 10.001, 179.9999);
    locations.append(List.of(west, east, tooFarEast, tooFarNorth));
    var box = new GeoBox(99_990_000, 100_005_000, 1_799_990_000, -1_799_990_000);
    assertThat(replay(Optional.of(box))).containsExactly(west, east);
  }

  @Test
  void aBoxOfManyPlacesHoldsAllThatIsInIt() {
    var here = seen(1, after(1), 48.8, 2.3);
    var there = seen(2, after(2), -33.8, 151.2);
    locations.append(List.of(here, there));
    assertThat(replay(Optional.of(new GeoBox(0, 900_000_000, -1_800_000_000, 1_800_000_000))))
        .containsExactly(here);
  }

  @Test
  void aStepIsFromASecondToADay() {
    assertThat(Replay.step("step", Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
    assertThat(Replay.step("step", Duration.ofDays(1))).isEqualTo(Duration.ofDays(1));
    for (var wrong : List.of(Duration.ofMillis(999), Duration.ofDays(1).plusNanos(1))) {
      assertThatThrownBy(() -> Replay.step("step", wrong))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("step: must be from PT1S to PT24H");
    }
  }
}
