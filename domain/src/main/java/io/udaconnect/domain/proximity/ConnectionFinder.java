package io.udaconnect.domain.proximity;

import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.geo.GeoBox;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.Locations;
import io.udaconnect.domain.person.People;
import io.udaconnect.domain.person.PersonId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds connections in what is stored: the store narrows to a box around the person's own track,
 * the track decides.
 */
public final class ConnectionFinder implements Connections {
  private final People people;
  private final Locations locations;

  public ConnectionFinder(People people, Locations locations) {
    this.people = people;
    this.locations = locations;
  }

  @Override
  public Stream<Connection> find(PersonId person, TimeRange range, ConnectionRule rule) {
    people.get(person);
    var own = ownLocations(person, range);
    if (own.isEmpty()) return Stream.empty();
    var track = new Track(own, rule);
    var box = GeoBox.around(own.stream().map(Location::point).toList(), rule.reach());
    return locations
        .in(box, range)
        .filter(seen -> !seen.person().equals(person))
        .flatMap(seen -> connection(track, seen).stream());
  }

  private List<Location> ownLocations(PersonId person, TimeRange range) {
    try (var own = locations.of(person, range)) {
      return own.toList();
    }
  }

  /** Empty where the other is not near, or was removed and only their locations are still here. */
  private Optional<Connection> connection(Track track, Location seen) {
    return track
        .closest(seen)
        .flatMap(
            closest ->
                people
                    .find(seen.person())
                    .map(
                        other ->
                            new Connection(
                                other, seen, closest.distance(), closest.own().instant())));
  }
}
