package io.udaconnect.domain.geo;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;

/** The only class that knows GeographicLib. */
final class Geodesy {
  private Geodesy() {}

  static double metres(GeoPoint a, GeoPoint b) {
    return Geodesic.WGS84.Inverse(
            a.latitudeDegrees(),
            a.longitudeDegrees(),
            b.latitudeDegrees(),
            b.longitudeDegrees(),
            GeodesicMask.DISTANCE)
        .s12;
  }
}
