package io.udaconnect.domain.proximity;

import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.Locations;
import io.udaconnect.domain.person.People;
import io.udaconnect.domain.person.PersonId;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds connections in what is stored: the store narrows to the surroundings of the person's own
 * track, the track decides.
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
    var surroundings = Surroundings.of(person, range, people, locations);
    var track = new Track(surroundings.own(), rule);
    return surroundings
        .near(rule, track.gaze())
        .filter(seen -> seen.person().value() != person.value())
        .flatMap(seen -> connection(track, seen).stream());
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
