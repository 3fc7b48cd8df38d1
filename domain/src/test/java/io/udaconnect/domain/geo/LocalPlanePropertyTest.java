package io.udaconnect.domain.geo;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LocalPlanePropertyTest {
  /** To which geodesics are rounded. */
  private static final double HALF_A_MICROMETRE = 0.5e-6;

  /** Two places at most some kilometres apart, and the latitude for which the plane was made. */
  record Pair(GeoPoint here, GeoPoint there, int planeE7) {}

  @Example
  void aKilometreFromItsLatitudeAtTheEquatorAHundredMetresNorthAreInItsDoubt() {
    var here = GeoPoint.of(0.0000038, -179.9999502);
    var there = GeoPoint.of(-0.0012895, -179.9992538);
    theGeodesicIsWhereThePlaneSaysWithinItsDoubt(new Pair(here, there, 96_257));
  }

  @Property(tries = 20_000)
  void theGeodesicIsWhereThePlaneSaysWithinItsDoubt(@ForAll("pairs") Pair pair) {
    var here = pair.here();
    var there = pair.there();
    var plane = LocalPlane.at(pair.planeE7()).or(here.latitudeE7());
    double metres =
        plane.metres(
            here.latitudeE7(), here.longitudeE7(), there.latitudeE7(), there.longitudeE7());
    assertThat(Math.abs(here.to(there).metres() - metres))
        .isLessThanOrEqualTo(plane.doubt(metres) + HALF_A_MICROMETRE);
  }

  @Property
  void aFewMetresAreKnownToTheMicrometreUpTo85Degrees(@ForAll("pairs") Pair pair) {
    var plane = LocalPlane.at((int) (pair.here().latitudeE7() * (85 / 90.0)));
    assertThat(plane.doubt(5)).isLessThan(1e-6);
  }

  @Provide
  Arbitrary<Pair> pairs() {
    return Combinators.combine(
            Places.anywhere(),
            Arbitraries.of(0.05, 5.0, 60.0, 1_000.0, 9_000.0),
            Arbitraries.integers().between(-150_000, 150_000))
        .flatAs(
            (here, metres, away) ->
                Places.near(here, metres)
                    .map(there -> new Pair(here, there, here.latitudeE7() + away)));
  }
}
