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
  /** Two places, a reach, and somewhere around the first. */
  record Case(GeoPoint here, GeoPoint there, GeoPoint around, Distance reach) {}

  /** What it says of the second place, when it is about somewhere around the first. */
  private static final class Said {
    private final Vicinity vicinity;
    private final boolean isNear;
    private final boolean isDoubtful;

    private Said(Case one) {
      vicinity = new Vicinity(one.reach());
      vicinity.moveTo(one.around().latitudeE7(), one.around().longitudeE7());
      long near =
          vicinity.near(
              one.here().latitudeE7(),
              one.here().longitudeE7(),
              columns(one.here().latitudeE7(), one.there().latitudeE7()),
              columns(one.here().longitudeE7(), one.there().longitudeE7()),
              1,
              4);
      assertThat(near & ~vicinity.doubtful() & -4).isZero();
      assertThat(near & 1).isOne();
      isNear = (near & 2) != 0;
      isDoubtful = (vicinity.doubtful() & 2) != 0;
      assertThat(vicinity.doubtful() & ~near).isZero();
    }

    double square(Case one) {
      return vicinity.square(
          one.here().latitudeE7(),
          one.here().longitudeE7(),
          one.there().latitudeE7(),
          one.there().longitudeE7());
    }
  }

  /** Between what does not matter the first, the other, and one that is far from both. */
  private static double[] columns(int first, int other) {
    return new double[] {0, first, other, first > 0 ? first - 8e8 : first + 8e8, 0};
  }

  @Property(tries = 5_000)
  void itLosesNothingWithinReachAndIsSureOfNothingBeyond(@ForAll("cases") Case one) {
    var said = new Said(one);
    var geodesic = one.here().to(one.there());
    if (geodesic.compareTo(one.reach()) <= 0) {
      assertThat(said.isNear).isTrue();
      assertThat(said.vicinity.mayBeWithin(geodesic.metres(), said.square(one))).isTrue();
      assertThat(said.vicinity.atMost(said.square(one))).isGreaterThanOrEqualTo(geodesic.metres());
      assertThat(said.vicinity.mostSquare(0)).isGreaterThanOrEqualTo(said.square(one));
    } else {
      assertThat(said.isNear && !said.isDoubtful).isFalse();
    }
  }

  @Property(tries = 2_000)
  void onAPatchItLosesNothingWithinReachAndIsSureOfNothingBeyond(@ForAll("cases") Case one) {
    var vicinity = new Vicinity(one.reach());
    vicinity.moveTo(one.here().latitudeE7(), one.here().longitudeE7());
    var squares = new float[3];
    var kept = new int[3];
    int count =
        vicinity.sift(
            one.around().latitudeE7(),
            one.around().longitudeE7(),
            new float[] {0, 0, one.there().latitudeE7() - one.around().latitudeE7()},
            new float[] {0, 0, one.there().longitudeE7() - one.around().longitudeE7()},
            2,
            3,
            squares,
            kept);
    var geodesic = one.here().to(one.there());
    if (geodesic.compareTo(one.reach()) <= 0) {
      assertThat(count).isOne();
      assertThat(kept[0]).isEqualTo(2);
      assertThat(vicinity.mayBeWithin(geodesic.metres(), squares[2])).isTrue();
    } else {
      assertThat(count == 1 && !vicinity.isInDoubt(squares[2])).isFalse();
    }
  }

  @Property(tries = 1_000)
  void circlesWithinReachAreKept(@ForAll("cases") Case one, @ForAll("radii") double[] radii) {
    double between = one.here().to(one.there()).metres() - radii[0] - radii[1];
    Assume.that(between <= 10_000);
    var vicinity = new Vicinity(Distance.ofMetres(Math.max(0, between)));
    double most = Vicinity.WIDEST * 0.7 * Math.max(0, between);
    Assume.that(radii[0] <= most && radii[1] <= most);
    vicinity.moveTo(one.here().latitudeE7(), one.here().longitudeE7());
    var kept = new int[] {-7, -7, -7};
    int count =
        vicinity.siftCircles(
            new double[] {0, one.there().latitudeE7()},
            new double[] {0, one.there().longitudeE7()},
            new double[] {0, radii[0]},
            1,
            2,
            radii[1],
            new double[2],
            kept,
            1);
    assertThat(count).isEqualTo(2);
    assertThat(kept[0]).isEqualTo(-7);
    assertThat(kept[1]).isEqualTo(1);
  }

  @Provide
  Arbitrary<double[]> radii() {
    return Arbitraries.doubles().between(0, 10).array(double[].class).ofSize(2);
  }

  @Property(tries = 1_000)
  void whereMapsAreEasyItIsSureOfNearlyAll(@ForAll("easyCases") Case one) {
    double geodesic = one.here().to(one.there()).metres();
    double reach = one.reach().metres();
    Assume.that(Math.abs(geodesic - reach) > 0.02 * reach);
    var said = new Said(one);
    assertThat(said.isNear).isEqualTo(geodesic < reach);
    if (!said.isNear) return;
    assertThat(said.isDoubtful).isFalse();
    if (geodesic < 0.1 * reach) return;
    assertThat(said.vicinity.mayBeWithin(0.9 * geodesic, said.square(one))).isFalse();
  }

  @Provide
  Arbitrary<Case> cases() {
    return Combinators.combine(
            Places.anywhere(),
            Arbitraries.of(0.0, 0.05, 5.0, 60.0, 1_000.0, 9_000.0),
            Arbitraries.of(0.0, 0.0, 1e-6, -1e-6, 1e-3, -1e-3, 2.0, -2.0))
        .flatAs(
            (here, metres, more) ->
                Combinators.combine(Places.near(here, metres), Places.near(here, metres))
                    .as(
                        (there, around) -> {
                          double reach = Math.max(0, here.to(there).metres() + more);
                          return new Case(
                              here,
                              there,
                              isAround(around, here, reach) ? around : here,
                              Distance.ofMetres(reach));
                        }));
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
                Combinators.combine(Places.near(here, 2 * reach), Places.near(here, reach))
                    .as(
                        (there, around) ->
                            new Case(here, there, around, Distance.ofMetres(reach))));
  }

  /** Not over a pole or the antimeridian, nor farther than circles are wide. */
  private static boolean isAround(GeoPoint around, GeoPoint here, double reach) {
    return around.to(here).metres() <= Vicinity.WIDEST * 0.7 * reach
        && Math.abs((double) here.longitudeE7() - around.longitudeE7()) < 900_000_000;
  }
}
