package io.udaconnect.domain.proximity;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.location.LocationKey;
import java.util.Arrays;
import java.util.Optional;

/** Somebody and the spells of their visits, seen at instants in any order. */
final class Visitor {
  private static final int LEAST = 4;

  // a row is a spell
  private static final int WIDTH = 4;
  private static final int FROM = 0;
  private static final int TO = 1;
  private static final int POINTS = 2;
  private static final int CLOSEST = 3;

  final long person;
  private final long gap;
  private final int leastPoints;

  /** The spell they were seen in last; those before may touch it, or each other. */
  private long from;

  private long to;
  private int points;

  /** In metres, there; where any visit counts, in those before too. */
  double closest = Double.POSITIVE_INFINITY;

  private long[] before = new long[LEAST * WIDTH];
  private int size;

  /**
   * @param gap as long and longer, visits are two
   * @param leastPoints a visit of fewer locations is none
   */
  Visitor(long person, long gap, int leastPoints) {
    this.person = person;
    this.gap = gap;
    this.leastPoints = leastPoints;
  }

  void seen(long micros) {
    if (points > 0 && touches(micros)) {
      from = Math.min(from, micros);
      to = Math.max(to, micros);
    } else {
      putAside();
      from = micros;
      to = micros;
    }
    points++;
  }

  private boolean touches(long micros) {
    return (micros <= to || micros - to < gap) && (from <= micros || from - micros < gap);
  }

  private void putAside() {
    if (points == 0) return;
    if (size * WIDTH == before.length) {
      join();
      if (2 * size * WIDTH > before.length) before = Arrays.copyOf(before, 2 * before.length);
    }
    int row = size++ * WIDTH;
    before[row + FROM] = from;
    before[row + TO] = to;
    before[row + POINTS] = points;
    before[row + CLOSEST] = Double.doubleToRawLongBits(closest);
    points = 0;
    if (leastPoints > 1) closest = Double.POSITIVE_INFINITY;
  }

  /**
   * Joins what touches. Begins and ends are sorted each on their own: where one begins a gap after
   * as many ends as there are begins before it, a spell is over.
   */
  private void join() {
    var begins = new long[size];
    var ends = new long[size];
    for (int i = 0; i < size; i++) {
      begins[i] = before[i * WIDTH + FROM];
      ends[i] = before[i * WIDTH + TO];
    }
    Arrays.sort(begins);
    Arrays.sort(ends);
    int spells = 0;
    for (int i = 0; i < size; i++) {
      boolean isNew = i == 0 || (begins[i] > ends[i - 1] && begins[i] - ends[i - 1] >= gap);
      if (isNew) begins[spells++] = begins[i];
      ends[spells - 1] = ends[i];
    }
    if (spells < size) gather(begins, ends, spells);
  }

  private void gather(long[] begins, long[] ends, int spells) {
    var joined = new long[before.length];
    for (int i = 0; i < spells; i++) {
      joined[i * WIDTH + FROM] = begins[i];
      joined[i * WIDTH + TO] = ends[i];
      joined[i * WIDTH + CLOSEST] = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);
    }
    for (int row = 0; row < size * WIDTH; row += WIDTH) {
      int found = Arrays.binarySearch(begins, 0, spells, before[row + FROM]);
      int into = (found < 0 ? -found - 2 : found) * WIDTH;
      joined[into + POINTS] += before[row + POINTS];
      // of no negative numbers, the bits of the smaller one are less
      joined[into + CLOSEST] = Math.min(joined[into + CLOSEST], before[row + CLOSEST]);
    }
    before = joined;
    size = spells;
  }

  /** The sum of their visits, empty if none is left, once all were seen. */
  Optional<Acquaintance> acquaintance() {
    putAside();
    join();
    var acquaintance = new Acquaintance();
    int visits = 0;
    for (int row = 0; row < size * WIDTH; row += WIDTH) {
      if (before[row + POINTS] < leastPoints) continue;
      acquaintance.add(
          LocationKey.ofMicros(before[row + FROM]),
          LocationKey.ofMicros(before[row + TO]),
          Distance.ofMetres(Double.longBitsToDouble(before[row + CLOSEST])));
      visits++;
    }
    return visits == 0 ? Optional.empty() : Optional.of(acquaintance);
  }
}
