package io.udaconnect.launcher.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.geo.GeoPoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriveTest {
  private static final int SECONDS = 20_000;

  private final Cities cities = Cities.ofFrance();

  private Drive drive(long seed) {
    return new Drive(cities, Chance.of(seed, 0));
  }

  private static List<GeoPoint> way(Drive drive, int seconds) {
    var way = new ArrayList<GeoPoint>();
    for (int second = 0; second < seconds; second++) {
      way.add(drive.point());
      drive.drive();
    }
    return way;
  }

  @Test
  void theSameSeedDrivesTheSameWayAndAnotherDoesNot() {
    var way = way(drive(7), 5_000);
    assertThat(way(drive(7), 5_000)).isEqualTo(way);
    assertThat(way(drive(8), 5_000)).isNotEqualTo(way);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, -1, Long.MAX_VALUE})
  void itIsNeverFasterThanItMayBeAndNeverFiftyOneMetresFurther(long seed) {
    var way = way(drive(seed), SECONDS);
    double furthest = 0;
    for (int second = 1; second < way.size(); second++) {
      furthest = Math.max(furthest, way.get(second - 1).to(way.get(second)).metres());
    }
    assertThat(furthest).isLessThan(51).isBetween(35.0, 130 / 3.6 + 0.1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void itGoesFromCityToOneOfThoseThatAreNeitherNextDoorNorFar(long seed) {
    var drive = drive(seed);
    var start = drive.point();
    int city =
        IntStream.range(0, cities.size())
            .filter(one -> cities.get(one).point().equals(start))
            .findFirst()
            .orElseThrow();
    int target = drive.target();
    int arrivals = 0;
    for (int second = 0; second < SECONDS; second++) {
      var before = drive.point();
      drive.drive();
      if (drive.target() == target) continue;
      arrivals++;
      assertThat(before.to(cities.get(target).point()).metres()).isLessThan(15);
      assertThat(placeOf(target, city)).isBetween(20, 49);
      city = target;
      target = drive.target();
    }
    assertThat(placeOf(target, city)).isBetween(20, 49);
    assertThat(arrivals).isGreaterThan(2);
  }

  /** Whichever nearest it is, from 1. */
  private int placeOf(int target, int city) {
    return IntStream.rangeClosed(1, cities.size() - 1)
        .filter(n -> cities.nearest(city, n) == target)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anyOfTheThirtyIsATargetNowAndThen() {
    var places = new HashSet<Integer>();
    for (int seed = 0; seed < 600; seed++) {
      var drive = drive(seed);
      var start = drive.point();
      int city =
          IntStream.range(0, cities.size())
              .filter(one -> cities.get(one).point().equals(start))
              .findFirst()
              .orElseThrow();
      places.add(placeOf(drive.target(), city));
    }
    assertThat(places).hasSize(30);
  }

  @Test
  void itIsSlowNearItsTargetAndNotQuiteStraight() {
    var drive = drive(4);
    var goal = cities.get(drive.target()).point();
    double straight = drive.point().to(goal).metres();
    double driven = 0;
    var before = drive.point();
    while (before.to(goal).metres() > 20) {
      drive.drive();
      double step = before.to(drive.point()).metres();
      double left = drive.point().to(goal).metres();
      if (left < 100) assertThat(step).isLessThan(15);
      driven += step;
      before = drive.point();
    }
    assertThat(driven).isGreaterThan(straight * 1.001).isLessThan(straight * 1.2);
  }
}
