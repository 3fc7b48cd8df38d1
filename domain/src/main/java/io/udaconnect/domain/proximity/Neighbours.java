package io.udaconnect.domain.proximity;

import io.udaconnect.domain.geo.Closeness;
import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.geo.GeoBox;
import io.udaconnect.domain.geo.Grid;
import io.udaconnect.domain.geo.Vicinity;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * Locations by place and time, added in the order of time, and asked which of them are near
 * another. What was found last is there until the next question. Threads may not share it.
 */
final class Neighbours {
  private final Distance reach;
  private final Closeness closeness;
  private final Vicinity vicinity;
  private final int size;
  private final LongMap<Block> blocks = new LongMap<>();
  private final LongConsumer scan = this::scan;

  // what is asked for
  private long from;
  private long to;
  private int latitudeE7;
  private int longitudeE7;

  // in a block, what may be near
  private int[] rows = {};
  private float[] rowSquares = {};

  // what is near: a row is a location
  private static final int WIDTH = 4;
  private static final int MICROS = 0;
  private static final int WHO = 1;
  private static final int PLACE = 2;
  private static final int SQUARE = 3;

  private int count;
  private long[] near = {};

  Neighbours(Distance reach, Closeness closeness) {
    this.reach = reach;
    this.closeness = closeness;
    vicinity = new Vicinity(reach);
    size = Grid.sizeOf(reach);
  }

  /** The number of a place: near numbers are near each other, mostly. */
  long place(int latitudeE7, int longitudeE7) {
    return Grid.cell(latitudeE7, longitudeE7) >> (2 * size);
  }

  /** Adds one that is of no earlier time than all before there. The numbers are the caller's. */
  void add(long place, int person, int ordinal, long micros, int latitudeE7, int longitudeE7) {
    var block = blocks.get(place);
    if (block == null) {
      block = new Block(latitudeE7, longitudeE7);
      blocks.add(place, block);
    }
    block.add(micros, latitudeE7, longitudeE7, person, ordinal);
  }

  /** Finds all that are near and not too early or late, and says how many; one may come twice. */
  int find(long from, long to, int latitudeE7, int longitudeE7) {
    count = 0;
    this.from = from;
    this.to = to;
    this.latitudeE7 = latitudeE7;
    this.longitudeE7 = longitudeE7;
    vicinity.moveTo(latitudeE7, longitudeE7);
    Grid.blocks(GeoBox.around(latitudeE7, longitudeE7, reach), size, scan);
    return count;
  }

  private void scan(long place) {
    var block = blocks.get(place);
    if (block == null) return;
    int first = block.firstFrom(from);
    int end = block.endOf(to);
    if (first >= end) return;
    makeRoom(end, end - first);
    int kept =
        vicinity.sift(
            block.latitudeE7,
            block.longitudeE7,
            block.norths,
            block.easts,
            first,
            end,
            rowSquares,
            rows);
    for (int i = 0; i < kept; i++) {
      int row = rows[i];
      long where = block.rows[row * Block.WIDTH + PLACE];
      float square = rowSquares[row];
      if (vicinity.isInDoubt(square) && !isNear(where)) continue;
      int at = count * WIDTH;
      near[at + MICROS] = block.rows[row * Block.WIDTH + MICROS];
      near[at + WHO] = block.rows[row * Block.WIDTH + WHO];
      near[at + PLACE] = where;
      near[at + SQUARE] = Float.floatToRawIntBits(square);
      count++;
    }
  }

  private boolean isNear(long place) {
    return closeness.about(latitudeE7, longitudeE7, Packed.high(place), Packed.low(place)) >= 0;
  }

  private void makeRoom(int end, int more) {
    if (end > rows.length) {
      rows = new int[2 * end];
      rowSquares = new float[2 * end];
    }
    if ((count + more) * WIDTH > near.length) {
      near = Arrays.copyOf(near, 2 * (count + more) * WIDTH);
    }
  }

  int person(int found) {
    return Packed.high(near[found * WIDTH + WHO]);
  }

  int ordinal(int found) {
    return Packed.low(near[found * WIDTH + WHO]);
  }

  long micros(int found) {
    return near[found * WIDTH + MICROS];
  }

  int latitudeE7(int found) {
    return Packed.high(near[found * WIDTH + PLACE]);
  }

  int longitudeE7(int found) {
    return Packed.low(near[found * WIDTH + PLACE]);
  }

  /** Of about how many metres it is away; {@link #mayBeWithin} makes more of it. */
  float square(int found) {
    return Float.intBitsToFloat((int) near[found * WIDTH + SQUARE]);
  }

  /** Whether what was found, at the place asked about, may be no farther away than this. */
  boolean mayBeWithin(double metres, float square) {
    return vicinity.mayBeWithin(metres, square);
  }

  /** Those of earlier times will not be asked for any more. */
  void forgetBefore(long micros) {
    blocks.retainIf(block -> block.forgetBefore(micros));
  }

  /** What is in one block, in the order of time. */
  private static final class Block {
    /** The columns are those of what is near, without the last. */
    static final int WIDTH = 3;

    private static final int LEAST = 4;
    private static final int FEW = 4;

    /** What norths and easts are told from. */
    private final int latitudeE7;

    private final int longitudeE7;
    private float[] norths = new float[LEAST];
    private float[] easts = new float[LEAST];
    private long[] rows = new long[LEAST * WIDTH];
    private int first;
    private int end;
    private int latestFirst;
    private int latestEnd;

    Block(int latitudeE7, int longitudeE7) {
      this.latitudeE7 = latitudeE7;
      this.longitudeE7 = longitudeE7;
    }

    void add(long itsMicros, int itsLatitudeE7, int itsLongitudeE7, int person, int ordinal) {
      if (end == norths.length) makeRoom();
      norths[end] = (float) ((double) itsLatitudeE7 - latitudeE7);
      easts[end] = (float) ((double) itsLongitudeE7 - longitudeE7);
      rows[end * WIDTH + MICROS] = itsMicros;
      rows[end * WIDTH + WHO] = Packed.of(person, ordinal);
      rows[end * WIDTH + PLACE] = Packed.of(itsLatitudeE7, itsLongitudeE7);
      end++;
    }

    private void makeRoom() {
      int length = first > end / 2 ? norths.length : 2 * norths.length;
      norths = Arrays.copyOfRange(norths, first, first + length);
      easts = Arrays.copyOfRange(easts, first, first + length);
      rows = Arrays.copyOfRange(rows, first * WIDTH, (first + length) * WIDTH);
      end -= first;
      first = 0;
    }

    private long micros(int row) {
      return rows[row * WIDTH + MICROS];
    }

    /** The first row of that time or later. */
    int firstFrom(long time) {
      latestFirst = firstAfter(time - 1, latestFirst);
      return latestFirst;
    }

    /** The first row of a later time. */
    int endOf(long time) {
      latestEnd = firstAfter(time, latestEnd);
      return latestEnd;
    }

    /** One after the last if there is none; mostly not far from the one that was asked for last. */
    private int firstAfter(long time, int latest) {
      int row = Math.min(end, Math.max(first, latest));
      for (int steps = 0; steps < FEW; steps++) {
        if (row < end && micros(row) <= time) row++;
        else if (row > first && micros(row - 1) > time) row--;
        else return row;
      }
      int low = first;
      int high = end;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (micros(middle) <= time) low = middle + 1;
        else high = middle;
      }
      return low;
    }

    /** Whether anything is left. */
    boolean forgetBefore(long time) {
      while (first < end && micros(first) < time) first++;
      return first < end;
    }
  }
}
