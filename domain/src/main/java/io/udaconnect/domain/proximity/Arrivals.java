package io.udaconnect.domain.proximity;

import java.util.Arrays;

/**
 * Locations that came one after the other and wait to be looked at place by place: what is known of
 * a place and of those who are there is then looked at many times in a row. Threads may not share
 * it.
 */
final class Arrivals {
  private static final int BITS = 16;

  /** So many are looked at together, at most. */
  private static final int MOST = 1 << BITS;

  private static final int LEAST = 16;

  // a row is a location
  private static final int WIDTH = 3;
  private static final int WHO = 0;
  private static final int MICROS = 1;
  private static final int PLACE = 2;

  private long[] sorted = {};
  private long[] rows = new long[LEAST * WIDTH];

  /** The number of a place, and in the last bits the row of a location there. */
  private long[] places = new long[LEAST];

  private int size;

  int size() {
    return size;
  }

  boolean isFull() {
    return size == MOST;
  }

  /** Another one, of no earlier time than all before. */
  void add(long place, int person, int ordinal, long micros, int latitudeE7, int longitudeE7) {
    if (size == places.length) {
      rows = Arrays.copyOf(rows, 2 * rows.length);
      places = Arrays.copyOf(places, 2 * size);
    }
    int at = size * WIDTH;
    rows[at + WHO] = Packed.of(person, ordinal);
    rows[at + MICROS] = micros;
    rows[at + PLACE] = Packed.of(latitudeE7, longitudeE7);
    places[size] = place << BITS | size;
    size++;
  }

  /** Puts those of one place in a row, each in the order of time. */
  void sort() {
    Arrays.sort(places, 0, size);
    if (sorted.length < size * WIDTH) sorted = new long[rows.length];
    for (int i = 0; i < size; i++) {
      int at = ((int) places[i] & (MOST - 1)) * WIDTH;
      sorted[i * WIDTH + WHO] = rows[at + WHO];
      sorted[i * WIDTH + MICROS] = rows[at + MICROS];
      sorted[i * WIDTH + PLACE] = rows[at + PLACE];
    }
  }

  void clear() {
    size = 0;
  }

  long place(int i) {
    return places[i] >> BITS;
  }

  int person(int i) {
    return Packed.high(sorted[i * WIDTH + WHO]);
  }

  int ordinal(int i) {
    return Packed.low(sorted[i * WIDTH + WHO]);
  }

  long micros(int i) {
    return sorted[i * WIDTH + MICROS];
  }

  int latitudeE7(int i) {
    return Packed.high(sorted[i * WIDTH + PLACE]);
  }

  int longitudeE7(int i) {
    return Packed.low(sorted[i * WIDTH + PLACE]);
  }
}
