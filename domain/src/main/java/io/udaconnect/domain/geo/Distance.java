package io.udaconnect.domain.geo;

import io.udaconnect.domain.Refused;

/** How far apart, in metres: finite and never negative. */
public record Distance(double metres) implements Comparable<Distance> {
  public Distance {
    if (!(metres >= 0) || Double.isInfinite(metres)) {
      throw Refused.invalid("distance", "must be 0 metres or more, not " + metres);
    }
    metres = Math.abs(metres); // minus zero is zero
  }

  public static Distance ofMetres(double metres) {
    return new Distance(metres);
  }

  @Override
  public int compareTo(Distance other) {
    return Double.compare(metres, other.metres);
  }

  @Override
  public String toString() {
    return metres + " m";
  }
}
