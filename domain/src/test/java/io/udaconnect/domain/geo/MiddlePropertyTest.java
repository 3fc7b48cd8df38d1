package io.udaconnect.domain.geo;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.sf.geographiclib.Geodesic;

class MiddlePropertyTest {
  record Pair(GeoPoint here, GeoPoint there) {}

  @Property(tries = 20_000)
  void theMiddleIsHalfWayToTheCentimetreAndTheSameFromEitherEnd(@ForAll("pairs") Pair pair) {
    var middle = pair.here().middleTo(pair.there());
    var way =
        Geodesic.WGS84.Inverse(
            pair.here().latitudeDegrees(),
            pair.here().longitudeDegrees(),
            pair.there().latitudeDegrees(),
            pair.there().longitudeDegrees());
    var half = Geodesic.WGS84.Direct(way.lat1, way.lon1, way.azi1, way.s12 / 2);
    var expected = GeoPoint.of(half.lat2, half.lon2);
    assertThat(middle.to(expected).metres()).isLessThan(0.016); // one off in both
    assertThat(pair.there().middleTo(pair.here()).to(middle).metres()).isLessThan(0.016);
  }

  @Provide
  Arbitrary<Pair> pairs() {
    return Places.anywhere()
        .flatMap(
            here ->
                Arbitraries.of(0.05, 5.0, 50.0, 500.0)
                    .flatMap(
                        metres -> Places.near(here, metres).map(there -> new Pair(here, there))));
  }
}
