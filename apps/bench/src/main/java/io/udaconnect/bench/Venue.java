package io.udaconnect.bench;

import io.udaconnect.proto.v1.Location;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * People who walk about in a square of 300 m, and whose places are known up to where they are now.
 * One thread moves them.
 */
final class Venue {
  private static final double SOUTH = 48.83;
  private static final double WEST = 2.28;
  private static final double HEIGHT = 0.0027;
  private static final double WIDTH = 0.0041;
  private static final double STEP = 1.0 / 300;

  /** Nobody is there. */
  private static final String NOWHERE = "[-150,-40,-149.9,-39.9]";

  private final long[] people;
  private final double[] north;
  private final double[] east;
  private final SplittableRandom random;

  /**
   * @param people their ids, in order
   */
  Venue(long[] people, long seed) {
    this.people = people;
    random = new SplittableRandom(seed);
    north = random.doubles(people.length).toArray();
    east = random.doubles(people.length).toArray();
  }

  int size() {
    return people.length;
  }

  /** Which of them has this id; negative if none. */
  int index(long person) {
    return Arrays.binarySearch(people, person);
  }

  /** One of them goes a step on. */
  Location.Builder walk(int index) {
    north[index] = stepped(north[index]);
    east[index] = stepped(east[index]);
    return Location.newBuilder()
        .setPersonId(people[index])
        .setLatitude(SOUTH + HEIGHT * north[index])
        .setLongitude(WEST + WIDTH * east[index]);
  }

  private double stepped(double at) {
    return Math.min(1, Math.max(0, at + (random.nextDouble() - 0.5) * 2 * STEP));
  }

  String nowhere() {
    return NOWHERE;
  }

  /** A box somewhere in it, in which about this share of all are. */
  String box(double share) {
    double side = Math.sqrt(share);
    double south = SOUTH + HEIGHT * (1 - side) * random.nextDouble();
    double west = WEST + WIDTH * (1 - side) * random.nextDouble();
    return String.format(
        Locale.ROOT,
        "[%.7f,%.7f,%.7f,%.7f]",
        west,
        south,
        west + WIDTH * side,
        south + HEIGHT * side);
  }

  /** So many ids. */
  String some(int count) {
    return Arrays.toString(
        random.ints(0, people.length).distinct().limit(count).mapToLong(i -> people[i]).toArray());
  }
}
