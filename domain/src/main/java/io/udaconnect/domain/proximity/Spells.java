package io.udaconnect.domain.proximity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is known of visitors within one hour: spells that may still touch each other. A spell is a
 * row of one array, as there may be a million of them. Threads may not share it.
 */
final class Spells {
  static final int NONE = -1;

  private static final int LEAST = 1_024;

  // a row is a spell
  private static final int WIDTH = 4;
  private static final int FROM = 0;
  private static final int TO = 1;
  private static final int CLOSEST = 2;

  /** How many locations, and in the last bits the row of the visitor's next spell. */
  private static final int POINTS_AND_NEXT = 3;

  private final long gap;
  private final int leastPoints;
  private long[] rows = new long[LEAST * WIDTH];
  private int end;
  private final List<Visitor> visitors = new ArrayList<>();

  /**
   * @param gap as long and longer, visits are two
   * @param leastPoints a visit of fewer locations is none
   */
  Spells(long gap, int leastPoints) {
    this.gap = gap;
    this.leastPoints = leastPoints;
  }

  /** Another one, of this hour too: takes its place in the order of time, or joins another. */
  void add(Visitor visitor, long from, long to, int points, double closest) {
    int before = before(visitor, from);
    if (before != NONE && (from <= rows[before + TO] || from - rows[before + TO] < gap)) {
      join(before, to, points, closest);
      visitor.latestSpell = before;
      return;
    }
    if (end == rows.length) rows = Arrays.copyOf(rows, 2 * end);
    int row = end;
    end += WIDTH;
    int next = visitor.firstSpell;
    if (before != NONE) {
      next = next(before);
      rows[before + POINTS_AND_NEXT] = pointsAndNext(points(before), row);
    } else {
      if (next == NONE) visitors.add(visitor);
      visitor.firstSpell = row;
    }
    rows[row + FROM] = from;
    rows[row + TO] = to;
    rows[row + CLOSEST] = Double.doubleToRawLongBits(closest);
    rows[row + POINTS_AND_NEXT] = pointsAndNext(points, next);
    visitor.latestSpell = row;
  }

  private void join(int row, long to, int points, double closest) {
    rows[row + TO] = Math.max(rows[row + TO], to);
    rows[row + POINTS_AND_NEXT] = pointsAndNext(points(row) + points, next(row));
    // of no negative numbers, the bits of the smaller one are less
    rows[row + CLOSEST] = Math.min(rows[row + CLOSEST], Double.doubleToRawLongBits(closest));
  }

  /** The last one that began no later; mostly the one that was added last. */
  private int before(Visitor visitor, long from) {
    int before = visitor.latestSpell;
    if (before == NONE || rows[before + FROM] > from) before = NONE;
    int next = before == NONE ? visitor.firstSpell : next(before);
    while (next != NONE && rows[next + FROM] <= from) {
      before = next;
      next = next(next);
    }
    return before;
  }

  private int next(int row) {
    return (int) rows[row + POINTS_AND_NEXT];
  }

  private int points(int row) {
    return (int) (rows[row + POINTS_AND_NEXT] >> Integer.SIZE);
  }

  private static long pointsAndNext(int points, int next) {
    return ((long) points << Integer.SIZE) | (next & 0xFFFFFFFFL);
  }

  /** The hour is over: tells each visitor of theirs, and forgets them. */
  void end() {
    for (var visitor : visitors) {
      for (int row = visitor.firstSpell; row != NONE; row = next(row)) {
        visitor.was(
            rows[row + FROM],
            rows[row + TO],
            points(row),
            Double.longBitsToDouble(rows[row + CLOSEST]),
            gap,
            leastPoints);
      }
      visitor.firstSpell = NONE;
      visitor.latestSpell = NONE;
    }
    visitors.clear();
    end = 0;
  }
}
