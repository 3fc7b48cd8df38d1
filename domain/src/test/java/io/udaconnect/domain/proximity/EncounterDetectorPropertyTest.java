package io.udaconnect.domain.proximity;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.geo.Places;
import io.udaconnect.domain.location.DeviceId;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.person.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class EncounterDetectorPropertyTest {
  private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:00:00Z");

  /** People and what is to be found out about them. */
  record World(List<Location> seen, EncounterRule rule) {}

  @Property(edgeCases = EdgeCasesMode.NONE)
  void itFindsWhatItsSlowTwinFinds(@ForAll("worlds") World world) {
    var expected = SlowEncounters.among(world.seen(), world.rule());
    assertThat(everybody(world)).isEqualTo(expected);
    Statistics.collect(expected.isEmpty() ? "nobody met" : "some met");
    Statistics.coverage(coverage -> coverage.check("some met").percentage(share -> share > 20));
  }

  @Property(edgeCases = EdgeCasesMode.NONE, tries = 200)
  void itFindsWhatItsSlowTwinFindsInHoursOfWalking(@ForAll("walks") World world) {
    assertThat(everybody(world)).isEqualTo(SlowEncounters.among(world.seen(), world.rule()));
  }

  @Property(edgeCases = EdgeCasesMode.NONE, tries = 100)
  void onesOwnEncountersAreThoseOfEverybodyThatOneHasAPartIn(@ForAll("walks") World world) {
    var all = everybody(world);
    for (long id = 1; id <= 6; id++) {
      var me = new PersonId(id);
      var mine = new ArrayList<Encounter>();
      watch(new EncounterDetector(me, world.rule(), mine::add), inTime(world.seen()));
      assertThat(mine)
          .isEqualTo(
              all.stream()
                  .filter(both -> both.one().equals(me) || both.other().equals(me))
                  .toList());
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void whoComesFirstAtOneInstantChangesNothing(@ForAll("worlds") World world, @ForAll long seed) {
    var shuffled = new ArrayList<>(world.seen());
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(everybody(new World(shuffled, world.rule()))).isEqualTo(everybody(world));
  }

  private static List<Encounter> everybody(World world) {
    var found = new ArrayList<Encounter>();
    watch(new EncounterDetector(world.rule(), found::add), inTime(world.seen()));
    return found;
  }

  static void watch(EncounterDetector detector, List<Location> seen) {
    for (var at : seen) {
      detector.seen(
          at.person().value(),
          at.key().micros(),
          at.point().latitudeE7(),
          at.point().longitudeE7());
    }
    detector.finish();
  }

  /** Those of one instant stay in the order in which they are. */
  private static List<Location> inTime(List<Location> seen) {
    return seen.stream().sorted(comparing(Location::instant)).toList();
  }

  @Provide
  Arbitrary<World> worlds() {
    return Combinators.combine(SmallWorlds.any(), withins(), gaps(), leastPoints())
        .as(
            (world, within, gap, leastPoints) ->
                new World(
                    SmallWorlds.firstOfEachKey(world.arrived()),
                    new EncounterRule(
                        ConnectionRule.together(world.rule().reach(), within), gap, leastPoints)));
  }

  /** Six people go to and fro in a hall for some hours, now and then unseen for a while. */
  @Provide
  Arbitrary<World> walks() {
    return Combinators.combine(
            Places.anywhere().filter(centre -> Math.abs(centre.latitudeE7()) < 899_000_000),
            Arbitraries.of(3.0, 20.0),
            withins(),
            gaps(),
            leastPoints(),
            Arbitraries.longs())
        .as(
            (centre, reach, within, gap, leastPoints, seed) ->
                new World(
                    walks(centre, new Random(seed)),
                    new EncounterRule(
                        ConnectionRule.together(Distance.ofMetres(reach), within),
                        gap,
                        leastPoints)));
  }

  private static List<Location> walks(GeoPoint centre, Random chance) {
    var seen = new ArrayList<Location>();
    double stretch = Math.cos(Math.toRadians(centre.latitudeDegrees()));
    for (long person = 1; person <= 6; person++) {
      double north = 0;
      double east = 0;
      var time = NEW_YEAR.minusSeconds(chance.nextInt(3_600));
      for (int step = 0; step < 150; step++) {
        time = time.plusSeconds(chance.nextInt(40) == 0 ? 900 : 1 + chance.nextInt(60));
        north = Math.max(-25, Math.min(25, north + chance.nextGaussian() * 6));
        east = Math.max(-25, Math.min(25, east + chance.nextGaussian() * 6));
        int longitude = (int) Math.rint(centre.longitudeE7() + east * 90 / stretch);
        seen.add(
            new Location(
                new LocationKey(new PersonId(person), DeviceId.NONE, time),
                new GeoPoint(
                    (int) Math.rint(centre.latitudeE7() + north * 90), around(longitude))));
      }
    }
    return seen;
  }

  static int around(long longitudeE7) {
    return (int) (Math.floorMod(longitudeE7 + 1_800_000_000L, 3_600_000_000L) - 1_800_000_000L);
  }

  private static Arbitrary<Duration> withins() {
    return Arbitraries.of(0, 1, 60, 61).map(Duration::ofSeconds);
  }

  private static Arbitrary<Duration> gaps() {
    return Arbitraries.of(0, 1, 58, 59, 300, 3_600).map(Duration::ofSeconds);
  }

  private static Arbitrary<Integer> leastPoints() {
    return Arbitraries.of(2, 2, 3, 5);
  }
}
