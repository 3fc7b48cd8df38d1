package io.udaconnect.domain.proximity;

import static java.time.temporal.ChronoUnit.HOURS;
import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.proximity.SmallWorlds.SmallWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class VisitorsPropertyTest {
  private static final PersonId ADA = new PersonId(1);

  @Property(edgeCases = EdgeCasesMode.NONE)
  void inWhateverOrderTheyAreSeenWithinAnHourTheyAreThoseOfTheSlowTwin(
      @ForAll("worlds") SmallWorld world,
      @ForAll("gaps") Duration gap,
      @ForAll("leastPoints") int leastPoints,
      @ForAll long seed) {
    var near = ConnectionRule.anyTime(world.rule().reach());
    var visitors = new Visitors(of(world, true), new EncounterRule(near, gap, leastPoints));
    var others = new ArrayList<>(of(world, false));
    Collections.shuffle(others, new Random(seed));
    others.sort(comparing(at -> at.instant().truncatedTo(HOURS)));
    boolean isAsked = seed % 2 == 0;
    for (var at : others) {
      var point = at.point();
      if (isAsked && !visitors.looksAt(point.latitudeE7(), point.longitudeE7())) continue;
      visitors.seen(
          at.person().value(), at.key().micros(), point.latitudeE7(), point.longitudeE7());
    }
    assertThat(visitors.met(world.people()))
        .containsExactlyElementsOf(expected(world, near, gap, leastPoints));
  }

  private static List<Location> of(SmallWorld world, boolean isOwn) {
    return SmallWorlds.firstOfEachKey(world.arrived()).stream()
        .filter(at -> world.range().contains(at.instant()) && at.person().equals(ADA) == isOwn)
        .toList();
  }

  private static List<PersonMet> expected(
      SmallWorld world, ConnectionRule near, Duration gap, int leastPoints) {
    var connections =
        new SlowConnections(world.people(), world.arrived())
            .find(ADA, world.range(), near)
            .toList();
    var met = new ArrayList<PersonMet>();
    for (var id : SmallWorlds.REGISTERED) {
      var acquaintance = new Acquaintance();
      int visits = 0;
      for (var visit : visits(connections, id, gap)) {
        if (visit.size() + 1 < leastPoints) continue;
        var last = visit.get(visit.size() - 1).location().instant();
        acquaintance.add(visit.get(0).location().instant(), last, closest(visit));
        visits++;
      }
      if (visits > 0) met.add(acquaintance.with(world.people().get(id)));
    }
    met.sort(PersonMet.BY_RANK);
    return met;
  }

  private static List<List<Connection>> visits(
      List<Connection> connections, PersonId id, Duration gap) {
    var visits = new ArrayList<List<Connection>>();
    Connection before = null;
    for (var one : connections) {
      if (!one.person().id().equals(id)) continue;
      boolean isNew = before == null;
      if (!isNew) {
        var apart = Duration.between(before.location().instant(), one.location().instant());
        isNew = !apart.isZero() && apart.compareTo(gap) >= 0;
      }
      if (isNew) visits.add(new ArrayList<>());
      visits.get(visits.size() - 1).add(one);
      before = one;
    }
    return visits;
  }

  private static Distance closest(List<Connection> visit) {
    return visit.stream().map(Connection::distance).min(Distance::compareTo).orElseThrow();
  }

  @Provide
  Arbitrary<SmallWorld> worlds() {
    return SmallWorlds.any();
  }

  @Provide
  Arbitrary<Duration> gaps() {
    return Arbitraries.of(0, 1, 58, 59, 300, 3_600).map(Duration::ofSeconds);
  }

  @Provide
  Arbitrary<Integer> leastPoints() {
    return Arbitraries.of(2, 2, 3, 4);
  }
}
