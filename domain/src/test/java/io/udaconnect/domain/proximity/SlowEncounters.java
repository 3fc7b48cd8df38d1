package io.udaconnect.domain.proximity;

import static java.util.Comparator.comparing;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.person.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The slow twin of {@link EncounterDetector}: compares everything with everything. */
final class SlowEncounters {
  private SlowEncounters() {}

  /** A location of the one with the smaller id, and one of the other. */
  private record Pair(Location one, Location other) {
    Distance distance() {
      return one.point().to(other.point());
    }

    Instant from() {
      return one.instant().isBefore(other.instant()) ? one.instant() : other.instant();
    }

    Instant to() {
      return one.instant().isBefore(other.instant()) ? other.instant() : one.instant();
    }

    boolean isNear(ConnectionRule rule) {
      return Duration.between(from(), to()).compareTo(rule.within().orElseThrow()) <= 0
          && distance().compareTo(rule.reach()) <= 0;
    }
  }

  private static final Comparator<Location> BY_TIME_AND_PLACE =
      comparing(Location::instant)
          .thenComparing(at -> at.point().latitudeE7())
          .thenComparing(at -> at.point().longitudeE7());

  private static final Comparator<Pair> CLOSEST =
      comparing(Pair::distance)
          .thenComparing(pair -> pair.one().instant())
          .thenComparing(pair -> pair.other().instant())
          .thenComparing(Pair::one, BY_TIME_AND_PLACE)
          .thenComparing(Pair::other, BY_TIME_AND_PLACE);

  /** As they end. */
  static List<Encounter> among(List<Location> seen, EncounterRule rule) {
    var people = seen.stream().map(Location::person).distinct().sorted().toList();
    var encounters = new ArrayList<Encounter>();
    for (var one : people) {
      for (var other : people) {
        if (one.compareTo(other) < 0) encounters.addAll(between(one, other, seen, rule));
      }
    }
    encounters.sort(Encounter.BY_END);
    return encounters;
  }

  private static List<Encounter> between(
      PersonId one, PersonId other, List<Location> seen, EncounterRule rule) {
    var near = new ArrayList<Pair>();
    for (var his : seen) {
      if (!his.person().equals(one)) continue;
      for (var hers : seen) {
        var pair = new Pair(his, hers);
        if (hers.person().equals(other) && pair.isNear(rule.near())) near.add(pair);
      }
    }
    near.sort(comparing(Pair::from));
    var groups = new ArrayList<List<Pair>>();
    var end = Instant.MIN;
    for (var pair : near) {
      boolean isNew =
          pair.from().isAfter(end) && Duration.between(end, pair.from()).compareTo(rule.gap()) >= 0;
      if (groups.isEmpty() || isNew) groups.add(new ArrayList<>());
      groups.get(groups.size() - 1).add(pair);
      if (pair.to().isAfter(end)) end = pair.to();
    }
    return groups.stream()
        .map(SlowEncounters::encounter)
        .filter(encounter -> encounter.points() >= rule.leastPoints())
        .toList();
  }

  private static Encounter encounter(List<Pair> pairs) {
    Set<LocationKey> points = new HashSet<>();
    for (var pair : pairs) {
      points.add(pair.one().key());
      points.add(pair.other().key());
    }
    var closest = pairs.stream().min(CLOSEST).orElseThrow();
    return new Encounter(
        closest.one().person(),
        closest.other().person(),
        pairs.stream().map(Pair::from).min(Comparator.naturalOrder()).orElseThrow(),
        pairs.stream().map(Pair::to).max(Comparator.naturalOrder()).orElseThrow(),
        closest.distance(),
        points.size(),
        closest.one().point().middleTo(closest.other().point()));
  }
}
