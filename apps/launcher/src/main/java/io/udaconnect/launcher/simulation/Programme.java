package io.udaconnect.launcher.simulation;

import java.util.Random;

/**
 * What there is to see and when. Each hour has talks for forty minutes, one in each room, and a
 * break; each talk and each booth has a subject.
 */
final class Programme {
  static final int SUBJECTS = 8;
  static final int HOUR = 3_600;
  static final int TALKS_END = 2_400;

  /** From here on people make for the next talk. */
  private static final int GATHERING = 3_300;

  /** Until then they may come late. */
  private static final int LATEST = 300;

  /** Until then it is the time for coffee. */
  private static final int COFFEE_ENDS = 3_000;

  private final long seed;

  Programme(long seed) {
    this.seed = seed;
  }

  /** The hour of the talks that one may go to now, or -1. */
  static long talksOf(long second) {
    int ofHour = (int) Math.floorMod(second, (long) HOUR);
    long hour = Math.floorDiv(second, (long) HOUR);
    if (ofHour >= GATHERING) return hour + 1;
    return ofHour < LATEST ? hour : -1;
  }

  static boolean isBreak(long second) {
    int ofHour = (int) Math.floorMod(second, (long) HOUR);
    return ofHour >= TALKS_END && ofHour < COFFEE_ENDS;
  }

  int subjectOfTalk(long hour, int room) {
    return chance(hour + 1, room).nextInt(SUBJECTS);
  }

  int subjectOfBooth(int booth) {
    return chance(0, booth).nextInt(SUBJECTS);
  }

  /** How much a booth draws anybody, from 0.3 to 1; some draw far more than most. */
  double charm(int booth) {
    double some = chance(-1, booth).nextDouble();
    return 0.3 + 0.7 * some * some * some;
  }

  private Random chance(long hour, int place) {
    return Chance.of(seed * 31 + hour, place);
  }
}
