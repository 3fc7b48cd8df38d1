package io.udaconnect.domain.proximity;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.location.DeviceId;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.proximity.Track.Closest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrackTest {
  private static final ConnectionRule FIVE_METRES =
      ConnectionRule.anyTime(ConnectionRule.USUAL_REACH);
  private static final Location BOB = seen(2, NOON, 48.8584, 2.2945);

  @Test
  void nobodyIsCloseToATrackWithoutPlaces() {
    assertThat(new Track(List.of(), FIVE_METRES).closest(BOB)).isEmpty();
  }

  @Test
  void ofSeveralPlacesInReachTheClosestIsFound() {
    var walk =
        IntStream.rangeClosed(-50, 50)
            .mapToObj(i -> seen(1, NOON.plusSeconds(i), 48.8584 + i * 2e-5, 2.29452))
            .toList();
    assertThat(new Track(walk, FIVE_METRES).closest(BOB).map(Closest::own)).contains(walk.get(50));
    var next = seen(2, NOON, 48.8584 + 1.9e-5, 2.2945);
    assertThat(new Track(walk, FIVE_METRES).closest(next).map(Closest::own)).contains(walk.get(51));
  }

  @Test
  void aTrackMayComeInAnyOrder() {
    var near = seen(1, NOON, 48.85841, 2.2945);
    var nearer = seen(1, NOON.plusSeconds(1), 48.8584, 2.29451);
    var far = seen(1, NOON.plusSeconds(2), 48.9, 2.2945);
    var tracks =
        List.of(
            List.of(near, nearer, far),
            List.of(far, nearer, near),
            List.of(nearer, far, near),
            List.of(far, near, nearer));
    for (var walk : tracks) {
      assertThat(new Track(walk, FIVE_METRES).closest(BOB))
          .contains(new Closest(nearer, nearer.point().to(BOB.point())));
    }
  }

  @Test
  void whoIsExactlyAtTheLimitIsInReachAndWhoIsAHairBeyondIsNot() {
    var ada = seen(1, NOON, 48.85844, 2.29453);
    double metres = ada.point().to(BOB.point()).metres();
    var limit = ConnectionRule.anyTime(Distance.ofMetres(metres));
    var shorter = ConnectionRule.anyTime(Distance.ofMetres(Math.nextDown(metres)));
    assertThat(new Track(List.of(ada), limit).closest(BOB)).isPresent();
    assertThat(new Track(List.of(ada), shorter).closest(BOB)).isEmpty();
  }

  @Test
  void ofEquallyClosePlacesTheEarliestIsFound() {
    var first = seen(1, 5, NOON, 48.85841, 2.2945);
    var sameTime = seen(1, 6, NOON, 48.85841, 2.2945);
    var later = seen(1, NOON.plusSeconds(1), 48.85841, 2.2945);
    var walks =
        List.of(
            List.of(first, sameTime, later),
            List.of(later, sameTime, first),
            List.of(sameTime, first, later));
    for (var walk : walks) {
      assertThat(new Track(walk, FIVE_METRES).closest(BOB).map(Closest::own)).contains(first);
    }
  }

  @Test
  void aClosePlaceAtAnotherTimeGivesWayToAFartherOneAtTheSameTime() {
    var then = seen(1, NOON.minusSeconds(61), 48.8584, 2.2945);
    var now = seen(1, NOON.plusSeconds(60), 48.85843, 2.2945);
    var minute = ConnectionRule.together(ConnectionRule.USUAL_REACH, Duration.ofMinutes(1));
    var walk = List.of(then, now);
    assertThat(new Track(walk, minute).closest(BOB).map(Closest::own)).contains(now);
    assertThat(new Track(walk, FIVE_METRES).closest(BOB).map(Closest::own)).contains(then);
    assertThat(new Track(List.of(then), minute).closest(BOB)).isEmpty();
  }

  @Test
  void thePoleIsOnePlaceEvenForAReachOfNothing() {
    var ada = at(1, new GeoPoint(900_000_000, 0));
    var bob = at(2, new GeoPoint(900_000_000, 770_000_000));
    var samePlace = ConnectionRule.anyTime(Distance.ofMetres(-0.0));
    assertThat(new Track(List.of(ada), samePlace).closest(bob)).isPresent();
  }

  private static Location at(long person, GeoPoint point) {
    return new Location(new LocationKey(new PersonId(person), DeviceId.NONE, NOON), point);
  }
}
