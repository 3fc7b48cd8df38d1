package io.udaconnect.launcher.simulation;

import io.udaconnect.domain.geo.GeoPoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A venue that does not exist, on the fair ground east of Lyon: two halls full of booths to the
 * south, a foyer with coffee bars and tables along them, four rooms for talks to the north.
 */
public final class Venue {
  private static final double SOUTH = 45.73105;
  private static final double WEST = 4.94780;
  private static final Ground GROUND = Ground.at(SOUTH);

  static final double WIDTH = 170;
  static final double DEPTH = 105;

  private static final double HALL_WIDTH = 80;
  private static final double HALL_DEPTH = 60;
  private static final double[] HALLS_WEST = {0, 90};
  private static final double[] ROWS_NORTH = {10, 22, 36, 48};
  private static final double[] BOOTHS_EAST = {6, 14, 22, 30, 50, 58, 66, 74};
  private static final double BOOTH_METRES = 6;

  /** Between the rows of booths, two rows to an aisle. */
  private static final double[] AISLES_NORTH = {16, 16, 42, 42};

  private static final double FOYER_NORTH = 75;
  private static final double PASSAGE = 67;
  private static final double[] BARS_EAST = {30, 120};
  private static final double BAR_NORTH = 73.5;
  private static final double TABLE_NORTH = 63;
  private static final int TABLES = 16;

  private static final double[] ROOMS_WEST = {0, 60, 100, 140};
  private static final double[] ROOM_WIDTHS = {50, 30, 30, 30};
  private static final String[] ROOM_NAMES = {"Auditorium", "Saône", "Rhône", "Studio"};
  private static final double SEAT_ACROSS = 0.9;
  private static final double SEAT_DEEP = 1.1;
  private static final double SEATS_NORTH = 80;

  private Venue() {}

  /** Metres to the east and to the north of the corner. */
  record Place(double east, double north) {
    Place plus(double metresEast, double metresNorth) {
      return new Place(east + metresEast, north + metresNorth);
    }

    double to(Place other) {
      return Math.hypot(east - other.east, north - other.north);
    }

    GeoPoint point() {
      return GeoPoint.of(SOUTH + north / GROUND.metresNorth(), WEST + east / GROUND.metresEast());
    }
  }

  /**
   * Somewhere to stay, and the way from there to the foyer's passage.
   *
   * @param hall which one it is in, or -1
   */
  record Spot(Place place, int hall, List<Place> out) {}

  static int booths() {
    return HALLS_WEST.length * ROWS_NORTH.length * BOOTHS_EAST.length;
  }

  static int rooms() {
    return ROOMS_WEST.length;
  }

  static int bars() {
    return BARS_EAST.length;
  }

  static int tables() {
    return TABLES;
  }

  /**
   * In front of a booth, or in it.
   *
   * @param along metres to the east of its middle
   * @param before metres from its front into the aisle
   */
  static Spot booth(int booth, double along, double before) {
    int hall = booth / (ROWS_NORTH.length * BOOTHS_EAST.length);
    int row = booth / BOOTHS_EAST.length % ROWS_NORTH.length;
    double aisle = AISLES_NORTH[row];
    double front = ROWS_NORTH[row] + Math.signum(aisle - ROWS_NORTH[row]) * BOOTH_METRES / 2;
    double east = HALLS_WEST[hall] + BOOTHS_EAST[booth % BOOTHS_EAST.length] + along;
    double door = HALLS_WEST[hall] + HALL_WIDTH / 2;
    return new Spot(
        new Place(east, front + Math.signum(aisle - front) * before),
        hall,
        List.of(new Place(east, aisle), new Place(door, aisle), new Place(door, PASSAGE)));
  }

  /** The n-th seat of a room, from 0; where there are no more, it begins in front again. */
  static Spot seat(int room, int n) {
    int across = (int) ((ROOM_WIDTHS[room] - 6) / SEAT_ACROSS);
    int rows = (int) ((DEPTH - SEATS_NORTH - 2) / SEAT_DEEP);
    double east = ROOMS_WEST[room] + 3 + n % across * SEAT_ACROSS;
    double north = SEATS_NORTH + n / across % rows * SEAT_DEEP;
    double door = ROOMS_WEST[room] + ROOM_WIDTHS[room] / 2;
    return new Spot(
        new Place(east, north),
        -1,
        List.of(new Place(door, FOYER_NORTH + 3), new Place(door, PASSAGE)));
  }

