package io.udaconnect.domain.geo;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ClosenessPropertyTest {
  /** Two places, and a reach that is hardly more or less than they are apart, or just as much. */
  record Case(GeoPoint here, GeoPoint there, Distance reach) {}

  @Property(tries = 20_000)
  void itSaysWhatTheGeodesicSays(@ForAll("cases") Case one) {
    var closeness = new Closeness(one.reach());
    double about = about(closeness, one);
    var geodesic = one.here().to(one.there());
    assertThat(!Double.isNaN(about)).isEqualTo(geodesic.compareTo(one.reach()) <= 0);
    if (Double.isNaN(about)) return;
    assertThat(closeness.atLeast(about)).isLessThanOrEqualTo(geodesic.metres());
    assertThat(
            closeness.exactly(
                about,
                one.here().latitudeE7(),
                one.here().longitudeE7(),
                one.there().latitudeE7(),
                one.there().longitudeE7()))
        .isEqualTo(geodesic.metres());
  }

  private static double about(Closeness closeness, Case one) {
    return closeness.about(
        one.here().latitudeE7(),
        one.here().longitudeE7(),
        one.there().latitudeE7(),
        one.there().longitudeE7());
  }

  @Provide
  Arbitrary<Case> cases() {
    return Combinators.combine(
            Places.anywhere(),
            Arbitraries.of(0.0, 0.05, 5.0, 60.0, 1_000.0, 9_000.0),
            Arbitraries.of(0.0, 0.0, 1e-6, -1e-6, 1e-3, -1e-3, 2.0, -2.0))
        .flatAs(
            (here, metres, more) ->
                Places.near(here, metres)
                    .map(
                        there ->
                            new Case(
                                here,
                                there,
                                Distance.ofMetres(Math.max(0, here.to(there).metres() + more)))));
  }
}
