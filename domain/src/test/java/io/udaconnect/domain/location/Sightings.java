package io.udaconnect.domain.location;

import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.person.PersonId;
import java.time.Instant;

/** Locations of the tests. */
public final class Sightings {
  public static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

  private Sightings() {}

  public static Location seen(long person, Instant instant, double latitude, double longitude) {
    return seen(person, 0, instant, latitude, longitude);
  }

  public static Location seen(
      long person, long device, Instant instant, double latitude, double longitude) {
    return new Location(
        new LocationKey(new PersonId(person), new DeviceId(device), instant),
        GeoPoint.of(latitude, longitude));
  }

  /** The UTC day of an instant. */
  public static TimeRange range(String from, String to) {
    return new TimeRange(Instant.parse(from), Instant.parse(to));
  }
}
