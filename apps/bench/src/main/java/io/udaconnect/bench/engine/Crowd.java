package io.udaconnect.bench.engine;

import java.util.Random;

/**
 * People who go from place to place in a hall or a city and stay at each for a while, as phones see
 * them: some metres off. The same crowd for the same seed.
 */
final class Crowd {
  private static final long START_MICROS = 1_773_446_400_000_000L; // 2026-03-14T00:00Z
  private static final long DAY_MICROS = 86_400_000_000L;
  private static final int SOUTH_E7 = 488_000_000;
  private static final int WEST_E7 = 22_000_000;
  private static final double E7_A_METRE_NORTH = 89.93;
  private static final double E7_A_METRE_EAST = 136.2;
  private static final double METRES_A_SECOND = 1.2;

  /**
   * @param width of the ground in metres, from west to east
   * @param height in metres, from south to north
   * @param places where they go; with 0 anywhere
   * @param stay how many seconds they stay, at most
   * @param noise of phones in metres
   */
  record Ground(double width, double height, int places, int stay, double noise) {
    static final Ground HALL = new Ground(400, 300, 0, 1_200, 1);
    static final Ground CITY = new Ground(10_000, 8_000, 0, 1_200, 1);
    static final Ground BOOTHS = new Ground(400, 300, 80, 1_800, 2);
  }

  private final Ground ground;
  private final Random chance;
  private final double[][] places;
  private final Walker[] walkers;

  Crowd(int people, Ground ground, long seed) {
    this.ground = ground;
    chance = new Random(seed);
    places = new double[ground.places][];
    for (int i = 0; i < places.length; i++) places[i] = anywhere();
    walkers = new Walker[people];
    for (int i = 0; i < people; i++) walkers[i] = new Walker();
  }

  /**
   * What is seen of all of them, in the order of time.
   *
   * @param step seconds from one location of a person to the next
   * @param steps how many locations each has a day
   */
  Sightings sightings(int step, int steps, int days) {
    int size = Math.multiplyExact(walkers.length, Math.multiplyExact(steps, days));
    var persons = new int[size];
    var micros = new long[size];
    var latitudes = new int[size];
    var longitudes = new int[size];
    for (int i = 0; i < size; i++) {
      int person = i % walkers.length;
      int round = i / walkers.length;
      var walker = walkers[person];
      walker.walk(step);
      persons[i] = person + 1;
      micros[i] =
          START_MICROS
              + round / steps * DAY_MICROS
              + 1_000_000L * step * (round % steps)
              + 1_000_000L * step * person / walkers.length;
      latitudes[i] = SOUTH_E7 + (int) ((walker.north + noise()) * E7_A_METRE_NORTH);
      longitudes[i] = WEST_E7 + (int) ((walker.east + noise()) * E7_A_METRE_EAST);
    }
    return new Sightings(persons, micros, latitudes, longitudes);
  }

  private double noise() {
    return chance.nextGaussian() * ground.noise;
  }

  private double[] anywhere() {
    return new double[] {chance.nextDouble() * ground.width, chance.nextDouble() * ground.height};
  }

  private final class Walker {
    private double east;
    private double north;
    private double[] aim = place();
    private double stay = chance.nextDouble() * ground.stay;

    private Walker() {
      east = aim[0];
      north = aim[1];
    }

    private void walk(double seconds) {
      if (stay > 0) {
        stay -= seconds;
        return;
      }
      double eastward = aim[0] - east;
      double northward = aim[1] - north;
      double way = Math.hypot(eastward, northward);
      double part = Math.min(1, seconds * METRES_A_SECOND / way);
      if (way > 0) {
        east += eastward * part;
        north += northward * part;
      }
      if (part < 1) return;
      aim = place();
      stay = chance.nextDouble() * ground.stay;
    }

    private double[] place() {
      return places.length == 0 ? anywhere() : places[chance.nextInt(places.length)];
    }
  }
}
