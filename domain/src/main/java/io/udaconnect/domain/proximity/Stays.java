package io.udaconnect.domain.proximity;

import java.util.Arrays;

/**
 * Locations in stays: what came of one person one after the other and lies close together. All is
 * in columns, as it is looked at in a row. Threads may not share it.
 */
final class Stays {
  /** So many locations are one stay at most: as many as a number has bits. */
  static final int MOST = Long.SIZE;

  private static final int LEAST = 16;

  // a row is a stay
  int size;
  long[] places = new long[LEAST];

  /** Of the middle. */
  double[] latitudesE7 = new double[LEAST];

  double[] longitudesE7 = new double[LEAST];

  /** In metres: all of it is this near the middle, or nearer. */
  double[] radii = new double[LEAST];

  /** The number of the person, and of the first location of theirs. */
  private long[] whos = new long[LEAST];

  /** Where its locations begin; those of the next one follow. */
  private int[] starts = new int[LEAST + 1];

  // a row is a location
  double[] itsLatitudesE7 = new double[LEAST];
  double[] itsLongitudesE7 = new double[LEAST];
  long[] itsMicros = new long[LEAST];

  void clear() {
    size = 0;
  }

  int person(int stay) {
    return Packed.high(whos[stay]);
  }

  /** The ordinal of the first location: the others follow. */
  int ordinal(int stay) {
    return Packed.low(whos[stay]);
  }

  int start(int stay) {
    return starts[stay];
  }

  int end(int stay) {
    return starts[stay + 1];
  }

  long latest(int stay) {
    return itsMicros[end(stay) - 1];
  }

  /** Another stay; its locations are yet to come, and where it is. */
  void begin(int person, int ordinal) {
    if (size == places.length) makeRoom();
    whos[size] = Packed.of(person, ordinal);
    starts[size + 1] = starts[size];
    size++;
  }

  /** Another location of the last stay. */
  void add(long micros, int latitudeE7, int longitudeE7) {
    int at = starts[size]++;
    makeRoom(at + 1);
    itsLatitudesE7[at] = latitudeE7;
    itsLongitudesE7[at] = longitudeE7;
    itsMicros[at] = micros;
  }

  /** Where the last stay is. */
  void place(long place, double latitudeE7, double longitudeE7, double radius) {
    places[size - 1] = place;
    latitudesE7[size - 1] = latitudeE7;
    longitudesE7[size - 1] = longitudeE7;
    radii[size - 1] = radius;
  }

  /** The same stay as that one, as the last. */
  void take(Stays those, int that) {
    begin(those.person(that), those.ordinal(that));
    place(those.places[that], those.latitudesE7[that], those.longitudesE7[that], those.radii[that]);
    int first = those.start(that);
    int to = starts[size];
    int count = those.end(that) - first;
    makeRoom(to + count);
    for (int i = 0; i < count; i++) {
      itsLatitudesE7[to + i] = those.itsLatitudesE7[first + i];
      itsLongitudesE7[to + i] = those.itsLongitudesE7[first + i];
      itsMicros[to + i] = those.itsMicros[first + i];
    }
    starts[size] = to + count;
  }

  private void makeRoom() {
    int length = 2 * size;
    places = Arrays.copyOf(places, length);
    latitudesE7 = Arrays.copyOf(latitudesE7, length);
    longitudesE7 = Arrays.copyOf(longitudesE7, length);
    radii = Arrays.copyOf(radii, length);
    whos = Arrays.copyOf(whos, length);
    starts = Arrays.copyOf(starts, length + 1);
  }

  private void makeRoom(int locations) {
    if (locations <= itsMicros.length) return;
    int length = Math.max(locations, 2 * itsMicros.length);
    itsLatitudesE7 = Arrays.copyOf(itsLatitudesE7, length);
    itsLongitudesE7 = Arrays.copyOf(itsLongitudesE7, length);
    itsMicros = Arrays.copyOf(itsMicros, length);
  }
}
