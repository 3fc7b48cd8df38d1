package io.udaconnect.jpa;

import static java.util.concurrent.TimeUnit.MINUTES;

import io.udaconnect.domain.Refused;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.Future;

/** Sees to the upkeep when its app starts, and then every five minutes; the app mounts it. */
public abstract class UpkeepSchedule {
  private static final System.Logger LOG = System.getLogger(UpkeepSchedule.class.getName());
  private static final String WAITS = "the upkeep of the tables waits";
  private static final long FIVE_MINUTES = 5;

  /** After it could not be done: to the next try. */
  private static final long MINUTE = 1;

  @Resource private ManagedScheduledExecutorService scheduler;

  private Upkeep upkeep;
  private UpkeepCounts counts;
  private Future<?> next;
  private boolean stopped;

  @Inject
  void of(Upkeep upkeep, UpkeepCounts counts) {
    this.upkeep = upkeep;
    this.counts = counts;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object start) {
    again(0);
  }

  private synchronized void again(long minutes) {
    if (!stopped) next = scheduler.schedule(this::run, minutes, MINUTES);
  }

  private void run() {
    long pause = MINUTE;
    try {
      if (upkeep.run(counts)) pause = FIVE_MINUTES;
    } catch (Refused busy) {
      LOG.log(System.Logger.Level.WARNING, WAITS + ": " + busy.getMessage());
    } catch (RuntimeException failure) {
      LOG.log(System.Logger.Level.WARNING, WAITS, failure);
    } finally {
      again(pause);
    }
  }

  @PreDestroy
  synchronized void stop() {
    stopped = true;
    if (next != null) next.cancel(false);
  }
}
