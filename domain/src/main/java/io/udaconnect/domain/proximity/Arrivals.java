package io.udaconnect.domain.proximity;

import java.util.Arrays;

/**
 * Locations that came one after the other and wait to be looked at person by person. Threads may
 * not share it.
 */
final class Arrivals {
  private static final int BITS = 17;

  /** So many are looked at together, at most. */
  private static final int MOST = 1 << BITS;

  private static final int LEAST = 16;

  // a row is a location
  private static final int WIDTH = 3;
  private static final int ORDINAL = 0;
  private static final int MICROS = 1;
  private static final int PLACE = 2;

  private long[] rows = new long[LEAST * WIDTH];

  /** The number of a person, and in the last bits the row of a location of theirs. */
  private long[] order = new long[LEAST];

  private int size;

  int size() {
    return size;
  }

  boolean isFull() {
    return size == MOST;
  }

  /** Another one, of no earlier time than all before. */
  void add(int person, int ordinal, long micros, int latitudeE7, int longitudeE7) {
    if (size == order.length) {
      rows = Arrays.copyOf(rows, 2 * rows.length);
      order = Arrays.copyOf(order, 2 * size);
    }
    int at = size * WIDTH;
    rows[at + ORDINAL] = ordinal;
    rows[at + MICROS] = micros;
    rows[at + PLACE] = Packed.of(latitudeE7, longitudeE7);
    order[size] = (long) person << BITS | size;
    size++;
  }

  /** Puts those of one person in a row, each in the order of time. */
  void sort() {
    Arrays.sort(order, 0, size);
  }

  void clear() {
    size = 0;
  }

  int person(int i) {
    return (int) (order[i] >> BITS);
  }

  int ordinal(int i) {
    return (int) rows[at(i) + ORDINAL];
  }

  long micros(int i) {
    return rows[at(i) + MICROS];
  }

  int latitudeE7(int i) {
    return Packed.high(rows[at(i) + PLACE]);
  }

  int longitudeE7(int i) {
    return Packed.low(rows[at(i) + PLACE]);
  }

  private int at(int i) {
    return ((int) order[i] & (MOST - 1)) * WIDTH;
  }
}
