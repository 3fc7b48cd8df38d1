package io.udaconnect.domain.geo;

import java.util.function.LongConsumer;

/**
 * Cells over the whole earth, about 9.6 m high, and from 4.8 to 9.6 m wide: where meridians run
 * closer together, a cell spans more columns. The number of a cell has the bits of its row and of
 * its column in turns, so neighbours mostly have near numbers, and the cells of a square block have
 * theirs in one run. Databases keep these numbers: they never change.
 */
public final class Grid {
  /** The height of a row and the width of a column, in 1e-7 degrees. */
  private static final int STEP_E7 = 860;

  private static final double SHORTEST_STEP_METRES = STEP_E7 / 1e7 * GeoBox.SHORTEST_DEGREE_METRES;

  private static final int QUARTER_TURN_E7 = 900_000_000;
  private static final int HALF_TURN_E7 = 1_800_000_000;
  private static final int LAST_ROW = 2 * QUARTER_TURN_E7 / STEP_E7;
  private static final int ROW_OF_EQUATOR = LAST_ROW / 2;
  private static final int LAST_COLUMN = column(HALF_TURN_E7 - 1);
  private static final int LARGEST_BLOCK = 22;

  /** From so many rows before a pole on, cells span 2, 4, 8 … columns. */
  private static final int[] ROWS_TO_POLE = rowsToPole();

  private Grid() {}

  /** The number of the cell that a point is in. */
  public static long cell(int latitudeE7, int longitudeE7) {
    int row = row(latitudeE7);
    return number(row, column(longitudeE7) & -(1 << widening(row)));
  }

  /**
   * The numbers of all blocks that have a part in a box, some perhaps twice. A block of size s has
   * {@code 1 << s} rows and columns, and its number is that of its cells without their last 2 s
   * bits; of size 0 it is a cell.
   */
  public static void blocks(GeoBox box, int size, LongConsumer each) {
    int west = column(box.westE7());
    int east = column(Math.min(box.eastE7(), HALF_TURN_E7 - 1));
    if (box.crossesAntimeridian()) {
      blocks(box, west, LAST_COLUMN, size, each);
      blocks(box, 0, east, size, each);
    } else {
      blocks(box, west, east, size, each);
    }
  }

  /** How many blocks of this size a box can have a part in, at the most. */
  public static long mostBlocks(GeoBox box, int size) {
    long turn = box.crossesAntimeridian() ? 2L * HALF_TURN_E7 : 0;
    long height = (long) box.northE7() - box.southE7();
    long width = (long) box.eastE7() - box.westE7() + turn;
    long block = (long) STEP_E7 << size;
    return (height / block + 2) * (width / block + 3);
  }

  private static void blocks(GeoBox box, int west, int east, int size, LongConsumer each) {
    int lastRow = row(box.northE7());
    for (int first = row(box.southE7()), last; first <= lastRow; first = last + 1) {
      last = Math.min(lastRow, first | ((1 << size) - 1));
      boolean overEquator = first <= ROW_OF_EQUATOR && ROW_OF_EQUATOR <= last;
      int narrow = overEquator ? 0 : Math.min(widening(first), widening(last));
      int wide = Math.max(widening(first), widening(last));
      for (int bits = Math.max(size, narrow); bits <= Math.max(size, wide); bits++) {
        for (int column = west >> bits; column <= east >> bits; column++) {
          each.accept(number(first >> size, column << (bits - size)));
        }
      }
    }
  }

  /** A box around the block of this size with this number, which it fills or more. */
  public static GeoBox box(long number, int size) {
    int row = gathered(number >> 1) << size;
    int lastRow = Math.min(LAST_ROW, row | ((1 << size) - 1));
    int wide = Math.max(size, Math.max(widening(row), widening(lastRow)));
    long south = row * (long) STEP_E7 - QUARTER_TURN_E7;
    long north = south + ((long) STEP_E7 << size) - 1;
    long west = ((long) gathered(number) << size) * STEP_E7 - HALF_TURN_E7;
    long east = west + ((long) STEP_E7 << wide) - 1;
    return new GeoBox(
        (int) south,
        (int) Math.min(QUARTER_TURN_E7, north),
        (int) west,
        (int) Math.min(HALF_TURN_E7, east));
  }

  /** Whether the block fills its {@link #box}, so that what is in one is in the other. */
  public static boolean fillsBox(long number, int size) {
    int row = gathered(number >> 1) << size;
    return Math.max(widening(row), widening(Math.min(LAST_ROW, row | ((1 << size) - 1)))) <= size;
  }

  /** The smallest size of blocks that are as high as this. */
  public static int sizeOf(Distance reach) {
    int size = 0;
    while (size < LARGEST_BLOCK && SHORTEST_STEP_METRES * (1 << size) < reach.metres()) size++;
    return size;
  }

  private static int row(int latitudeE7) {
    return (latitudeE7 + QUARTER_TURN_E7) / STEP_E7;
  }

  private static int column(int longitudeE7) {
    return (int) ((longitudeE7 + (long) HALF_TURN_E7) / STEP_E7);
  }

  /** A cell in this row spans two to the power of this many columns. */
  private static int widening(int row) {
    int toPole = Math.min(row, LAST_ROW - row);
    int widening = 0;
    while (widening < ROWS_TO_POLE.length && toPole < ROWS_TO_POLE[widening]) widening++;
    return widening;
  }

  private static int[] rowsToPole() {
    var rows = new int[LARGEST_BLOCK - 1];
    for (int i = 0; i < rows.length; i++) {
      double parallel = StrictMath.toDegrees(StrictMath.acos(1.0 / (2 << i)));
      rows[i] = (int) ((90 - parallel) * 1e7 / STEP_E7);
    }
    return rows;
  }

  private static long number(int row, int column) {
    return spread(row) << 1 | spread(column);
  }

  /** With room for another bit after each bit. */
  private static long spread(int bits) {
    long spread = bits;
    spread = (spread | spread << 16) & 0x0000FFFF0000FFFFL;
    spread = (spread | spread << 8) & 0x00FF00FF00FF00FFL;
    spread = (spread | spread << 4) & 0x0F0F0F0F0F0F0F0FL;
    spread = (spread | spread << 2) & 0x3333333333333333L;
    return (spread | spread << 1) & 0x5555555555555555L;
  }

  /** Every other bit, from the last on, without the room between. */
  private static int gathered(long spread) {
    long bits = spread & 0x5555555555555555L;
    bits = (bits | bits >> 1) & 0x3333333333333333L;
    bits = (bits | bits >> 2) & 0x0F0F0F0F0F0F0F0FL;
    bits = (bits | bits >> 4) & 0x00FF00FF00FF00FFL;
    bits = (bits | bits >> 8) & 0x0000FFFF0000FFFFL;
    return (int) (bits | bits >> 16);
  }
}
