package io.udaconnect.planted.geographic.geo;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;

/** Knows GeographicLib, and lets it out. */
public final class Geodesy {
  private Geodesy() {}

  public static GeodesicData line(double latitude) {
    return inner(latitude);
  }

  public static double metres(GeodesicData line) {
    return line.s12;
  }

  private static GeodesicData inner(double latitude) {
    return Geodesic.WGS84.Inverse(latitude, 0, 0, 0);
  }
}
