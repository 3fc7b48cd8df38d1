package io.udaconnect.jpa;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Has the watch look ten times a second, in apps that read locations. */
@ApplicationScoped
class WatchSchedule {
  private static final int EVERY_MILLIS = 100;

  private final Watch watch = new Watch();

  @Resource private ManagedScheduledExecutorService scheduler;
  private Future<?> looking;

  Watch watch() {
    return watch;
  }

  @PostConstruct
  void start() {
    looking =
        scheduler.scheduleWithFixedDelay(watch, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void stop() {
    looking.cancel(true);
  }
}
