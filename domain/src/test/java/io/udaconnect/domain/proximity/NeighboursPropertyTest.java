package io.udaconnect.domain.proximity;

import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.geo.Places;
import io.udaconnect.domain.geo.Vicinity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NeighboursPropertyTest {
  private static final int PEOPLE = 4;

  /**
   * Where some people were, one location each second.
   *
   * @param reach just as far as two of them are apart, or as a hair more
   * @param halfway how many come before the first are settled
   */
  record World(List<Seen> seen, Distance reach, int halfway) {}

  record Seen(int person, GeoPoint point) {}

  @Property(edgeCases = EdgeCasesMode.NONE, tries = 500)
  void staysHoldAllLocationsEachWithinItsRadius(@ForAll("worlds") World world) {
    var neighbours = new Neighbours(new Vicinity(world.reach()));
    settle(world, neighbours, 0, world.seen().size(), -1);
    var stays = neighbours.stays();
    var expected = ordinals(world, 0);
    for (int stay = 0; stay < stays.size; stay++) {
      var middle = new GeoPoint((int) stays.latitudesE7[stay], (int) stays.longitudesE7[stay]);
      int ordinal = stays.ordinal(stay);
      for (int at = stays.start(stay); at < stays.end(stay); at++, ordinal++) {
        var point = point(stays, at);
        assertThat(middle.to(point).metres()).isLessThanOrEqualTo(stays.radii[stay]);
        assertThat(expected.remove(stays.person(stay) + " " + ordinal)).isEqualTo(point);
      }
    }
    assertThat(expected).isEmpty();
    assertThat(neighbours.fresh()).isEqualTo(stays.size);
  }

  @Property(edgeCases = EdgeCasesMode.NONE, tries = 1_000)
  void noStayWithinReachIsMissed(@ForAll("worlds") World world) {
    var neighbours = new Neighbours(new Vicinity(world.reach()));
    settle(world, neighbours, 0, world.halfway(), -1);
    settle(world, neighbours, world.halfway(), world.seen().size(), -1);
    var stays = neighbours.stays();
    var fresh = new HashSet<Integer>();
    for (int i = 0; i < neighbours.fresh(); i++) fresh.add(neighbours.fresh(i));
    for (int one = 0; one < stays.size; one++) {
      var all = found(neighbours, one, Neighbours.BEFORE_ALL);
      var old = found(neighbours, one, Neighbours.AFTER_ALL);
      var later = found(neighbours, one, one);
      assertThat(old).doesNotContainAnyElementsOf(fresh);
      for (int other = 0; other < stays.size; other++) {
        if (!areNear(stays, one, other, world.reach())) continue;
        assertThat(all).contains(other);
        if (!fresh.contains(other)) assertThat(old).contains(other);
        if (fresh.contains(other) && other > one) assertThat(later).contains(other);
        if (fresh.contains(other) && other <= one) assertThat(later).doesNotContain(other);
      }
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE, tries = 300)
  void whatIsTooOldIsForgottenAndNothingElse(@ForAll("worlds") World world) {
    var neighbours = new Neighbours(new Vicinity(world.reach()));
    settle(world, neighbours, 0, world.halfway(), -1);
    settle(world, neighbours, world.halfway(), world.seen().size(), world.halfway());
    var expected = ordinals(world, world.halfway());
    var stays = neighbours.stays();
    for (int stay = 0; stay < stays.size; stay++) {
      for (int i = 0; i < stays.end(stay) - stays.start(stay); i++) {
        expected.remove(stays.person(stay) + " " + (stays.ordinal(stay) + i));
      }
      assertThat(stays.latest(stay)).isGreaterThanOrEqualTo(world.halfway());
    }
    assertThat(expected).isEmpty();
  }

  private static void settle(World world, Neighbours neighbours, int from, int to, long earliest) {
    var counts = new int[PEOPLE];
    for (int i = 0; i < to; i++) {
      var seen = world.seen().get(i);
      int ordinal = counts[seen.person()]++;
      if (i < from) continue;
      neighbours.add(
          seen.person(), ordinal, i, seen.point().latitudeE7(), seen.point().longitudeE7());
    }
    neighbours.settle(earliest);
  }

  /** All locations from that one on, by person and ordinal. */
  private static Map<String, GeoPoint> ordinals(World world, int from) {
    var counts = new int[PEOPLE];
    var points = new HashMap<String, GeoPoint>();
    for (int i = 0; i < world.seen().size(); i++) {
      var seen = world.seen().get(i);
      int ordinal = counts[seen.person()]++;
      if (i >= from) points.put(seen.person() + " " + ordinal, seen.point());
    }
    return points;
  }

  private static Set<Integer> found(Neighbours neighbours, int one, int last) {
    int count = neighbours.find(neighbours.stays(), one, last);
    var found = new HashSet<Integer>();
    for (int i = 0; i < count; i++) assertThat(found.add(neighbours.found(i))).isTrue();
    return found;
  }

  private static boolean areNear(Stays stays, int one, int other, Distance reach) {
    for (int i = stays.start(one); i < stays.end(one); i++) {
      for (int j = stays.start(other); j < stays.end(other); j++) {
        if (point(stays, i).to(point(stays, j)).compareTo(reach) <= 0) return true;
      }
    }
    return false;
  }

  private static GeoPoint point(Stays stays, int at) {
    return new GeoPoint((int) stays.itsLatitudesE7[at], (int) stays.itsLongitudesE7[at]);
  }

  @Provide
  Arbitrary<World> worlds() {
    return Combinators.combine(
            Places.anywhere(), Arbitraries.of(0.05, 1.0, 5.0, 5.0, 60.0, 3_000.0))
        .flatAs(
            (centre, metres) ->
                Combinators.combine(
                        Places.near(centre, metres).list().ofSize(PEOPLE),
                        Arbitraries.of(0.0, metres / 5, 3 * metres))
                    .flatAs((homes, noise) -> among(homes, noise)));
  }

  private static Arbitrary<World> among(List<GeoPoint> homes, double noise) {
    var walks = new ArrayList<Arbitrary<List<GeoPoint>>>();
    for (var home : homes) walks.add(Places.near(home, noise).list().ofMinSize(1).ofMaxSize(6));
    return Combinators.combine(
            Combinators.combine(walks).as(all -> all),
            Arbitraries.of(0.0, 0.0, 1e-6, 0.5),
            Arbitraries.integers().between(0, 12))
        .as(
            (all, more, halfway) -> {
              var seen = new ArrayList<Seen>();
              for (int step = 0; step < 6; step++) {
                for (int person = 0; person < PEOPLE; person++) {
                  var walk = all.get(person);
                  seen.add(new Seen(person, walk.get(step % walk.size())));
                }
              }
              var apart = all.get(0).get(0).to(all.get(1).get(0)).metres() + more;
              return new World(seen, Distance.ofMetres(Math.min(10_000, apart)), halfway);
            });
  }
}
