package io.udaconnect.domain.live;

import io.udaconnect.domain.geo.GeoBox;
import java.util.Arrays;

/**
 * Sightings by place: a square over the whole earth, in quarters, and those in quarters again where
 * many are. Each square knows when something in it changed last, whoever came, went or moved; so
 * who looks where nothing changed looks at a handful of squares. Threads may not share it.
 */
final class PlaceTree {
  /** So many fit into one square; with half of them, quarters become one again. */
  private static final int MOST = 32;

  private static final int FEW = MOST / 2;

  /** The smallest squares are ten metres high: many at one point are no reason to go on. */
  private static final int DEEPEST = 22;

  private static final long SIDE = 1L << Integer.SIZE;
  private static final long WEST_E7 = -1_800_000_000L;
  private static final long SOUTH_E7 = -900_000_000L;

  private final Square root = new Square(0);

  private static final class Square {
    long changed;
    int count;
    Square[] quarters;
    Sighting[] here = new Sighting[4];

    Square(long changed) {
      this.changed = changed;
    }

    void put(int index, Sighting sighting) {
      if (index == here.length) here = Arrays.copyOf(here, 2 * index);
      here[index] = sighting;
    }
  }

  /** A box that does not cross the antimeridian, counted from the corner of the root. */
  private record Window(long west, long south, long east, long north) {
    static Window of(long westE7, long southE7, long eastE7, long northE7) {
      return new Window(westE7 - WEST_E7, southE7 - SOUTH_E7, eastE7 - WEST_E7, northE7 - SOUTH_E7);
    }

    boolean meets(long x, long y, long side) {
      return x <= east && west < x + side && y <= north && south < y + side;
    }

    boolean contains(Sighting sighting) {
      long x = x(sighting);
      long y = y(sighting);
      return west <= x && x <= east && south <= y && y <= north;
    }
  }

  /** At its place, as of its change. */
  void add(Sighting sighting) {
    var square = root;
    for (int depth = 0; ; depth++) {
      square.changed = sighting.change;
      square.count++;
      if (square.quarters == null && square.count > MOST && depth < DEEPEST) split(square, depth);
      if (square.quarters == null) break;
      square = square.quarters[quarter(sighting, depth)];
    }
    square.put(square.count - 1, sighting);
  }

  /** From its place, before that changes. */
  void remove(Sighting sighting, long change) {
    var square = root;
    for (int depth = 0; ; depth++) {
      square.changed = change;
      if (square.quarters != null && square.count <= FEW) gather(square);
      square.count--;
      if (square.quarters == null) break;
      square = square.quarters[quarter(sighting, depth)];
    }
    int at = 0;
    while (square.here[at] != sighting) at++;
    square.here[at] = square.here[square.count];
    square.here[square.count] = null;
  }

  /** The one that is being added is counted, and not yet here. */
  private static void split(Square square, int depth) {
    square.quarters = new Square[4];
    for (int i = 0; i < 4; i++) square.quarters[i] = new Square(square.changed);
    for (int i = 0; i < square.count - 1; i++) {
      var sighting = square.here[i];
      var quarter = square.quarters[quarter(sighting, depth)];
      quarter.put(quarter.count++, sighting);
    }
    square.here = null;
  }

  private static void gather(Square square) {
    var all = new Sighting[MOST];
    int count = 0;
    for (var quarter : square.quarters) {
      if (quarter.quarters != null) gather(quarter);
      for (int i = 0; i < quarter.count; i++) all[count++] = quarter.here[i];
    }
    square.quarters = null;
    square.here = all;
  }

  /** All in this box that changed since then. */
  void find(GeoBox box, long since, Found found) {
    if (box.crossesAntimeridian()) {
      find(box.westE7(), box, -WEST_E7, since, found);
      find(WEST_E7, box, box.eastE7(), since, found);
    } else {
      find(box.westE7(), box, box.eastE7(), since, found);
    }
  }

  private void find(long westE7, GeoBox box, long eastE7, long since, Found found) {
    find(root, 0, 0, SIDE, Window.of(westE7, box.southE7(), eastE7, box.northE7()), since, found);
  }

  private static void find(
      Square square, long x, long y, long side, Window window, long since, Found found) {
    if (square.changed <= since || !window.meets(x, y, side)) return;
    if (square.quarters != null) {
      long half = side / 2;
      find(square.quarters[0], x, y, half, window, since, found);
      find(square.quarters[1], x + half, y, half, window, since, found);
      find(square.quarters[2], x, y + half, half, window, since, found);
      find(square.quarters[3], x + half, y + half, half, window, since, found);
      return;
    }
    found.touch();
    for (int i = 0; i < square.count; i++) {
      var sighting = square.here[i];
      if (sighting.change > since && window.contains(sighting)) found.add(sighting);
    }
  }

  private static int quarter(Sighting sighting, int depth) {
    int bit = Integer.SIZE - 1 - depth;
    return (int) ((y(sighting) >> bit & 1) << 1 | (x(sighting) >> bit & 1));
  }

  private static long x(Sighting sighting) {
    return sighting.longitudeE7 - WEST_E7;
  }

  private static long y(Sighting sighting) {
    return sighting.latitudeE7 - SOUTH_E7;
  }
}
