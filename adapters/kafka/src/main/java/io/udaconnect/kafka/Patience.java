package io.udaconnect.kafka;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Does a thing until it succeeds, or the service stops. Several threads may share it. */
@ApplicationScoped
public class Patience {
  private static final Logger LOG = Logger.getLogger(Patience.class.getName());
  private static final long SHORTEST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 2000;

  private final CountDownLatch stopping = new CountDownLatch(1);

  /**
   * Does it again, after ever longer pauses, until it succeeds. A refusal other than BUSY and FULL
   * is an answer, and rises.
   *
   * @param who is waiting, for the log
   * @throws IllegalStateException if the service stops meanwhile
   */
  public <T> T insist(String who, Supplier<T> step) {
    for (long pause = SHORTEST_PAUSE_MILLIS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS)) {
      try {
        return step.get();
      } catch (RuntimeException failure) {
        if (failure instanceof Refused refused && !passes(refused.reason())) throw refused;
        if (pause == SHORTEST_PAUSE_MILLIS) LOG.log(Level.WARNING, who + " waits", failure);
        pause(pause, failure);
      }
    }
  }

  /** The same for what has no result. */
  public void insist(String who, Runnable step) {
    insist(
        who,
        () -> {
          step.run();
          return null;
        });
  }

  private static boolean passes(Reason reason) {
    return reason == Reason.BUSY || reason == Reason.FULL;
  }

  private void pause(long millis, RuntimeException failure) {
    try {
      if (stopping.await(millis, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("stopped while waiting", failure);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", failure);
    }
  }

  @PreDestroy
  void stop() {
    stopping.countDown();
  }
}
