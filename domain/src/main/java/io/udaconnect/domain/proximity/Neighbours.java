package io.udaconnect.domain.proximity;

import io.udaconnect.domain.geo.GeoBox;
import io.udaconnect.domain.geo.Vicinity;
import java.util.Arrays;

/**
 * Locations in {@link Stays}, added in the order of time, and asked which stays are near another.
 * What was found last is there until the next question. Threads may not share it.
 */
final class Neighbours {
  /** What comes before all stays, and what after all. */
  static final int BEFORE_ALL = -1;

  static final int AFTER_ALL = Integer.MAX_VALUE - 1;

  private static final int HALF_TURN_E7 = 1_800_000_000;

  /** For the strips around a place, which are fewer. */
  private static final int CURSORS = 8;

  /** Fewer locations than this are a stay only if they lie closer together. */
  private static final int FEW = 4;

  /** As many times as the reach. */
  private static final double NARROW = 1;

  private static final int BITS = 17;
  private static final int OLD = Integer.MAX_VALUE;

  private final Vicinity vicinity;
  private final Strips strips;
  private final Arrivals arrivals = new Arrivals();
  private final Stays arrived = new Stays();

  /** Those that can be found, by place. */
  private Stays stays = new Stays();

  private Stays before = new Stays();

  /** By stay: itself if it came when others were settled last, else {@link #OLD}. */
  private int[] turns = {};

  private double greatestRadius;
  private int[] fresh = {};
  private int freshCount;
  private long[] order = {};

  /** By strip, where the last question about it was answered. */
  private final int[] starts = new int[CURSORS];

  private final int[] ends = new int[CURSORS];

  private int count;
  private int[] near = {};
  private double[] room = {};

  /** All that are asked to look around share what tells how far it is. */
  Neighbours(Vicinity vicinity) {
    this.vicinity = vicinity;
    strips = new Strips(vicinity.widest());
  }

  /** Whether there is no room for another one before those that wait are settled. */
  boolean isFull() {
    return arrivals.isFull();
  }

  /** Adds one, to wait until it is settled. The numbers are the caller's. */
  void add(int person, int ordinal, long micros, int latitudeE7, int longitudeE7) {
    arrivals.add(person, ordinal, micros, latitudeE7, longitudeE7);
  }

  /** From now on those that waited are found, too, and those of earlier times are forgotten. */
  void settle(long earliest) {
    arrive();
    int most = stays.size + arrived.size;
    if (turns.length < most) {
      turns = new int[2 * most];
      room = new double[2 * most];
      near = new int[2 * most + 1];
    }
    var known = stays;
    stays = before;
    before = known;
    stays.clear();
    freshCount = 0;
    greatestRadius = 0;
    for (int i = 0; i < known.size; i++) {
      if (known.latest(i) < earliest) continue;
      while (freshCount < arrived.size && order[freshCount] >> BITS < known.places[i]) settleOne();
      turns[stays.size] = OLD;
      take(known, i);
    }
    while (freshCount < arrived.size) settleOne();
  }

  private void settleOne() {
    int stay = (int) order[freshCount] & ((1 << BITS) - 1);
    fresh[freshCount++] = stays.size;
    turns[stays.size] = stays.size;
    take(arrived, stay);
  }

  private void take(Stays those, int stay) {
    stays.take(those, stay);
    greatestRadius = Math.max(greatestRadius, those.radii[stay]);
  }

  /** Makes stays of those that waited. */
  private void arrive() {
    arrivals.sort();
    arrived.clear();
    for (int from = 0, to; from < arrivals.size(); from = to) {
      to = endOfStay(from);
      arrive(from, to);
    }
    arrivals.clear();
    Arrays.sort(order, 0, arrived.size);
  }

  // of the stay that ends
  private int south;
  private int north;
  private int west;
  private int east;

  /** Of one who stays, however roughly their phone tells where; else of one who walks. */
  private int endOfStay(int from) {
    int to = endOfStay(from, Vicinity.WIDEST);
    return to - from < FEW ? endOfStay(from, NARROW) : to;
  }

