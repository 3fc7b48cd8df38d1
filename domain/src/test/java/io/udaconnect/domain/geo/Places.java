package io.udaconnect.domain.geo;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Points of generated worlds. */
public final class Places {
  private static final int QUARTER_TURN_E7 = 900_000_000;
  private static final int HALF_TURN_E7 = 1_800_000_000;

  private Places() {}

  /** Anywhere, and often where maps go wrong: the poles, the equator, the antimeridian. */
  public static Arbitrary<GeoPoint> anywhere() {
    return Combinators.combine(latitudes(), longitudes()).as(GeoPoint::new);
  }

  /**
   * A place at most about so many metres away in latitude and in longitude each, and sometimes a
   * little more; past a pole it comes down on the other side.
   */
  public static Arbitrary<GeoPoint> near(GeoPoint centre, double metres) {
    double e7 = metres * 1.1 / 110_574 * 1e7;
    double stretch = 1 / Math.max(1e-6, Math.cos(Math.toRadians(centre.latitudeDegrees())));
    return Combinators.combine(
            Arbitraries.doubles().between(-1, 1), Arbitraries.doubles().between(-1, 1))
        .as(
            (north, east) ->
                wrapped(
                    centre.latitudeE7() + Math.round(north * e7),
                    centre.longitudeE7()
                        + Math.round(east * Math.min(HALF_TURN_E7, e7 * stretch))));
  }

  private static GeoPoint wrapped(long latitude, long longitude) {
    if (latitude > QUARTER_TURN_E7) {
      return wrapped(2L * QUARTER_TURN_E7 - latitude, longitude + HALF_TURN_E7);
    }
    if (latitude < -QUARTER_TURN_E7) {
      return wrapped(-2L * QUARTER_TURN_E7 - latitude, longitude + HALF_TURN_E7);
    }
    long east = Math.floorMod(longitude + HALF_TURN_E7, 2L * HALF_TURN_E7) - HALF_TURN_E7;
    return new GeoPoint((int) latitude, (int) east);
  }

  private static Arbitrary<Integer> latitudes() {
    var all = Arbitraries.integers().between(-QUARTER_TURN_E7, QUARTER_TURN_E7);
    var arctic = Arbitraries.integers().between(QUARTER_TURN_E7 - 1_000_000, QUARTER_TURN_E7);
    var atThePole = Arbitraries.integers().between(QUARTER_TURN_E7 - 50, QUARTER_TURN_E7);
    return Arbitraries.oneOf(
        all, arctic, arctic.map(e7 -> -e7), atThePole, atThePole.map(e7 -> -e7));
  }

  private static Arbitrary<Integer> longitudes() {
    var all = Arbitraries.integers().between(-HALF_TURN_E7, HALF_TURN_E7);
    var beforeTheLine = Arbitraries.integers().between(HALF_TURN_E7 - 500, HALF_TURN_E7);
    return Arbitraries.oneOf(all, beforeTheLine, beforeTheLine.map(e7 -> -e7));
  }
}
