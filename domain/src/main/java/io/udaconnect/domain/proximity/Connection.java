package io.udaconnect.domain.proximity;

import static java.util.Objects.requireNonNull;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.person.Person;
import java.time.Instant;

/**
 * A location of another person near one of mine.
 *
 * @param person the other
 * @param location where and when the other was
 * @param distance to the closest of my own locations that the rule allows
 * @param ownTime when I was there; of several equally close ones the earliest
 */
public record Connection(Person person, Location location, Distance distance, Instant ownTime) {
  public Connection {
    requireNonNull(person);
    requireNonNull(location);
    requireNonNull(distance);
    requireNonNull(ownTime);
  }
}
