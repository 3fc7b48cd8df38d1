package io.udaconnect.planted.geographic.location;

import net.sf.geographiclib.Geodesic;

/** Measures by itself. */
public final class Shortcut {
  public double radius() {
    return Geodesic.WGS84.EquatorialRadius();
  }
}
