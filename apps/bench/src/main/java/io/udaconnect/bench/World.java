package io.udaconnect.bench;

import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.location.DeviceId;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.person.PersonId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * All locations that a load may send, by number: the same number is always the same location, so a
 * set of millions is a row of bits. Everyone takes a step, then everyone takes the next.
 */
public final class World {
  private static final long STEP_MICROS = 100_000;
  private static final int HALL_WIDTH = 100; // people stand in rows, 1.1 m apart
  private static final int ONE_METRE_E7 = 90;
  private static final int SOUTH_E7 = 488_000_000;
  private static final int WEST_E7 = 22_000_000;

  private final long[] people;
  private final Map<Long, Integer> places = new HashMap<>();
  private final long startMicros;

  /**
   * @param people the ids of those who walk
   * @param start when they set out; the steps are a tenth of a second apart
   */
  public World(long[] people, Instant start) {
    this.people = people.clone();
    for (int place = 0; place < people.length; place++) places.put(people[place], place);
    startMicros = ChronoUnit.MICROS.between(Instant.EPOCH, start);
  }

  public int people() {
    return people.length;
  }

  long person(int number) {
    return people[number % people.length];
  }

  /** Since 1970. */
  long micros(int number) {
    return startMicros + step(number) * STEP_MICROS;
  }

  int latitudeE7(int number) {
    return SOUTH_E7 + number % people.length / HALL_WIDTH * 100 + step(number) % 600 * ONE_METRE_E7;
  }

  int longitudeE7(int number) {
    return WEST_E7 + number % people.length % HALL_WIDTH * 140 + step(number) % 7 * ONE_METRE_E7;
  }

  Location location(int number) {
    return new Location(
        new LocationKey(
            new PersonId(person(number)), DeviceId.NONE, LocationKey.ofMicros(micros(number))),
        new GeoPoint(latitudeE7(number), longitudeE7(number)));
  }

  /** The number of the location with this key; -1 if it is of another world. */
  int number(long person, long device, long micros) {
    var place = places.get(person);
    long since = micros - startMicros;
    if (place == null || device != 0 || since < 0 || since % STEP_MICROS != 0) return -1;
    long number = since / STEP_MICROS * people.length + place;
    return number <= Integer.MAX_VALUE ? (int) number : -1;
  }

  /** Nothing of this world is older. */
  long startMicros() {
    return startMicros;
  }

  /** The first and the last id, between which there may be others. */
  long lowestPerson() {
    return places.keySet().stream().mapToLong(Long::longValue).min().orElseThrow();
  }

  long highestPerson() {
    return places.keySet().stream().mapToLong(Long::longValue).max().orElseThrow();
  }

  private int step(int number) {
    return number / people.length;
  }
}
