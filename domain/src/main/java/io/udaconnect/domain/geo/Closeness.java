package io.udaconnect.domain.geo;

/**
 * Tells which places are within reach of each other, by the plane where that is clear and by
 * geodesics where it is not. Threads may not share it.
 */
public final class Closeness {
  /** Geodesics are rounded to less than this. */
  public static final double ROUNDING = 1 / Geodesy.PER_METRE;

  private final double reach;
  private LocalPlane plane = LocalPlane.at(0);

  public Closeness(Distance reach) {
    this.reach = reach.metres();
  }

  /**
   * About how many metres these are apart; not a number where that is out of reach. {@link
   * #atLeast} and {@link #exactly} make more of it.
   */
  public double about(int latitudeA, int longitudeA, int latitudeB, int longitudeB) {
    double metres = roughly(latitudeA, longitudeA, latitudeB, longitudeB);
    double doubt = plane.doubt(metres) + ROUNDING;
    if (metres - doubt > reach) return Double.NaN;
    boolean isNear =
        metres + doubt <= reach
            || Geodesy.metres(latitudeA, longitudeA, latitudeB, longitudeB) <= reach;
    return isNear ? metres : Double.NaN;
  }

  /** The same, but however far: a number in any case. */
  public double roughly(int latitudeA, int longitudeA, int latitudeB, int longitudeB) {
    plane = plane.or(latitudeA);
    return plane.metres(latitudeA, longitudeA, latitudeB, longitudeB);
  }

  /** What {@link #exactly} will not be more than, for the places last asked about. */
  public double atMost(double about) {
    return about + plane.doubt(about) + ROUNDING;
  }

  /** What {@link #exactly} will not be less than, for the places last asked {@link #about}. */
  public double atLeast(double about) {
    return about - plane.doubt(about) - ROUNDING;
  }

  /** The geodesic, as {@link GeoPoint#to} has it. */
  public double exactly(int latitudeA, int longitudeA, int latitudeB, int longitudeB) {
    double about = roughly(latitudeA, longitudeA, latitudeB, longitudeB);
    return exactly(about, latitudeA, longitudeA, latitudeB, longitudeB);
  }

  /** The geodesic, as {@link GeoPoint#to} has it, for the places last asked {@link #about}. */
  public double exactly(
      double about, int latitudeA, int longitudeA, int latitudeB, int longitudeB) {
    double doubt = plane.doubt(about);
    double least = Geodesy.rounded(about - doubt);
    return least == Geodesy.rounded(about + doubt)
        ? least
        : Geodesy.metres(latitudeA, longitudeA, latitudeB, longitudeB);
  }
}
