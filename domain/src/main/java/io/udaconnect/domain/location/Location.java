package io.udaconnect.domain.location;

import static java.util.Objects.requireNonNull;

import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.person.PersonId;
import java.time.Instant;

/** One person at one point at one instant, as one device saw it. */
public record Location(LocationKey key, GeoPoint point) {
  public Location {
    requireNonNull(key);
    requireNonNull(point);
  }

  public PersonId person() {
    return key.person();
  }

  public Instant instant() {
    return key.instant();
  }
}
