package io.udaconnect.launcher.simulation;

import java.util.Random;

/** Chance that is the same again for the same seed, on every JDK. */
final class Chance {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Chance() {}

  /** For one of many who share a seed and have nothing else in common. */
  static Random of(long seed, int one) {
    return new Random(mixed(mixed(seed) + GOLDEN * (one + 1)));
  }

  private static long mixed(long bits) {
    bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
    bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
    return bits ^ bits >>> 31;
  }
}
