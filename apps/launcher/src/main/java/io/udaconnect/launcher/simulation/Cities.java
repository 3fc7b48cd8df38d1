package io.udaconnect.launcher.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.udaconnect.domain.geo.GeoPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Some hundred French communes. Not for several threads. */
final class Cities {
  private static final String FILE = "cities.csv";

  /** Where one is. */
  record City(String name, GeoPoint point) {
    private static City of(String line) {
      String[] fields = line.split(",", -1);
      return new City(
          fields[0], GeoPoint.of(Double.parseDouble(fields[1]), Double.parseDouble(fields[2])));
    }
  }

  private final List<City> cities;
  private final Map<Integer, List<Integer>> byDistance = new HashMap<>();

  private Cities(List<City> cities) {
    this.cities = cities;
  }

  static Cities ofFrance() {
    try (var file = Cities.class.getResourceAsStream(FILE)) {
      var lines = new String(file.readAllBytes(), UTF_8).lines();
      return new Cities(lines.skip(1).map(City::of).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }

  List<City> all() {
    return cities;
  }

  City get(int city) {
    return cities.get(city);
  }

  int size() {
    return cities.size();
  }

  /**
   * The n-th nearest to a city.
   *
   * @param n from 1
   */
  int nearest(int city, int n) {
    return byDistance.computeIfAbsent(city, this::others).get(n - 1);
  }

  private List<Integer> others(int city) {
    var here = cities.get(city).point();
    var away = cities.stream().map(other -> here.to(other.point())).toList();
    return IntStream.range(0, cities.size())
        .filter(other -> other != city)
        .boxed()
        .sorted(Comparator.comparing(away::get))
        .toList();
  }
}
