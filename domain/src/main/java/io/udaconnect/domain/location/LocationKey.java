package io.udaconnect.domain.location;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import io.udaconnect.domain.Refused;
import io.udaconnect.domain.person.PersonId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * What makes a location one: who, by which device, when. What comes again with the same key is the
 * same location. Keys sort by time, then person, then device.
 */
public record LocationKey(PersonId person, DeviceId device, Instant instant)
    implements Comparable<LocationKey> {

  /** Before this instant nobody sent locations; what claims so has a wrong clock. */
  public static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  /** The first instant that is too late for any clock; a {@link LocationId} has no room for it. */
  public static final Instant END_OF_TIME = Instant.parse("4000-01-01T00:00:00Z");

  private static final Comparator<LocationKey> BY_TIME =
      comparing(LocationKey::instant)
          .thenComparing(LocationKey::person)
          .thenComparing(LocationKey::device);

  public LocationKey {
    requireNonNull(person);
    requireNonNull(device);
    instant = possible(instant);
  }

  /** The instant to the microsecond; refused if no location can be of then. */
  public static Instant possible(Instant instant) {
    if (instant.isBefore(EARLIEST) || !instant.isBefore(END_OF_TIME)) {
      throw Refused.invalid(
          "creation_time", "must be in the years 2000 to 3999 (UTC), it is " + instant);
    }
    return instant.truncatedTo(ChronoUnit.MICROS);
  }

  /** Microseconds since 1970. */
  public long micros() {
    return micros(instant);
  }

  /** Of any instant the microseconds since 1970. */
  public static long micros(Instant instant) {
    // not MICROS.between, which counts in nanoseconds on JDK 17 and overflows in the year 2262
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
  }

  public static Instant ofMicros(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** The location's public id; see {@link LocationId}. */
  public String id() {
    return LocationId.of(this);
  }

  @Override
  public int compareTo(LocationKey other) {
    return BY_TIME.compare(this, other);
  }
}
