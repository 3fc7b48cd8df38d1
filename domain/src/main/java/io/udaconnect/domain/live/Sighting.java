package io.udaconnect.domain.live;

/** Where one person was seen last. Only {@link Whereabouts} changes it. */
final class Sighting {
  /** Where no offset is known, because a store says so and not the topic. */
  static final long FROM_STORE = -1;

  final long person;

  /** A small number that no other has meanwhile. */
  final int number;

  int latitudeE7;
  int longitudeE7;
  long micros = Long.MIN_VALUE;
  long device;
  int partition;
  long offset;

  /** The number of the change that brought it here; no two have the same. */
  long change;

  /** As viewers get it; made when the first of them does. */
  byte[] written;

  Sighting(long person, int number) {
    this.person = person;
    this.number = number;
  }

  boolean isOlderThan(long otherMicros, long otherDevice) {
    return micros < otherMicros || (micros == otherMicros && device < otherDevice);
  }
}
