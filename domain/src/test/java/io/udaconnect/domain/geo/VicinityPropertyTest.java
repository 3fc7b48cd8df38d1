package io.udaconnect.domain.geo;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class VicinityPropertyTest {
  /** Two places, what the second is told from, and a reach. */
  record Case(GeoPoint here, GeoPoint there, GeoPoint origin, Distance reach) {}

  /** What it says of the second place. */
  private static final class Said {
    private final Vicinity vicinity;
    private final float[] squares = new float[3];
    private final boolean isKept;

    private Said(Case one) {
      vicinity = new Vicinity(one.reach());
      vicinity.moveTo(one.here().latitudeE7(), one.here().longitudeE7());
      float north = one.there().latitudeE7() - one.origin().latitudeE7();
      float east = (float) ((double) one.there().longitudeE7() - one.origin().longitudeE7());
      var kept = new int[3];
      int count =
          vicinity.sift(
              one.origin().latitudeE7(),
              one.origin().longitudeE7(),
              new float[] {0, 0, north},
              new float[] {0, 0, east},
              2,
              3,
              squares,
              kept);
      isKept = count == 1;
      if (isKept) assertThat(kept[0]).isEqualTo(2);
    }

    float square() {
      return squares[2];
    }
  }

  @Property(tries = 5_000)
  void itLosesNothingWithinReachAndIsSureOfNothingBeyond(@ForAll("cases") Case one) {
    var said = new Said(one);
    var geodesic = one.here().to(one.there());
    if (geodesic.compareTo(one.reach()) <= 0) {
      assertThat(said.isKept).isTrue();
      assertThat(said.vicinity.mayBeWithin(geodesic.metres(), said.square())).isTrue();
    } else {
      assertThat(said.isKept && !said.vicinity.isInDoubt(said.square())).isFalse();
    }
  }

  @Property(tries = 1_000)
  void whereMapsAreEasyItIsSureOfNearlyAll(@ForAll("easyCases") Case one) {
    double geodesic = one.here().to(one.there()).metres();
    double reach = one.reach().metres();
    Assume.that(Math.abs(geodesic - reach) > 0.02 * reach);
    var said = new Said(one);
    assertThat(said.isKept).isEqualTo(geodesic < reach);
    if (!said.isKept) return;
    assertThat(said.vicinity.isInDoubt(said.square())).isFalse();
    if (geodesic < 0.1 * reach) return;
    assertThat(said.vicinity.mayBeWithin(0.9 * geodesic, said.square())).isFalse();
  }

  @Provide
  Arbitrary<Case> cases() {
    return Combinators.combine(
            Places.anywhere(),
            Arbitraries.of(0.0, 0.05, 5.0, 60.0, 1_000.0, 9_000.0),
            Arbitraries.of(0.0, 0.0, 1e-6, -1e-6, 1e-3, -1e-3, 2.0, -2.0))
        .flatAs(
            (here, metres, more) ->
                Combinators.combine(Places.near(here, metres), Places.near(here, 3 * metres + 30))
                    .as(
                        (there, origin) ->
                            new Case(
                                here,
                                there,
                                isAcross(here, origin) ? here : origin,
                                Distance.ofMetres(Math.max(0, here.to(there).metres() + more)))));
  }

  @Provide
  Arbitrary<Case> easyCases() {
    var easy =
        Places.anywhere()
            .filter(
                here ->
                    Math.abs(here.latitudeE7()) < 800_000_000
                        && Math.abs(here.longitudeE7()) < 1_790_000_000);
    return Combinators.combine(easy, Arbitraries.of(1.0, 5.0, 60.0, 1_000.0))
        .flatAs(
            (here, reach) ->
                Combinators.combine(Places.near(here, reach), Places.near(here, 3 * reach))
                    .as(
                        (there, origin) ->
                            new Case(here, there, origin, Distance.ofMetres(reach))));
  }

  /** Over a pole or the antimeridian. */
  private static boolean isAcross(GeoPoint here, GeoPoint origin) {
    return Math.abs((double) here.longitudeE7() - origin.longitudeE7()) > 900_000_000;
  }
}
