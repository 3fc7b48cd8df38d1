package io.udaconnect.rest;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/**
 * How long is sought until the first row of an answer. Then the thread that seeks is interrupted,
 * which ends what it waits for, and who asked is told how to ask for less.
 */
@Dependent
public class Patience {
  @Resource ManagedScheduledExecutorService managed;

  private final RestSettings settings;
  private ScheduledExecutorService scheduler;

  @Inject
  public Patience(RestSettings settings) {
    this.settings = settings;
  }

  /** For a life without a container. */
  Patience(RestSettings settings, ScheduledExecutorService scheduler) {
    this(settings);
    this.scheduler = scheduler;
  }

  /** For what one person asks. */
  <T> T usual(Supplier<T> search) {
    return within(settings.firstRowTimeout(), search);
  }

  /** For what is asked about everybody. */
  <T> T ofEvent(Supplier<T> search) {
    return within(settings.eventTimeout(), search);
  }

  private <T> T within(Duration limit, Supplier<T> search) {
    var alarm = new Alarm(Thread.currentThread());
    var clock = scheduler == null ? managed : scheduler;
    var pending = clock.schedule(alarm, limit.toNanos(), NANOSECONDS);
    try {
      return search.get();
    } catch (RuntimeException failure) {
      throw alarm.rang() ? tooLong(limit, failure) : failure;
    } finally {
      pending.cancel(false);
      alarm.end();
    }
  }

  private static Refused tooLong(Duration limit, RuntimeException failure) {
    return new Refused(
        Reason.BUSY,
        "nothing was found within "
            + limit
            + ", and the search was stopped: ask for a shorter time, a smaller distance, or with"
            + " within for those who were there at one time",
        failure);
  }

  private static final class Alarm implements Runnable {
    private final Thread searching;
    private boolean rang;
    private boolean over;

    Alarm(Thread searching) {
      this.searching = searching;
    }

    @Override
    public synchronized void run() {
      if (over) return;
      rang = true;
      searching.interrupt();
    }

    synchronized boolean rang() {
      return rang;
    }

    /**
     * From here on the thread is not interrupted, and an interrupt that was meant for it is gone.
     */
    synchronized void end() {
      over = true;
      if (rang) Thread.interrupted();
    }
  }
}
