package io.udaconnect.domain.proximity;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.geo.GeoBox;

/**
 * The earth in strips along the parallels, each from west to east. The number of a place has that
 * of its strip first, and then how far east it is, by about a metre.
 */
final class Strips {
  private static final int QUARTER_TURN_E7 = 900_000_000;
  private static final long HALF_TURN_E7 = 1_800_000_000;

  /** So that numbers of places have 47 bits and not more. */
  private static final int LEAST_HEIGHT_E7 = 430;

  private static final int EAST_BITS = 24;
  private static final int STEP_BITS = 8;

  private final int heightE7;

  /** Strips that are no lower than this. */
  Strips(Distance height) {
    heightE7 = Math.max(LEAST_HEIGHT_E7, (int) (height.metres() / GeoBox.SHORTEST_E7_METRES) + 1);
  }

  int strip(int latitudeE7) {
    return (latitudeE7 + QUARTER_TURN_E7) / heightE7;
  }

  /** No less than those of places farther west in this strip. */
  static long place(int strip, int longitudeE7) {
    return (long) strip << EAST_BITS | (longitudeE7 + HALF_TURN_E7) >> STEP_BITS;
  }
}
