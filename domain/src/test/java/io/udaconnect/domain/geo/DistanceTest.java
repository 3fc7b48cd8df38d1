package io.udaconnect.domain.geo;

import static io.udaconnect.domain.Refusals.invalidField;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistanceTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Paris and a step east, 48.8584, 2.2945, 48.8584, 2.29456, 4.403",
    "Tromsø and a step east, 69.6492, 18.9553, 69.6492, 18.9554, 3.883",
    "Paris and a step north, 48.8584, 2.2945, 48.85845, 2.2945, 5.560",
    "both sides of the antimeridian, 0, 179.99999, 0, -179.99999, 2.226",
    "both sides of the pole, 89.99999, 0, 89.99999, 180, 2.234",
    "a degree of latitude at the equator, 0, 0, 1, 0, 110574.389",
    "a degree of longitude at the equator, 0, 0, 0, 1, 111319.491",
    "from pole to pole, 90, 0, -90, 77, 20003931.459",
    "one pole by two names, 90, 0, 90, 77, 0",
    "a place and itself, 48.8584, 2.2945, 48.8584, 2.2945, 0"
  })
  void distancesAreThoseOfTheEllipsoid(
      String what, double lat1, double lon1, double lat2, double lon2, double metres) {
    var there = GeoPoint.of(lat1, lon1).to(GeoPoint.of(lat2, lon2));
    assertThat(there.metres()).as(what).isCloseTo(metres, within(0.0005));
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        -1,
        -Double.MIN_VALUE,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
      })
  void whatIsNotADistanceIsRefused(double metres) {
    assertThat(invalidField(() -> Distance.ofMetres(metres))).isEqualTo("distance");
  }

  @Test
  void minusZeroIsZero() {
    assertThat(Distance.ofMetres(-0.0)).isEqualTo(Distance.ofMetres(0));
    assertThat(Distance.ofMetres(0).compareTo(Distance.ofMetres(-0.0))).isZero();
  }

  @Test
  void distancesSortFromNearToFar() {
    assertThat(Distance.ofMetres(1)).isLessThan(Distance.ofMetres(1.5));
    assertThat(Distance.ofMetres(2)).isGreaterThan(Distance.ofMetres(1.5));
    assertThat(Distance.ofMetres(2)).isEqualByComparingTo(new Distance(2));
  }

  @Test
  void aDistanceIsWrittenInMetres() {
    assertThat(Distance.ofMetres(4.5)).hasToString("4.5 m");
  }
}
