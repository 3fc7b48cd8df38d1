package io.udaconnect.domain.geo;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;

/** The only class that knows GeographicLib. */
final class Geodesy {
  /** Geodesics are told to the micrometre: what is beyond is noise of the computation. */
  static final double PER_METRE = 1e6;

  private static final double E7 = 1e7;

  private static final int CLOSE_E7 = 5_000;

  /** Farther north or south, meridians run together too fast for that. */
  private static final int STEEP_E7 = 700_000_000;

  private Geodesy() {}

  /** The length of the shortest way. */
  static double metres(int latitudeA, int longitudeA, int latitudeB, int longitudeB) {
    return rounded(
        Geodesic.WGS84.Inverse(
                latitudeA / E7,
                longitudeA / E7,
                latitudeB / E7,
                longitudeB / E7,
                GeodesicMask.DISTANCE)
            .s12);
  }

  static double rounded(double metres) {
    return Math.rint(metres * PER_METRE) / PER_METRE;
  }

  /** Half way, to the centimetre. */
  static GeoPoint middle(GeoPoint a, GeoPoint b) {
    if (areClose(a, b)) {
      return new GeoPoint(
          (a.latitudeE7() + b.latitudeE7()) >> 1,
          (int) (((long) a.longitudeE7() + b.longitudeE7()) >> 1));
    }
    var way =
        Geodesic.WGS84.Inverse(
            a.latitudeDegrees(), a.longitudeDegrees(), b.latitudeDegrees(), b.longitudeDegrees());
    var middle = Geodesic.WGS84.Direct(way.lat1, way.lon1, way.azi1, way.s12 / 2);
    return GeoPoint.of(middle.lat2, middle.lon2);
  }

  /** So close that the mean of their coordinates is less than 1e-7 degrees away from the middle. */
  private static boolean areClose(GeoPoint a, GeoPoint b) {
    return Math.abs(a.latitudeE7() - b.latitudeE7()) <= CLOSE_E7
        && Math.abs((long) a.longitudeE7() - b.longitudeE7()) <= CLOSE_E7
        && Math.abs(a.latitudeE7()) <= STEEP_E7;
  }
}
