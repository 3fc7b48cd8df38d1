package io.udaconnect.domain.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.udaconnect.domain.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeoBoxTest {
  private static final int WEST_END = -1_800_000_000;
  private static final int EAST_END = 1_800_000_000;

  @Test
  void aBoxHoldsItsEdges() {
    var box = new GeoBox(-10, 20, -30, 40);
    assertThat(box.crossesAntimeridian()).isFalse();
    for (int latitude : new int[] {-10, 0, 20}) {
      for (int longitude : new int[] {-30, 0, 40}) {
        assertThat(box.contains(new GeoPoint(latitude, longitude))).isTrue();
      }
    }
    assertThat(box.contains(new GeoPoint(-11, 0))).isFalse();
    assertThat(box.contains(new GeoPoint(21, 0))).isFalse();
    assertThat(box.contains(new GeoPoint(0, -31))).isFalse();
    assertThat(box.contains(new GeoPoint(0, 41))).isFalse();
  }

  @Test
  void aBoxAcrossTheAntimeridianHoldsBothSidesAndNotTheRestOfTheWorld() {
    var box = new GeoBox(0, 0, EAST_END - 5, WEST_END + 5);
    assertThat(box.crossesAntimeridian()).isTrue();
    assertThat(box.contains(new GeoPoint(0, EAST_END - 5))).isTrue();
    assertThat(box.contains(new GeoPoint(0, EAST_END))).isTrue();
    assertThat(box.contains(new GeoPoint(0, WEST_END + 5))).isTrue();
    assertThat(box.contains(new GeoPoint(0, EAST_END - 6))).isFalse();
    assertThat(box.contains(new GeoPoint(0, WEST_END + 6))).isFalse();
    assertThat(box.contains(new GeoPoint(0, 0))).isFalse();
  }

  @Test
  void aBoxOfOneMeridianDoesNotCrossTheAntimeridian() {
    var line = new GeoBox(-10, 10, 7, 7);
    assertThat(line.crossesAntimeridian()).isFalse();
    assertThat(line.contains(new GeoPoint(0, 7))).isTrue();
    assertThat(line.contains(new GeoPoint(0, 8))).isFalse();
  }

  @Test
  void theWholeEarthIsABox() {
    var earth = new GeoBox(-900_000_000, 900_000_000, WEST_END, EAST_END);
    assertThat(earth.contains(GeoPoint.of(-90, 180))).isTrue();
    assertThat(earth.contains(GeoPoint.of(90, 179.9999999))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 0",
    "-900000001, 0, 0, 0",
    "0, 900000001, 0, 0",
    "0, 0, -1800000001, 0",
    "0, 0, 1800000001, 0",
    "0, 0, 0, 1800000001",
    "0, 0, 0, -1800000001"
  })
  void thereIsNoBoxUpsideDownOrBeyondTheEarth(int south, int north, int west, int east) {
    assertThatThrownBy(() -> new GeoBox(south, north, west, east))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no box: " + south + " to " + north + ", " + west + " to " + east);
  }

  @Test
  void aBoxAroundAPlaceIsNotMuchLargerThanTheReach() {
    var paris = GeoPoint.of(48.8584, 2.2945);
    var box = GeoBox.around(List.of(paris), Distance.ofMetres(5));
    assertThat(box)
        .isEqualTo(
            new GeoBox(488_584_000 - 455, 488_584_000 + 455, 22_945_000 - 690, 22_945_000 + 690));
    assertThat(box.contains(GeoPoint.of(48.85846, 2.2945))).isFalse();
    assertThat(box.contains(GeoPoint.of(48.8584, 2.29458))).isFalse();
  }

  @Test
  void aBoxAroundSeveralPlacesHoldsThemAll() {
    var box =
        GeoBox.around(
            List.of(GeoPoint.of(1, 20), GeoPoint.of(-3, 10), GeoPoint.of(2, 15)),
            Distance.ofMetres(0));
    assertThat(box)
        .isEqualTo(new GeoBox(-30_000_002, 20_000_002, 100_000_000 - 2, 200_000_000 + 2));
  }

  @Test
  void aBoxNearTheAntimeridianReachesAcross() {
    var west = GeoPoint.of(0, 179.99999);
    var east = GeoPoint.of(0, -179.99999);
    for (var side : List.of(west, east)) {
      var box = GeoBox.around(List.of(side), Distance.ofMetres(5));
      assertThat(box.crossesAntimeridian()).isTrue();
      assertThat(box.contains(west)).isTrue();
      assertThat(box.contains(east)).isTrue();
      assertThat(box.contains(GeoPoint.of(0, 179.9998))).isFalse();
      assertThat(box.contains(GeoPoint.of(0, -179.9998))).isFalse();
      assertThat(box.contains(GeoPoint.of(0, 0))).isFalse();
    }
  }

  @Test
  void aBoxThatEndsAtTheAntimeridianHoldsIt() {
    var reachesIt = GeoBox.around(List.of(new GeoPoint(0, EAST_END - 2)), Distance.ofMetres(0));
    assertThat(reachesIt.contains(GeoPoint.of(0, 180))).isTrue();
    var beginsAtIt = GeoBox.around(List.of(new GeoPoint(0, WEST_END + 2)), Distance.ofMetres(0));
    assertThat(beginsAtIt).isEqualTo(new GeoBox(-2, 2, WEST_END, WEST_END + 4));
  }

  @ParameterizedTest
  @ValueSource(doubles = {90, 89.99999, -89.99999, -90})
  void aBoxThatReachesAPoleHoldsAllLongitudes(double latitude) {
    var box = GeoBox.around(List.of(GeoPoint.of(latitude, 0)), Distance.ofMetres(5));
    assertThat(box.westE7()).isEqualTo(WEST_END);
    assertThat(box.eastE7()).isEqualTo(EAST_END);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-30, 1e-9})
  void thePoleIsOnePlaceWhateverItsLongitude(double metres) {
    var box = GeoBox.around(List.of(GeoPoint.of(90, 0)), Distance.ofMetres(metres));
    assertThat(box.contains(GeoPoint.of(90, 77))).isTrue();
  }

  @Test
  void aBoxAroundTheWorldHasNoGapAtItsBack() {
    var places = List.of(GeoPoint.of(0, -179.9999999), GeoPoint.of(0, 179.9999999));
    var box = GeoBox.around(places, Distance.ofMetres(0));
    assertThat(box).isEqualTo(new GeoBox(-2, 2, WEST_END, EAST_END));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e7, 2.1e7, 1e14, 1e300, Double.MAX_VALUE})
  void aReachOfHalfTheEarthAndMoreHoldsTheEarth(double metres) {
    var box = GeoBox.around(List.of(GeoPoint.of(48.8584, 2.2945)), Distance.ofMetres(metres));
    assertThat(box.northE7()).isEqualTo(900_000_000);
    assertThat(box.westE7()).isEqualTo(WEST_END);
    assertThat(box.eastE7()).isEqualTo(EAST_END);
    assertThat(box.southE7()).isLessThan(-410_000_000);
  }

  @Test
  void thereIsNoBoxAroundNothing() {
    assertThatThrownBy(() -> GeoBox.around(List.of(), Distance.ofMetres(5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a box around nothing");
  }

  @ParameterizedTest
  @CsvSource({
    "2, 48, 3, 49, 20000000, 30000000",
    "179, 48, -179, 49, 1790000000, -1790000000",
    "179, 48, 181, 49, 1790000000, -1790000000",
    "-190, 48, -170, 49, 1700000000, -1700000000",
    "362, 48, 363, 49, 20000000, 30000000",
    "-180, 48, 180, 49, -1800000000, 1800000000",
    "-500, 48, 500, 49, -1800000000, 1800000000",
    "3, 48, 2, 49, 30000000, 20000000"
  })
  void longitudesOfABoxMayRunOn(
      double west, double south, double east, double north, int westE7, int eastE7) {
    assertThat(GeoBox.of(west, south, east, north))
        .isEqualTo(new GeoBox(480_000_000, 490_000_000, westE7, eastE7));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 91, 1, 91, 'latitude: must be between -90 and 90, not 91.0'",
    "0, 2, 1, 1, 'south: must not be greater than north'",
    "NaN, 1, 1, 2, 'west: must be a number of degrees, not NaN'",
    "0, 1, Infinity, 2, 'east: must be a number of degrees, not Infinity'"
  })
  void degreesThatBoundNothingAreRefused(
      double west, double south, double east, double north, String why) {
    assertThatThrownBy(() -> GeoBox.of(west, south, east, north))
        .isInstanceOf(Refused.class)
        .hasMessageContaining(why);
  }
}
