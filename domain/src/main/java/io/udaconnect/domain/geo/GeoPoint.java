package io.udaconnect.domain.geo;

import io.udaconnect.domain.Refused;
import java.math.BigDecimal;

/**
 * A point on WGS84, kept to seven decimals of a degree (1 cm). Longitude 180 is kept as -180, so
 * that one place has one name.
 *
 * @param latitudeE7 degrees north times 10,000,000
 * @param longitudeE7 degrees east times 10,000,000
 */
public record GeoPoint(int latitudeE7, int longitudeE7) {
  private static final double E7 = 1e7;
  private static final int QUARTER_TURN = 900_000_000;
  private static final int HALF_TURN = 1_800_000_000;

  public GeoPoint {
    if (Math.abs(latitudeE7) > QUARTER_TURN || latitudeE7 == Integer.MIN_VALUE) {
      throw Refused.invalid("latitude", "must be between -90 and 90, not " + latitudeE7 / E7);
    }
    if (Math.abs(longitudeE7) > HALF_TURN || longitudeE7 == Integer.MIN_VALUE) {
      throw Refused.invalid("longitude", "must be between -180 and 180, not " + longitudeE7 / E7);
    }
    if (longitudeE7 == HALF_TURN) longitudeE7 = -HALF_TURN;
  }

  /** The point at these degrees, rounded to seven decimals. */
  public static GeoPoint of(double latitudeDegrees, double longitudeDegrees) {
    return new GeoPoint(latitudeE7(latitudeDegrees), longitudeE7(longitudeDegrees));
  }

  /** A latitude as a whole number of 1e-7 degrees; refused if there is no such latitude. */
  public static int latitudeE7(double degrees) {
    return e7("latitude", degrees, 90);
  }

  /** A longitude as a whole number of 1e-7 degrees; refused if there is no such longitude. */
  public static int longitudeE7(double degrees) {
    return e7("longitude", degrees, 180);
  }

  private static int e7(String field, double degrees, int limit) {
    if (!(Math.abs(degrees) <= limit)) { // NaN fails too
      throw Refused.invalid(
          field, "must be between -" + limit + " and " + limit + ", not " + degrees);
    }
    return (int) Math.rint(degrees * E7);
  }

  public double latitudeDegrees() {
    return latitudeE7 / E7;
  }

  public double longitudeDegrees() {
    return longitudeE7 / E7;
  }

  /** The shortest way over the ellipsoid, to the micrometre. */
  public Distance to(GeoPoint other) {
    return new Distance(
        Geodesy.metres(latitudeE7, longitudeE7, other.latitudeE7, other.longitudeE7));
  }

  /** Half way over the ellipsoid. */
  public GeoPoint middleTo(GeoPoint other) {
    return Geodesy.middle(this, other);
  }

  @Override
  public String toString() {
    return plain(latitudeE7) + " " + plain(longitudeE7);
  }

  private static String plain(int e7) {
    return BigDecimal.valueOf(e7, 7).toPlainString();
  }
}
