package io.udaconnect.grpc;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a condition, not for a time. */
final class Eventually {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private Eventually() {}

  static void eventually(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) throw new AssertionError("never: " + what);
      Thread.sleep(10);
    }
  }
}
