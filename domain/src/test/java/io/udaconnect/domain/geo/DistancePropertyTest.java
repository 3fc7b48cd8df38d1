package io.udaconnect.domain.geo;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.sf.geographiclib.Geodesic;

class DistancePropertyTest {
  /** Each is rounded to the micrometre. */
  private static final double ERROR_METRES = 2e-6;

  private static final double FROM_POLE_TO_POLE_METRES = 20_003_931.459;

  @Property
  void aDistanceIsTheGeodesic(
      @ForAll("anywhere") GeoPoint here, @ForAll("anywhere") GeoPoint there) {
    var line =
        Geodesic.WGS84.Inverse(
            here.latitudeDegrees(),
            here.longitudeDegrees(),
            there.latitudeDegrees(),
            there.longitudeDegrees());
    assertThat(here.to(there).metres()).isEqualTo(Math.rint(line.s12 * 1e6) / 1e6);
  }

  @Property
  void thereIsAsFarAsBack(@ForAll("anywhere") GeoPoint here, @ForAll("anywhere") GeoPoint there) {
    assertThat(Math.abs(here.to(there).metres() - there.to(here).metres()))
        .isLessThanOrEqualTo(ERROR_METRES);
  }

  @Property
  void aDetourIsNeverShorter(
      @ForAll("anywhere") GeoPoint here,
      @ForAll("anywhere") GeoPoint via,
      @ForAll("anywhere") GeoPoint there) {
    assertThat(here.to(there).metres())
        .isLessThanOrEqualTo(here.to(via).metres() + via.to(there).metres() + ERROR_METRES);
  }

  @Property
  void nothingIsFartherThanPoleFromPole(
      @ForAll("anywhere") GeoPoint here, @ForAll("anywhere") GeoPoint there) {
    assertThat(here.to(there).metres()).isBetween(0.0, FROM_POLE_TO_POLE_METRES);
    assertThat(here.to(here).metres()).isZero();
  }

  @Provide
  Arbitrary<GeoPoint> anywhere() {
    return Places.anywhere();
  }
}
