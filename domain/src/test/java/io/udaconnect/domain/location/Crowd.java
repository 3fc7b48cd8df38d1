package io.udaconnect.domain.location;

import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.person.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** People in a few small crowds at the hard places of the earth, a day and a half around a time. */
final class Crowd {
  static final int PEOPLE = 12;

  private static final int[][] MIDDLES = {
    {450_000_000, 76_000_000}, {10_000, 1_799_999_900}, {899_999_900, 0}, {-890_000_000, -5_000}
  };
  private static final int SPAN_SECONDS = 129_600;

  private Crowd() {}

  static List<Location> around(Random random, Instant middle, int size) {
    return IntStream.range(0, size).mapToObj(i -> at(random, middle, i)).toList();
  }

  private static Location at(Random random, Instant middle, int device) {
    var place = MIDDLES[random.nextInt(MIDDLES.length)];
    int spread = random.nextBoolean() ? 800 : 80_000; // 9 m, 900 m
    long east = place[1] + (long) (random.nextGaussian() * spread);
    var point =
        new GeoPoint(
            Math.min(900_000_000, place[0] + (int) (random.nextGaussian() * spread)),
            (int) (east >= 1_800_000_000L ? east - 3_600_000_000L : east));
    var instant = middle.plusMillis((long) ((random.nextDouble() - 0.5) * SPAN_SECONDS * 1_000));
    var key =
        new LocationKey(
            new PersonId(1 + random.nextInt(PEOPLE)), new DeviceId(device % 3), instant);
    return new Location(key, point);
  }
}
