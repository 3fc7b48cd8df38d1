package io.udaconnect.testbed;

import java.io.UncheckedIOException;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Waits for what must come true by itself. */
public final class Eventually {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private Eventually() {}

  /**
   * Returns as soon as the assertions hold; after a minute their last failure rises. While nobody
   * answers, they do not hold yet.
   */
  public static void holds(ThrowingCallable assertions) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        assertions.call();
        return;
      } catch (AssertionError | UncheckedIOException notYet) {
        if (System.nanoTime() - end > 0) throw notYet;
      } catch (Throwable failure) {
        throw new IllegalStateException(failure);
      }
      sleep(PAUSE);
    }
  }

  /** For an outage that has to last; never to wait for something to happen. */
  public static void sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
