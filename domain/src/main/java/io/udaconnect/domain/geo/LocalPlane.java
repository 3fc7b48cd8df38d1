package io.udaconnect.domain.geo;

/**
 * The ellipsoid around one latitude, flat enough to tell short distances without trigonometry.
 *
 * <p>North and east are measured by the radii of curvature at the latitude in the middle between
 * two points. What that leaves out grows with the third power of their distance and with the
 * steepness of the meridians; {@link #doubt} bounds it, as measured against geodesics.
 */
public final class LocalPlane {
  private static final double EQUATOR_METRES = 6_378_137;
  private static final double FLATTENING = 1 / 298.257223563;
  private static final double ECCENTRICITY_2 = FLATTENING * (2 - FLATTENING);
  private static final double RADIANS_PER_E7 = Math.PI / 180 / 1e7;

  /** About a kilometre. */
  private static final int EXTENT_E7 = 100_000;

  /** Past 89 degrees meridians are no parallels in any sense. */
  private static final int LAST_E7 = 890_000_000;

  /** Measured: at most 0.05, up to 10 km and to 89 degrees. */
  private static final double CURVATURE = 0.1 / (EQUATOR_METRES * EQUATOR_METRES);

  /** The radius of meridians is good to that, within the extent. */
  private static final double RADIUS = 5e-10;

  /** As much as geodesics themselves are rounded. */
  private static final double ROUNDING_METRES = 2e-8;

  /** More than floats round, and than the second order of what parallels shrink by on 10 km. */
  private static final double REST = 2e-5;

  private static final int HALF_TURN_E7 = 1_800_000_000;

  private final int latitudeE7;
  private final double north;
  private final double northSlope;
  private final double east;
  private final double eastSlope;
  private final double eastBend;
  private final double curvature;

  private LocalPlane(int latitudeE7) {
    double latitude = latitudeE7 * RADIANS_PER_E7;
    double sine = Math.sin(latitude);
    double cosine = Math.cos(latitude);
    double square = 1 - ECCENTRICITY_2 * sine * sine;
    double meridian = EQUATOR_METRES * (1 - ECCENTRICITY_2) / (square * Math.sqrt(square));
    double meridianSlope = 3 * meridian * ECCENTRICITY_2 * sine * cosine / square;
    double step = RADIANS_PER_E7;
    this.latitudeE7 = latitudeE7;
    north = meridian * step;
    northSlope = meridianSlope * step * step;
    east = EQUATOR_METRES / Math.sqrt(square) * cosine * step;
    eastSlope = -meridian * sine * step * step;
    eastBend = -(meridianSlope * sine + meridian * cosine) / 2 * step * step * step;
    boolean tooSteep = Math.abs(latitudeE7) > LAST_E7;
    curvature = tooSteep ? Double.POSITIVE_INFINITY : CURVATURE / (cosine * cosine);
  }

  public static LocalPlane at(int latitudeE7) {
    return new LocalPlane(latitudeE7);
  }

  /** This one where it is good for this latitude too, else another. */
  public LocalPlane or(int otherLatitudeE7) {
    return Math.abs(otherLatitudeE7 - latitudeE7) <= EXTENT_E7 ? this : at(otherLatitudeE7);
  }

  /** How far apart these are, of which the first is near the latitude of this plane. */
  public double metres(int latitudeA, int longitudeA, int latitudeB, int longitudeB) {
    long eastward = (long) longitudeB - longitudeA;
    if (eastward > HALF_TURN_E7) eastward -= 2L * HALF_TURN_E7;
    else if (eastward < -HALF_TURN_E7) eastward += 2L * HALF_TURN_E7;
    long northward = (long) latitudeB - latitudeA;
    double middle = latitudeA - latitudeE7 + northward / 2.0;
    double y = northward * (north + middle * northSlope);
    double x = eastward * (east + middle * (eastSlope + middle * eastBend));
    return Math.sqrt(x * x + y * y);
  }

  /** How long 1e-7 degrees of latitude are at a latitude near that of this plane. */
  double metresNorth(int nearLatitudeE7) {
    return north + (nearLatitudeE7 - latitudeE7) * northSlope;
  }

  /** The same of longitude. */
  double metresEast(int nearLatitudeE7) {
    double middle = nearLatitudeE7 - latitudeE7;
    return east + middle * (eastSlope + middle * eastBend);
  }

  /**
   * A distance up to this one, told by {@link #metresNorth} and {@link #metresEast} of one of its
   * ends alone, differs from the geodesic by no more than this. Half as much is what parallels
   * shrink or grow by on half the way.
   */
  double doubtAround(double metres) {
    double steepness = Math.abs(eastSlope / east);
    double way = 1.1 * metres + 1;
    return way * (way / north * steepness + REST) + doubt(way);
  }

  /** The geodesic is at most so much shorter or longer than what {@link #metres} said. */
  public double doubt(double metres) {
    return metres == 0 ? 0 : (curvature * metres * metres + RADIUS) * metres + ROUNDING_METRES;
  }
}
