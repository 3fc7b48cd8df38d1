package io.udaconnect.bench;

import io.udaconnect.domain.geo.GeoPoint;

/**
 * The ground of a fair: halls full of booths, streets around them, a town beside. It grows with its
 * visitors, so that there are always twelve square metres of hall for each.
 */
final class Fair {
  private static final double HALL_METRES_A_PERSON = 12; // square ones
  static final double BOOTH_METRES = 10; // a square
  private static final int BOOTHS_ACROSS = 20;
  private static final int BOOTHS_A_HALL = 200;
  private static final int HALLS_ACROSS = 3;
  private static final double STREET_METRES = 40;
  private static final double TOWN_METRES = 1_500;
  private static final double HALL_WIDTH = BOOTHS_ACROSS * BOOTH_METRES;
  private static final double HALL_DEPTH = BOOTHS_A_HALL / BOOTHS_ACROSS * BOOTH_METRES;

  private static final int SOUTH_E7 = 501_100_000;
  private static final int WEST_E7 = 86_400_000;
  private static final double LATITUDE_E7_A_METRE = 89.9;
  private static final double LONGITUDE_E7_A_METRE = 139.9; // at this latitude

  private final int booths;

  Fair(int people) {
    double area = people * HALL_METRES_A_PERSON;
    booths = (int) Math.max(1, area / (BOOTH_METRES * BOOTH_METRES));
  }

  /** Metres to the east and to the north of the fair's corner. */
  record Spot(double east, double north) {
    /** On the straight way from here to there. */
    Spot towards(Spot there, double share) {
      return new Spot(east + (there.east - east) * share, north + (there.north - north) * share);
    }

    GeoPoint point() {
      return new GeoPoint(
          SOUTH_E7 + (int) Math.rint(north * LATITUDE_E7_A_METRE),
          WEST_E7 + (int) Math.rint(east * LONGITUDE_E7_A_METRE));
    }
  }

  int booths() {
    return booths;
  }

  /**
   * @param across share of the booth's width, from 0 to 1
   * @param deep the same of its depth
   */
  Spot inBooth(int booth, double across, double deep) {
    int hall = booth / BOOTHS_A_HALL;
    int place = booth % BOOTHS_A_HALL;
    int row = place / BOOTHS_ACROSS;
    return new Spot(
        hallEast(hall) + (place % BOOTHS_ACROSS + across) * BOOTH_METRES,
        hallNorth(hall) + (row + deep) * BOOTH_METRES);
  }

  /**
   * On the street before a hall or beside it.
   *
   * @param along share of the street's length, from 0 to 1
   * @param aside share of its width
   */
  Spot onStreet(int booth, double along, double aside) {
    int hall = booth / BOOTHS_A_HALL;
    return booth % 2 == 0
        ? new Spot(
            hallEast(hall) + along * HALL_WIDTH,
            hallNorth(hall) + HALL_DEPTH + aside * STREET_METRES)
        : new Spot(
            hallEast(hall) + HALL_WIDTH + aside * STREET_METRES,
            hallNorth(hall) + along * HALL_DEPTH);
  }

  /** West of the fair. */
  static Spot inTown(double along, double aside) {
    return new Spot(-along * TOWN_METRES, aside * STREET_METRES);
  }

  private static double hallEast(int hall) {
    return hall % HALLS_ACROSS * (HALL_WIDTH + STREET_METRES);
  }

  private static double hallNorth(int hall) {
    int row = hall / HALLS_ACROSS;
    return row * (HALL_DEPTH + STREET_METRES);
  }
}
