package io.udaconnect.bench;

import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.location.DeviceId;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.person.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * All locations that a load may send, by number: the same number is always the same location, so a
 * set of millions is a row of bits. Everyone takes a step, in an order that has nothing to do with
 * their ids, then everyone takes the next. One step in 128 was measured the day before.
 */
public final class World {
  private static final long STEP_MICROS = 100_000;

  /** With few people the steps are closer: 200 million of them fit into a world's time. */
  private static final long STEP_MICROS_A_PERSON = 144;

  private static final long SPAN_MICROS = Duration.ofHours(8).toNanos() / 1_000;
  private static final long DAY_MICROS = 86_400_000_000L;
  private static final int DEVICES = 3; // the first is none

  private static final int HALL_WIDTH = 100; // people stand in rows, 1.1 m apart
  private static final int ONE_METRE_E7 = 90;
  private static final int SOUTH_E7 = 488_000_000;
  private static final int WEST_E7 = 22_000_000;
  private static final int NOISE_E7 = 0xFF; // satellites are not that exact

  private final long[] people;
  private final Map<Long, Integer> places = new HashMap<>();
  private final long startMicros;
  private final long stepMicros;

  /**
   * @param people the ids of those who walk
   * @param start when they set out; they walk for eight hours at most
   */
  public World(long[] people, Instant start) {
    this.people = shuffled(people);
    for (int place = 0; place < people.length; place++) places.put(this.people[place], place);
    startMicros = ChronoUnit.MICROS.between(Instant.EPOCH, start);
    stepMicros = Math.min(STEP_MICROS, STEP_MICROS_A_PERSON * people.length);
  }

  public int people() {
    return people.length;
  }

  long person(int number) {
    return people[place(number)];
  }

  /** 0 for some: they name none. */
  long device(int number) {
    return place(number) % DEVICES;
  }

  /** Since 1970. */
  long micros(int number) {
    long micros = startMicros + step(number) * stepMicros;
    return isOfTheDayBefore(number) ? micros - DAY_MICROS : micros;
  }

  int latitudeE7(int number) {
    return SOUTH_E7
        + place(number) / HALL_WIDTH * 100
        + step(number) % 600 * ONE_METRE_E7
        + (int) (mixed(number) & NOISE_E7);
  }

  int longitudeE7(int number) {
    return WEST_E7
        + place(number) % HALL_WIDTH * 140
        + step(number) % 7 * ONE_METRE_E7
        + (int) (mixed(number) >>> 8 & NOISE_E7);
  }

  Location location(int number) {
    return new Location(
        new LocationKey(
            new PersonId(person(number)),
            new DeviceId(device(number)),
            LocationKey.ofMicros(micros(number))),
        new GeoPoint(latitudeE7(number), longitudeE7(number)));
  }

  /** The number of the location with this key; -1 if it is of another world. */
  int number(long person, long device, long micros) {
    var place = places.get(person);
    if (place == null || device != place % DEVICES) return -1;
    for (int days = 0; days <= 1; days++) {
      long since = micros - startMicros + days * DAY_MICROS;
      long number = since / stepMicros * people.length + place;
      if (since >= 0
          && since < SPAN_MICROS
          && since % stepMicros == 0
          && number <= Integer.MAX_VALUE
          && isOfTheDayBefore((int) number) == (days == 1)) {
        return (int) number;
      }
    }
    return -1;
  }

  /** How many locations there are. */
  int size() {
    return (int) Math.min(Integer.MAX_VALUE, SPAN_MICROS / stepMicros * people.length);
  }

  /** Nothing of this world is older. */
  long earliestMicros() {
    return startMicros - DAY_MICROS;
  }

  /** What is true of the rows of this world, and of no other that begins eight hours off. */
  String condition() {
    return "person_id between %d and %d and (%s or %s)"
        .formatted(
            Arrays.stream(people).min().orElseThrow(),
            Arrays.stream(people).max().orElseThrow(),
            during(startMicros),
            during(startMicros - DAY_MICROS));
  }

  boolean has(long person) {
    return places.containsKey(person);
  }

  private static String during(long micros) {
    return "instant >= '%s' and instant < '%s'"
        .formatted(instant(micros), instant(micros + SPAN_MICROS));
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private int place(int number) {
    return number % people.length;
  }

  private int step(int number) {
    return number / people.length;
  }

  private static boolean isOfTheDayBefore(int number) {
    return mixed(number) >>> 57 == 0;
  }

  /** Bits that look like chance. */
  private static long mixed(int number) {
    long bits = (number + 1) * 0x9E3779B97F4A7C15L;
    bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
    bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
    return bits ^ bits >>> 31;
  }

  private static long[] shuffled(long[] people) {
    List<Long> list = Arrays.stream(people).boxed().collect(Collectors.toList());
    Collections.shuffle(list, new Random(people.length));
    return list.stream().mapToLong(Long::longValue).toArray();
  }
}
