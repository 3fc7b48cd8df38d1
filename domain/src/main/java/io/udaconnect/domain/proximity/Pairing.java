package io.udaconnect.domain.proximity;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.geo.GeoPoint;

/** One location of each of two people, near each other. */
final class Pairing {
  double metres = Double.POSITIVE_INFINITY;
  long micros;
  int latitudeE7;
  int longitudeE7;
  long otherMicros;
  int otherLatitudeE7;
  int otherLongitudeE7;

  /** Becomes the same as that one where that is closer, or as close and earlier. */
  void yieldTo(Pairing that) {
    if (!that.comesBefore(this)) return;
    metres = that.metres;
    micros = that.micros;
    latitudeE7 = that.latitudeE7;
    longitudeE7 = that.longitudeE7;
    otherMicros = that.otherMicros;
    otherLatitudeE7 = that.otherLatitudeE7;
    otherLongitudeE7 = that.otherLongitudeE7;
  }

  private boolean comesBefore(Pairing that) {
    if (metres != that.metres) return metres < that.metres;
    if (micros != that.micros) return micros < that.micros;
    if (otherMicros != that.otherMicros) return otherMicros < that.otherMicros;
    if (latitudeE7 != that.latitudeE7) return latitudeE7 < that.latitudeE7;
    if (longitudeE7 != that.longitudeE7) return longitudeE7 < that.longitudeE7;
    if (otherLatitudeE7 != that.otherLatitudeE7) return otherLatitudeE7 < that.otherLatitudeE7;
    return otherLongitudeE7 < that.otherLongitudeE7;
  }

  Distance distance() {
    return Distance.ofMetres(metres);
  }

  GeoPoint place() {
    return new GeoPoint(latitudeE7, longitudeE7)
        .middleTo(new GeoPoint(otherLatitudeE7, otherLongitudeE7));
  }
}
