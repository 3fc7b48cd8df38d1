package io.udaconnect.domain.proximity;

/** Two numbers in one. */
final class Packed {
  private Packed() {}

  static long of(int high, int low) {
    return ((long) high << 32) | (low & 0xFFFFFFFFL);
  }

  static int high(long packed) {
    return (int) (packed >> 32);
  }

  static int low(long packed) {
    return (int) packed;
  }
}