  /** The n-th place of the queue at a coffee bar, from 0. */
  static Spot queue(int bar, int n) {
    var place = new Place(BARS_EAST[bar] + 0.9 * n, BAR_NORTH);
    return new Spot(place, -1, List.of(new Place(place.east(), PASSAGE)));
  }

  /** At a table, this far from its middle. */
  static Spot table(int table, double east, double north) {
    var place = table(table).plus(east, north);
    return new Spot(place, -1, List.of(new Place(place.east(), PASSAGE)));
  }

  private static Place table(int table) {
    return new Place((table + 0.5) * WIDTH / TABLES, TABLE_NORTH);
  }

  /** Along aisles and through doors; ends at the place itself. */
  static List<Place> way(Spot from, Spot to) {
    var way = new ArrayList<>(from.out);
    var back = new ArrayList<>(to.out);
    Collections.reverse(back);
    way.addAll(back);
    if (from.hall >= 0 && from.hall == to.hall) {
      way.removeIf(place -> place.north == PASSAGE); // no need to leave the hall
      if (from.out.get(0).north == to.out.get(0).north) {
        way.removeIf(from.out.get(1)::equals); // nor this aisle
      }
    }
    way.add(to.place);
    return way;
  }

  /** The plan for a map. */
  public static String geoJson() {
    var halls =
        IntStream.range(0, HALLS_WEST.length)
            .mapToObj(
                hall ->
                    feature(
                        "hall", "Hall " + (hall + 1), HALLS_WEST[hall], 0, HALL_WIDTH, HALL_DEPTH));
    var booths =
        IntStream.range(0, booths())
            .mapToObj(
                booth -> {
                  var front = booth(booth, 0, 0).place;
                  int row = booth / BOOTHS_EAST.length % ROWS_NORTH.length;
                  return feature(
                      "booth",
                      "Booth " + (booth + 1),
                      front.east - BOOTH_METRES / 2,
                      ROWS_NORTH[row] - BOOTH_METRES / 2,
                      BOOTH_METRES,
                      BOOTH_METRES);
                });
    var foyer =
        Stream.of(feature("foyer", "Foyer", 0, HALL_DEPTH, WIDTH, FOYER_NORTH - HALL_DEPTH));
    var bars =
        IntStream.range(0, bars())
            .mapToObj(
                bar ->
                    feature("bar", "Coffee " + (bar + 1), BARS_EAST[bar] - 4, BAR_NORTH, 3, 1.5));
    var tables =
        IntStream.range(0, TABLES)
            .mapToObj(
                number -> {
                  var middle = table(number);
                  return feature("table", "", middle.east - 0.4, middle.north - 0.4, 0.8, 0.8);
                });
    var rooms =
        IntStream.range(0, rooms())
            .mapToObj(
                room ->
                    feature(
                        "room",
                        ROOM_NAMES[room],
                        ROOMS_WEST[room],
                        FOYER_NORTH,
                        ROOM_WIDTHS[room],
                        DEPTH - FOYER_NORTH));
    return Stream.of(halls, foyer, rooms, booths, bars, tables)
        .flatMap(features -> features)
        .collect(
            Collectors.joining(
                ",\n", "{\"type\":\"FeatureCollection\",\"features\":[\n", "\n]}\n"));
  }

  private static String feature(
      String kind, String name, double east, double north, double width, double depth) {
    String corners =
        Stream.of(
                new Place(east, north),
                new Place(east + width, north),
                new Place(east + width, north + depth),
                new Place(east, north + depth),
                new Place(east, north))
            .map(Place::point)
            .map(
                point ->
                    String.format(
                        Locale.ROOT,
                        "[%.7f,%.7f]",
                        point.longitudeDegrees(),
                        point.latitudeDegrees()))
            .collect(Collectors.joining(","));
    return ("{\"type\":\"Feature\",\"properties\":{\"kind\":\"%s\",\"name\":\"%s\"},"
            + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[%s]]}}")
        .formatted(kind, name, corners);
  }
}
