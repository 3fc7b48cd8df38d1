package io.udaconnect.stop;

import io.udaconnect.domain.operation.LastCalls;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many requests came over HTTP and are not yet answered. The server, when it stops, takes the
 * threads from those that wait for something. Threads may share it.
 */
@ApplicationScoped
public class UnansweredRequests implements LastCalls {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final AtomicInteger count = new AtomicInteger();
  private final Duration patience;

  /** For the container. */
  public UnansweredRequests() {
    this(PATIENCE);
  }

  UnansweredRequests(Duration patience) {
    this.patience = patience;
  }

  void came() {
    count.incrementAndGet();
  }

  void answered() {
    count.decrementAndGet();
  }

  /** Whoever comes nevertheless is still answered. */
  @Override
  public void end() {
    long end = System.nanoTime() + patience.toNanos();
    try {
      while (count.get() > 0 && System.nanoTime() - end < 0) Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
