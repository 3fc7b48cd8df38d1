package io.udaconnect.jpa;

import java.util.Arrays;

/** Locations of one hour, column by column: without an object for each. */
final class LocationColumns {
  private static final int FIRST_SIZE = 8;

  /** Two to this power is more than an hour has microseconds, and leaves room for an index. */
  private static final int MICROS_BITS = 32;

  private static final int INDEX_BITS = Long.SIZE - 1 - MICROS_BITS;

  private long[] micros = new long[FIRST_SIZE];
  private long[] persons = new long[FIRST_SIZE];
  private long[] devices = new long[FIRST_SIZE];
  private int[] latitudes = new int[FIRST_SIZE];
  private int[] longitudes = new int[FIRST_SIZE];
  private int size;

  void add(long micros, long person, long device, int latitudeE7, int longitudeE7) {
    if (size == this.micros.length) grow();
    this.micros[size] = micros;
    persons[size] = person;
    devices[size] = device;
    latitudes[size] = latitudeE7;
    longitudes[size] = longitudeE7;
    size++;
  }

  void addAll(LocationColumns more) {
    for (int i = 0; i < more.size; i++) {
      add(more.micros[i], more.persons[i], more.devices[i], more.latitudes[i], more.longitudes[i]);
    }
  }

  /** Those of all others. */
  LocationColumns without(long person) {
    var others = new LocationColumns();
    for (int i = 0; i < size; i++) {
      if (persons[i] != person) {
        others.add(micros[i], persons[i], devices[i], latitudes[i], longitudes[i]);
      }
    }
    return others;
  }

  private void grow() {
    micros = Arrays.copyOf(micros, 2 * size);
    persons = Arrays.copyOf(persons, 2 * size);
    devices = Arrays.copyOf(devices, 2 * size);
    latitudes = Arrays.copyOf(latitudes, 2 * size);
    longitudes = Arrays.copyOf(longitudes, 2 * size);
  }

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  long micros(int index) {
    return micros[index];
  }

  long person(int index) {
    return persons[index];
  }

  long device(int index) {
    return devices[index];
  }

  int latitudeE7(int index) {
    return latitudes[index];
  }

  int longitudeE7(int index) {
    return longitudes[index];
  }

  /** Where they are, in the order of keys; of several with one key the one that was added first. */
  int[] inOrder() {
    if (size == 0) return new int[0];
    long first = Arrays.stream(micros, 0, size).min().orElseThrow();
    var byTime = new long[size];
    for (int i = 0; i < size; i++) byTime[i] = (micros[i] - first) << INDEX_BITS | i;
    Arrays.sort(byTime);
    var order = new int[size];
    int count = 0;
    for (long next : byTime) {
      int index = (int) next & ((1 << INDEX_BITS) - 1);
      int place = count;
      while (place > 0 && compare(order[place - 1], index) > 0) place--;
      if (place > 0 && compare(order[place - 1], index) == 0) continue;
      for (int i = count; i > place; i--) order[i] = order[i - 1];
      order[place] = index;
      count++;
    }
    return Arrays.copyOf(order, count);
  }

  private int compare(int one, int other) {
    int byTime = Long.compare(micros[one], micros[other]);
    if (byTime != 0) return byTime;
    int byPerson = Long.compare(persons[one], persons[other]);
    return byPerson != 0 ? byPerson : Long.compare(devices[one], devices[other]);
  }
}
