package io.udaconnect.domain.geo;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;

/** The only class that knows GeographicLib. */
final class Geodesy {
  /** Geodesics are told to the micrometre: what is beyond is noise of the computation. */
  static final double PER_METRE = 1e6;

  private static final double E7 = 1e7;

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

  /** Half way. */
  static GeoPoint middle(GeoPoint a, GeoPoint b) {
    var way =
        Geodesic.WGS84.Inverse(
            a.latitudeDegrees(), a.longitudeDegrees(), b.latitudeDegrees(), b.longitudeDegrees());
    var middle = Geodesic.WGS84.Direct(way.lat1, way.lon1, way.azi1, way.s12 / 2);
    return GeoPoint.of(middle.lat2, middle.lon2);
  }
}
