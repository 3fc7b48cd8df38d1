package io.udaconnect.domain.proximity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.location.DeviceId;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.person.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EncounterDetectorTest {
  private static final EncounterRule RULE =
      new EncounterRule(
          ConnectionRule.together(Distance.ofMetres(5), Duration.ofMinutes(1)),
          EncounterRule.USUAL_GAP,
          EncounterRule.FEWEST_POINTS);

  private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:00:00Z");
  private static final int PEOPLE = 4;
  private static final int[] WITHINS = {60, 3, 0, 600};
  private static final int[] GAPS = {300, 0, 5};
  private static final int[] STEPS_MILLIS = {100, 500, 5_000, 20_000, 2_000};
  private static final List<GeoPoint> PLACES =
      List.of(
          new GeoPoint(488_584_000, 22_945_000),
          new GeoPoint(0, 1_799_999_900),
          new GeoPoint(-899_995_000, 0),
          new GeoPoint(700_000_000, -1_800_000_000),
          new GeoPoint(-333_000_000, 1_511_000_000),
          new GeoPoint(10, 10),
          new GeoPoint(599_999_999, -100));

  private final ArrayList<Encounter> found = new ArrayList<>();

  /** Each at a place of their own, but for the first and the last. */
  @Test
  void aMinuteMayBeOfMoreLocationsThanAreLookedAtTogether() {
    var detector = new EncounterDetector(RULE, found::add);
    int people = 140_000;
    for (int i = 0; i < people; i++) detector.seen(1 + i, 100L * i, 6_000 * (i % 139_999), 0);
    detector.finish();
    assertThat(found)
        .singleElement()
        .isEqualTo(
            new Encounter(
                new PersonId(1),
                new PersonId(people),
                LocationKey.ofMicros(0),
                LocationKey.ofMicros(100L * (people - 1)),
                Distance.ofMetres(0),
                2,
                found.get(0).place()));
  }

  /** Some stay and some walk, and their phones tell where more or less often, and well. */
  @Test
  void inACrowdItFindsWhatItsSlowTwinFinds() {
    int met = 0;
    for (int seed = 0; seed < 24; seed++) {
      var chance = new Random(seed);
      var rule =
          new EncounterRule(
              ConnectionRule.together(
                  Distance.ofMetres(seed % 2 == 0 ? 5 : 1), Duration.ofSeconds(WITHINS[seed % 4])),
              Duration.ofSeconds(GAPS[seed % 3]),
              2 + seed % 2);
      var seen = crowd(PLACES.get(seed % PLACES.size()), STEPS_MILLIS[seed % 5], chance);
      var expected = SlowEncounters.among(seen, rule);
      assertThat(found(new EncounterDetector(rule, found::add), seen)).isEqualTo(expected);
      for (long id = 1; id <= PEOPLE; id++) {
        var me = new PersonId(id);
        assertThat(found(new EncounterDetector(me, rule, found::add), seen))
            .isEqualTo(
                expected.stream()
                    .filter(both -> both.one().equals(me) || both.other().equals(me))
                    .toList());
      }
      met += expected.size();
    }
    assertThat(met).isGreaterThan(400);
  }

  private List<Encounter> found(EncounterDetector detector, List<Location> seen) {
    found.clear();
    EncounterDetectorPropertyTest.watch(detector, seen);
    return List.copyOf(found);
  }

  private static List<Location> crowd(GeoPoint centre, int stepMillis, Random chance) {
    double stretch = Math.cos(Math.toRadians(centre.latitudeDegrees()));
    var norths = new double[PEOPLE];
    var easts = new double[PEOPLE];
    var seen = new ArrayList<Location>();
    for (int i = 0; i < 120 * PEOPLE; i++) {
      int person = i % PEOPLE;
      boolean walks = (i / PEOPLE / 30 + person) % 2 == 0;
      norths[person] = (norths[person] + (walks ? chance.nextDouble() * 2 : 0)) % 12;
      easts[person] = (easts[person] + (walks ? chance.nextDouble() * 2 : 0)) % 12;
      double north = norths[person] + chance.nextGaussian();
      double east = easts[person] + chance.nextGaussian();
      long longitudeE7 = centre.longitudeE7() + Math.round(east * 90 / stretch);
      seen.add(
          new Location(
              new LocationKey(
                  new PersonId(1 + person),
                  DeviceId.NONE,
                  NEW_YEAR.plusMillis(stepMillis * (long) (i / 2))),
              new GeoPoint(
                  (int) (centre.latitudeE7() + Math.round(north * 90)),
                  EncounterDetectorPropertyTest.around(longitudeE7))));
    }
    return seen;
  }

  @Test
  void timeDoesNotGoBack() {
    var detector = new EncounterDetector(RULE, found::add);
    detector.seen(1, 100, 0, 0);
    detector.seen(2, 100, 0, 0);
    assertThatThrownBy(() -> detector.seen(3, 99, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
