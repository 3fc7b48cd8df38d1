package io.udaconnect.domain.proximity;

import static java.time.temporal.ChronoUnit.HOURS;
import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.Patch;
import io.udaconnect.domain.location.Patches;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.proximity.SmallWorlds.SmallWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
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
    if (seed % 2 == 0) byPatches(others, visitors);
    else oneByOne(others, visitors);
    assertThat(visitors.met(world.people()))
        .containsExactlyElementsOf(expected(world, near, gap, leastPoints));
  }

  private static void byPatches(List<Location> others, Visitors visitors) {
    var hours =
        others.stream()
            .collect(groupingBy(at -> at.instant().truncatedTo(HOURS), TreeMap::new, toList()));
    for (var hour : hours.values()) {
      for (var there : Patches.byPlace(hour)) {
        Patches.of(there.stream().map(Location::point).toList())
            .ifPresentOrElse(
                patch -> onPatch(patch, there, visitors), () -> oneByOne(there, visitors));
      }
    }
  }

  private static void onPatch(Patch patch, List<Location> there, Visitors visitors) {
    var matter = new int[there.size()];
    int count = visitors.looksAt(patch, matter);
    for (int i = 0; i < count; i++) {
      var at = there.get(matter[i]);
      visitors.seenOn(patch, matter[i], at.person().value(), at.key().micros());
    }
  }

  private static void oneByOne(List<Location> others, Visitors visitors) {
    for (var at : others) {
      var point = at.point();
      visitors.seen(
          at.person().value(), at.key().micros(), point.latitudeE7(), point.longitudeE7());
    }
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
