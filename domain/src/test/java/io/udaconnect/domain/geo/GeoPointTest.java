package io.udaconnect.domain.geo;

import static io.udaconnect.domain.Refusals.invalidField;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.Refusals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeoPointTest {
  @Test
  void degreesAreRoundedToTheSeventhDecimal() {
    assertThat(GeoPoint.of(35.05851364, -106.57195664))
        .isEqualTo(new GeoPoint(350_585_136, -1_065_719_566));
    assertThat(GeoPoint.of(35.05851366, -106.57195666))
        .isEqualTo(new GeoPoint(350_585_137, -1_065_719_567));
    assertThat(GeoPoint.of(-0.00000001, -0.0)).isEqualTo(new GeoPoint(0, 0));
  }

  @Test
  void aPointGivesItsDegreesBack() {
    var paris = GeoPoint.of(48.8584, 2.2945);
    assertThat(paris.latitudeDegrees()).isEqualTo(48.8584);
    assertThat(paris.longitudeDegrees()).isEqualTo(2.2945);
  }

  @Test
  void theAntimeridianHasOneName() {
    assertThat(GeoPoint.of(10, 180)).isEqualTo(GeoPoint.of(10, -180));
    assertThat(GeoPoint.of(10, 180).longitudeE7()).isEqualTo(-1_800_000_000);
    assertThat(GeoPoint.of(10, 179.99999996)).isEqualTo(GeoPoint.of(10, -180));
    assertThat(GeoPoint.of(10, 179.9999999).longitudeE7()).isEqualTo(1_799_999_999);
  }

  @Test
  void thePolesArePoints() {
    assertThat(GeoPoint.of(90, 0).latitudeE7()).isEqualTo(900_000_000);
    assertThat(GeoPoint.of(-90, 0).latitudeE7()).isEqualTo(-900_000_000);
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        90.00000001,
        -90.00000001,
        350,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MAX_VALUE
      })
  void aLatitudeThatIsNowhereIsRefused(double latitude) {
    assertThat(invalidField(() -> GeoPoint.of(latitude, 0))).isEqualTo("latitude");
    assertThat(Refusals.refusal(() -> GeoPoint.latitudeE7(latitude)))
        .hasMessage("latitude: must be between -90 and 90, not " + latitude);
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        180.00000001,
        -180.00000001,
        540,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        -Double.MAX_VALUE
      })
  void aLongitudeThatIsNowhereIsRefused(double longitude) {
    assertThat(invalidField(() -> GeoPoint.of(0, longitude))).isEqualTo("longitude");
    assertThat(Refusals.refusal(() -> GeoPoint.longitudeE7(longitude)))
        .hasMessage("longitude: must be between -180 and 180, not " + longitude);
  }

  @ParameterizedTest
  @ValueSource(ints = {900_000_001, -900_000_001, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void wholeNumbersBeyondThePolesAreRefused(int latitudeE7) {
    assertThat(Refusals.refusal(() -> new GeoPoint(latitudeE7, 0)))
        .hasMessage("latitude: must be between -90 and 90, not " + latitudeE7 / 1e7);
  }

  @ParameterizedTest
  @ValueSource(ints = {1_800_000_001, -1_800_000_001, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void wholeNumbersBeyondTheAntimeridianAreRefused(int longitudeE7) {
    assertThat(Refusals.refusal(() -> new GeoPoint(0, longitudeE7)))
        .hasMessage("longitude: must be between -180 and 180, not " + longitudeE7 / 1e7);
  }

  @ParameterizedTest
  @CsvSource({
    "350585136, -1065719566, 35.0585136 -106.5719566",
    "0, 1, 0.0000000 0.0000001",
    "-5, 0, -0.0000005 0.0000000"
  })
  void aPointIsWrittenWithSevenDecimals(int latitudeE7, int longitudeE7, String written) {
    assertThat(new GeoPoint(latitudeE7, longitudeE7)).hasToString(written);
  }
}