  private int endOfStay(int from, double reaches) {
    south = north = arrivals.latitudeE7(from);
    west = east = arrivals.longitudeE7(from);
    vicinity.moveTo(south, west);
    int most = Math.min(arrivals.size(), from + Stays.MOST);
    int to = from + 1;
    for (; to < most && arrivals.person(to) == arrivals.person(from); to++) {
      int itsSouth = Math.min(south, arrivals.latitudeE7(to));
      int itsNorth = Math.max(north, arrivals.latitudeE7(to));
      int itsWest = Math.min(west, arrivals.longitudeE7(to));
      int itsEast = Math.max(east, arrivals.longitudeE7(to));
      if (!vicinity.isWithin(reaches, itsNorth - itsSouth, (double) itsEast - itsWest)) break;
      south = itsSouth;
      north = itsNorth;
      west = itsWest;
      east = itsEast;
    }
    return to;
  }

  private void arrive(int from, int to) {
    int latitudeE7 = south + (north - south) / 2;
    int longitudeE7 = west + (east - west) / 2;
    long place = Strips.place(strips.strip(latitudeE7), longitudeE7);
    if (arrived.size == order.length) {
      order = Arrays.copyOf(order, 2 * arrived.size + 1);
      fresh = new int[order.length];
    }
    order[arrived.size] = place << BITS | arrived.size;
    arrived.begin(arrivals.person(from), arrivals.ordinal(from));
    arrived.place(
        place,
        latitudeE7,
        longitudeE7,
        from + 1 == to ? 0 : vicinity.radius(north - south + 1, east - west + 1));
    for (int i = from; i < to; i++) {
      arrived.add(arrivals.micros(i), arrivals.latitudeE7(i), arrivals.longitudeE7(i));
    }
  }

  /** The stays that can be found. */
  Stays stays() {
    return stays;
  }

  /** How many of them came when others were settled last. */
  int fresh() {
    return freshCount;
  }

  /** One of those that came last. */
  int fresh(int i) {
    return fresh[i];
  }

  /**
   * Finds the stays that may be near this one, and says how many. The vicinity is then about that.
   *
   * @param last of those that came last none up to this one is looked at
   */
  int find(Stays those, int one, int last) {
    count = 0;
    int latitudeE7 = (int) those.latitudesE7[one];
    int longitudeE7 = (int) those.longitudesE7[one];
    vicinity.moveTo(latitudeE7, longitudeE7);
    var box =
        GeoBox.around(latitudeE7, longitudeE7, vicinity.around(those.radii[one] + greatestRadius));
    int end = strips.strip(box.northE7());
    for (int strip = strips.strip(box.southE7()); strip <= end; strip++) {
      if (box.crossesAntimeridian()) {
        sift(strip, box.westE7(), HALF_TURN_E7, those.radii[one]);
        sift(strip, -HALF_TURN_E7, box.eastE7(), those.radii[one]);
      } else {
        sift(strip, box.westE7(), box.eastE7(), those.radii[one]);
      }
    }
    int found = 0;
    for (int i = 0; i < count; i++) {
      near[found] = near[i];
      found += (last - turns[near[i]]) >>> 31;
    }
    return found;
  }

  private void sift(int strip, int westE7, int eastE7, double radius) {
    int cursor = strip % CURSORS;
    var places = stays.places;
    int start =
        Ascending.firstFrom(Strips.place(strip, westE7), places, stays.size, starts[cursor]);
    int end =
        Ascending.firstFrom(Strips.place(strip, eastE7) + 1, places, stays.size, ends[cursor]);
    starts[cursor] = start;
    ends[cursor] = end;
    count =
        vicinity.siftCircles(
            stays.latitudesE7,
            stays.longitudesE7,
            stays.radii,
            start,
            end,
            radius,
            room,
            near,
            count);
  }

  int found(int i) {
    return near[i];
  }
}
