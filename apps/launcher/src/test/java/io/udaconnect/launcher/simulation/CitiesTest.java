package io.udaconnect.launcher.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.geo.GeoPoint;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CitiesTest {
  private final Cities cities = Cities.ofFrance();

  @Test
  void someHundredCitiesLieInFranceAndNoneIsThereTwice() {
    assertThat(cities.all()).hasSizeGreaterThan(200);
    assertThat(cities.all()).extracting(Cities.City::name).doesNotHaveDuplicates();
    assertThat(cities.all())
        .allSatisfy(
            city -> {
              assertThat(city.name()).isNotBlank();
              assertThat(city.point().latitudeDegrees()).isBetween(41.3, 51.1);
              assertThat(city.point().longitudeDegrees()).isBetween(-5.2, 9.6);
            });
  }

  @Test
  void theNearestComeFirstAndAreOthers() {
    for (int city = 0; city < cities.size(); city++) {
      int here = city;
      var others = IntStream.range(1, cities.size()).map(n -> cities.nearest(here, n)).toArray();
      assertThat(others).doesNotHaveDuplicates().doesNotContain(here);
      var away = IntStream.of(others).mapToObj(other -> between(here, other)).toList();
      assertThat(away).isSorted();
      assertThat(away.get(0).metres()).isGreaterThan(1_000);
    }
  }

  private Distance between(int city, int other) {
    GeoPoint here = cities.get(city).point();
    return here.to(cities.get(other).point());
  }
}
