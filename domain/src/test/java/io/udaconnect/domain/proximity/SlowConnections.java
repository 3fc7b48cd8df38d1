package io.udaconnect.domain.proximity;

import static java.util.Comparator.comparing;

import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.person.People;
import io.udaconnect.domain.person.PersonId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The slow twin of every fast {@link Connections}: compares everything with everything. */
public final class SlowConnections implements Connections {
  private final People people;
  private final Map<LocationKey, Location> seen = new TreeMap<>();

  public SlowConnections(People people, List<Location> arrived) {
    this.people = people;
    for (var location : arrived) seen.putIfAbsent(location.key(), location);
  }

  @Override
  public Stream<Connection> find(PersonId person, TimeRange range, ConnectionRule rule) {
    people.get(person);
    return seen.values().stream()
        .filter(at -> isIn(range, at))
        .filter(at -> !at.person().equals(person) && people.find(at.person()).isPresent())
        .flatMap(
            theirs ->
                own(person, range)
                    .filter(mine -> atOneTime(rule, mine, theirs))
                    .map(mine -> connection(mine, theirs))
                    .filter(one -> one.distance().metres() <= rule.reach().metres())
                    .min(comparing(Connection::distance).thenComparing(Connection::ownTime))
                    .stream());
  }

  private Stream<Location> own(PersonId person, TimeRange range) {
    return seen.values().stream().filter(at -> at.person().equals(person) && isIn(range, at));
  }

  private Connection connection(Location mine, Location theirs) {
    return new Connection(
        people.get(theirs.person()), theirs, mine.point().to(theirs.point()), mine.instant());
  }

  private static boolean isIn(TimeRange range, Location at) {
    return at.instant().compareTo(range.from()) >= 0 && at.instant().compareTo(range.to()) < 0;
  }

  private static boolean atOneTime(ConnectionRule rule, Location mine, Location theirs) {
    if (rule.within().isEmpty()) return true;
    var earliest = mine.instant().minus(rule.within().get());
    var latest = mine.instant().plus(rule.within().get());
    return !theirs.instant().isBefore(earliest) && !theirs.instant().isAfter(latest);
  }
}
