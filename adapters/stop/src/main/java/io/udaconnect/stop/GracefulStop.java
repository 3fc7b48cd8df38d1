package io.udaconnect.stop;

import io.udaconnect.domain.operation.LastCalls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/**
 * Lets a service that is told to end say so and go on answering for a while, until whoever sends
 * has heard of it; then ends its last calls; and only then lets the server stop. Threads may share
 * it.
 */
@ApplicationScoped
public class GracefulStop {
  private static final System.Logger LOG = System.getLogger(GracefulStop.class.getName());

  private final Duration drain;
  private final Iterable<LastCalls> lastCalls;
  private volatile boolean leaving;

  @Inject
  GracefulStop(StopSettings settings, @Any Instance<LastCalls> lastCalls) {
    this(settings.drain(), lastCalls);
  }

  /** Only for the container's proxy. */
  protected GracefulStop() {
    this(Duration.ZERO, List.of());
  }

  GracefulStop(Duration drain, Iterable<LastCalls> lastCalls) {
    this.drain = drain;
    this.lastCalls = lastCalls;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object start) {
    if (!drain.isZero()) StopSignal.precedeBy(this::leave);
  }

  /** Whether it was told to end. */
  boolean isLeaving() {
    return leaving;
  }

  /** Returns when nobody is left. */
  void leave() {
    leaving = true;
    LOG.log(System.Logger.Level.INFO, "told to end: leaves in " + drain);
    try {
      Thread.sleep(drain.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    lastCalls.forEach(LastCalls::end);
  }
}
