package io.udaconnect.domain.geo;

import io.udaconnect.domain.Faults;
import java.util.Collection;

/**
 * The part of the earth between two parallels and two meridians, edges included. Where {@code
 * westE7} is greater than {@code eastE7}, the box lies across the antimeridian.
 */
public record GeoBox(int southE7, int northE7, int westE7, int eastE7) {
  /** The shortest degree of latitude on WGS84 (at the equator) is 110,574 m long. */
  static final double SHORTEST_DEGREE_METRES = 110_574;

  /** Two that are so many 1e-7 degrees of latitude apart are as many times this apart, or more. */
  public static final double SHORTEST_E7_METRES = SHORTEST_DEGREE_METRES / 1e7;

  /** The longest (at a pole) is no longer than this; times cos φ, nor is one of longitude. */
  private static final double LONGEST_DEGREE_METRES = 111_694;

  private static final int POLE_E7 = 900_000_000;
  private static final int HALF_TURN_E7 = 1_800_000_000;
  private static final int ROUNDING_E7 = 2;

  public GeoBox {
    boolean onEarth =
        -POLE_E7 <= southE7
            && northE7 <= POLE_E7
            && Math.min(westE7, eastE7) >= -HALF_TURN_E7
            && Math.max(westE7, eastE7) <= HALF_TURN_E7;
    if (!onEarth || southE7 > northE7) {
      throw new IllegalArgumentException(
          "no box: " + southE7 + " to " + northE7 + ", " + westE7 + " to " + eastE7);
    }
  }

  /**
   * The box between these degrees. Longitudes may run on past 180 or -180, as those of maps do that
   * go round and round; with a whole turn or more between them, all are in it.
   *
   * @throws io.udaconnect.domain.Refused INVALID if there is no such box
   */
  public static GeoBox of(double west, double south, double east, double north) {
    var faults = new Faults();
    if (!Double.isFinite(west)) faults.add("west", "must be a number of degrees, not " + west);
    if (!Double.isFinite(east)) faults.add("east", "must be a number of degrees, not " + east);
    faults.check(() -> GeoPoint.latitudeE7(south));
    faults.check(() -> GeoPoint.latitudeE7(north));
    if (south > north) faults.add("south", "must not be greater than north");
    faults.refuseIfAny();
    boolean allAround = east - west >= 360;
    return new GeoBox(
        GeoPoint.latitudeE7(south),
        GeoPoint.latitudeE7(north),
        allAround ? -HALF_TURN_E7 : GeoPoint.longitudeE7(Math.IEEEremainder(west, 360)),
        allAround ? HALF_TURN_E7 : GeoPoint.longitudeE7(Math.IEEEremainder(east, 360)));
  }

  /**
   * A box that holds everything within reach of any of the points. It may be too large, it is never
   * too small.
   */
  public static GeoBox around(Collection<GeoPoint> points, Distance reach) {
    if (points.isEmpty()) throw new IllegalArgumentException("a box around nothing");
    int south = POLE_E7;
    int north = -POLE_E7;
    int west = HALF_TURN_E7;
    int east = -HALF_TURN_E7;
    for (var point : points) {
      south = Math.min(south, point.latitudeE7());
      north = Math.max(north, point.latitudeE7());
      west = Math.min(west, point.longitudeE7());
      east = Math.max(east, point.longitudeE7());
    }
    return around(south, north, west, east, reach);
  }

  /** The same for one point. */
  public static GeoBox around(int latitudeE7, int longitudeE7, Distance reach) {
    return around(latitudeE7, latitudeE7, longitudeE7, longitudeE7, reach);
  }

  private static GeoBox around(int south, int north, int west, int east, Distance reach) {
    double degrees = Math.min(180, reach.metres() / SHORTEST_DEGREE_METRES);
    long latitudePad = (long) Math.ceil(degrees * 1e7) + ROUNDING_E7;
    long paddedSouth = Math.max(-POLE_E7, south - latitudePad);
    long paddedNorth = Math.min(POLE_E7, north + latitudePad);
    long farthestFromEquator = Math.max(-paddedSouth, paddedNorth);
    long longitudePad =
        farthestFromEquator == POLE_E7
            ? HALF_TURN_E7
            : longitudePadE7(degrees, farthestFromEquator / 1e7);
    long paddedWest = (long) west - longitudePad;
    long paddedEast = (long) east + longitudePad;
    boolean allAround = paddedEast - paddedWest >= 2L * HALF_TURN_E7;
    return new GeoBox(
        (int) paddedSouth,
        (int) paddedNorth,
        allAround ? -HALF_TURN_E7 : wrap(paddedWest),
        allAround ? HALF_TURN_E7 : wrap(paddedEast));
  }

  /**
   * No way within reach leaves the padded parallels. Between them a degree of longitude is nowhere
   * shorter than cos φ of the shortest degree of latitude, φ being the parallel farthest from the
   * equator: parallels of the ellipsoid are longer than those of a sphere with the equator's
   * radius, and a degree of the equator is longer than one of latitude there. All longitudes meet
   * at a pole, so a box that reaches one holds them all, whatever the reach.
   */
  private static long longitudePadE7(double degrees, double highestLatitude) {
    double widest = degrees / Math.cos(Math.toRadians(highestLatitude));
    return Math.min(HALF_TURN_E7, (long) Math.ceil(widest * 1e7) + ROUNDING_E7);
  }

  private static int wrap(long longitudeE7) {
    if (longitudeE7 >= HALF_TURN_E7) return (int) (longitudeE7 - 2L * HALF_TURN_E7);
    if (longitudeE7 < -HALF_TURN_E7) return (int) (longitudeE7 + 2L * HALF_TURN_E7);
    return (int) longitudeE7;
  }

  public boolean crossesAntimeridian() {
    return westE7 > eastE7;
  }

  /**
   * Of a box that does not cross the antimeridian: nothing in it is farther from its middle than so
   * many metres.
   */
  public double radius() {
    double north = (northE7 - middleLatitudeE7()) / 1e7;
    double east = (eastE7 - middleLongitudeE7()) / 1e7;
    int closestToEquator = southE7 > 0 ? southE7 : Math.min(northE7, 0);
    double parallel = Math.cos(Math.toRadians(closestToEquator / 1e7));
    return LONGEST_DEGREE_METRES * Math.sqrt(north * north + east * east * parallel * parallel);
  }

  /** Half way from the south to the north, rounded down. */
  public int middleLatitudeE7() {
    return (southE7 + northE7) >> 1;
  }

  /** Half way from the west to the east, rounded down. */
  public int middleLongitudeE7() {
    return (int) (((long) westE7 + eastE7) >> 1);
  }

  public boolean contains(GeoPoint point) {
    return contains(point.latitudeE7(), point.longitudeE7());
  }

  public boolean contains(int latitudeE7, int longitudeE7) {
    if (latitudeE7 < southE7 || latitudeE7 > northE7) return false;
    boolean eastOfWest = longitudeE7 >= westE7;
    boolean westOfEast = longitudeE7 <= eastE7;
    return crossesAntimeridian() ? eastOfWest || westOfEast : eastOfWest && westOfEast;
  }
}
