package io.udaconnect.domain.proximity;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.MemoryLocations;
import io.udaconnect.domain.person.Person;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.proximity.SmallWorlds.SmallWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class EncounterFinderPropertyTest {
  private static final PersonId ADA = new PersonId(1);

  @Property(edgeCases = EdgeCasesMode.NONE)
  void encountersAreThoseOfTheSlowTwinWithWhoeverIsRegistered(
      @ForAll("worlds") SmallWorld world, @ForAll("gaps") Duration gap) {
    var rule = together(world, gap);
    assertThat(finder(world).find(ADA, world.range(), rule))
        .containsExactlyElementsOf(encounters(world, rule));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void peopleMetAddUpTheEncounters(
      @ForAll("worlds") SmallWorld world, @ForAll("gaps") Duration gap) {
    var rule = together(world, gap);
    var expected = new ArrayList<PersonMet>();
    for (var id : SmallWorlds.REGISTERED) {
      var with = world.people().get(id);
      var spells = new ArrayList<Encounter>();
      for (var one : encounters(world, rule)) {
        if (one.person().equals(with)) spells.add(one.encounter());
      }
      if (!spells.isEmpty()) expected.add(sum(with, spells));
    }
    assertThat(finder(world).met(ADA, world.range(), rule))
        .containsExactlyElementsOf(sorted(expected));
    Statistics.collect(expected.isEmpty() ? "nobody met" : "some met");
    Statistics.coverage(coverage -> coverage.check("some met").percentage(share -> share > 10));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void withoutWithinItIsWhoeverWasThereAtAnyTime(
      @ForAll("worlds") SmallWorld world, @ForAll("gaps") Duration gap) {
    var near = ConnectionRule.anyTime(world.rule().reach());
    var connections =
        new SlowConnections(world.people(), world.arrived())
            .find(ADA, world.range(), near)
            .toList();
    var expected = new ArrayList<PersonMet>();
    for (var id : SmallWorlds.REGISTERED) {
      var visits = connections.stream().filter(one -> one.person().id().equals(id)).toList();
      if (!visits.isEmpty()) expected.add(sum(visits, gap));
    }
    var rule = new EncounterRule(near, gap, EncounterRule.FEWEST_POINTS);
    assertThat(finder(world).met(ADA, world.range(), rule))
        .containsExactlyElementsOf(sorted(expected));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void everybodysEncountersAreThoseOfTheSlowTwinBetweenWhoeverIsRegistered(
      @ForAll("worlds") SmallWorld world, @ForAll("gaps") Duration gap) {
    var rule = together(world, gap);
    var people = world.people();
    var expected = new ArrayList<EncounterBetween>();
    for (var both : SlowEncounters.among(seen(world), rule)) {
      var one = people.find(both.one());
      var other = people.find(both.other());
      if (one.isEmpty() || other.isEmpty()) continue;
      expected.add(new EncounterBetween(one.get(), other.get(), both));
    }
    assertThat(finder(world).all(world.range(), rule)).containsExactlyElementsOf(expected);
    Statistics.collect(expected.isEmpty() ? "nobody met" : "some met");
    Statistics.coverage(coverage -> coverage.check("some met").percentage(share -> share > 10));
  }

  private static EncounterRule together(SmallWorld world, Duration gap) {
    var within = world.rule().within().orElse(EncounterRule.USUAL_WITHIN);
    var near = ConnectionRule.together(world.rule().reach(), within);
    return new EncounterRule(near, gap, EncounterRule.FEWEST_POINTS);
  }

  private static List<EncounterWith> encounters(SmallWorld world, EncounterRule rule) {
    var people = world.people();
    var encounters = new ArrayList<EncounterWith>();
    for (var one : SlowEncounters.among(seen(world), rule)) {
      if (!one.one().equals(ADA) && !one.other().equals(ADA)) continue;
      people.find(one.with(ADA)).ifPresent(other -> encounters.add(new EncounterWith(other, one)));
    }
    return encounters;
  }

  private static List<Location> seen(SmallWorld world) {
    var seen = new ArrayList<Location>();
    for (var at : SmallWorlds.firstOfEachKey(world.arrived())) {
      if (world.range().contains(at.instant())) seen.add(at);
    }
    return seen;
  }

  private static PersonMet sum(Person with, List<Encounter> encounters) {
    var first = Instant.MAX;
    var last = Instant.MIN;
    var duration = Duration.ZERO;
    double closest = Double.MAX_VALUE;
    for (var one : encounters) {
      if (one.from().isBefore(first)) first = one.from();
      if (one.to().isAfter(last)) last = one.to();
      duration = duration.plus(one.duration());
      closest = Math.min(closest, one.closest().metres());
    }
    return new PersonMet(
        with, first, last, encounters.size(), duration, Distance.ofMetres(closest));
  }

  /** The connections of one other person, in the order of time. */
  private static PersonMet sum(List<Connection> visits, Duration gap) {
    int times = 1;
    var duration = Duration.ZERO;
    double closest = visits.get(0).distance().metres();
    for (int i = 1; i < visits.size(); i++) {
      var apart = Duration.between(instant(visits, i - 1), instant(visits, i));
      if (apart.isZero() || apart.compareTo(gap) < 0) duration = duration.plus(apart);
      else times++;
      closest = Math.min(closest, visits.get(i).distance().metres());
    }
    return new PersonMet(
        visits.get(0).person(),
        instant(visits, 0),
        instant(visits, visits.size() - 1),
        times,
        duration,
        Distance.ofMetres(closest));
  }

  private static Instant instant(List<Connection> visits, int i) {
    return visits.get(i).location().instant();
  }

  private static List<PersonMet> sorted(List<PersonMet> met) {
    met.sort(comparing(PersonMet::duration).reversed().thenComparing(one -> one.person().id()));
    return met;
  }

  private static EncounterFinder finder(SmallWorld world) {
    var locations = new MemoryLocations();
    locations.append(world.arrived());
    return new EncounterFinder(world.people(), locations);
  }

  @Provide
  Arbitrary<SmallWorld> worlds() {
    return SmallWorlds.any();
  }

  @Provide
  Arbitrary<Duration> gaps() {
    return Arbitraries.of(0, 1, 58, 59, 300, 3_600).map(Duration::ofSeconds);
  }
}
