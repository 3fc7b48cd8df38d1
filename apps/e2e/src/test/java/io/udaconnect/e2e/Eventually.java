package io.udaconnect.e2e;

import java.time.Duration;
import java.time.Instant;

/** Waits until something holds. */
final class Eventually {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Eventually() {}

  /** Passes as soon as the check does; after a minute fails as the check did last. */
  static void holds(Runnable check) {
    var end = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        check.run();
        return;
      } catch (AssertionError | RuntimeException notYet) {
        if (Instant.now().isAfter(end)) throw notYet;
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
