package io.udaconnect.launcher;

import io.udaconnect.launcher.Gate.NotNow;
import io.udaconnect.launcher.simulation.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Sends where the people of a scenario are, who have been admitted; never before it is so late.
 * What fails because the system is away or busy is tried again. One thread runs it, another may
 * stop it.
 */
final class Simulation {
  private static final Duration BEHIND = Duration.ofMinutes(1);
  private static final long PAUSE_MILLIS = 500;

  private final Scenario scenario;
  private final Gate gate;
  private final Pace pace;
  private final Duration patience;
  private final InstantSource clock;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Set<Integer> gone = new HashSet<>();
  private long sent;

  /**
   * How time passes.
   *
   * @param start the first instant
   * @param seconds how many there are
   * @param speed seconds of theirs in one of ours, until they have caught up with now
   * @param live whether what is more than a minute late is left out
   */
  record Pace(Instant start, long seconds, double speed, boolean live) {
    static Pace live(Instant now) {
      return new Pace(now, Long.MAX_VALUE, 1, true);
    }
  }

  /**
   * @param patience how long to go on trying
   */
  Simulation(Scenario scenario, Gate gate, Pace pace, Duration patience, InstantSource clock) {
    this.scenario = scenario;
    this.gate = gate;
    this.pace = pace;
    this.patience = patience;
    this.clock = clock;
  }

  /**
   * Returns when it was stopped, time is over, or nobody is left because all were removed.
   *
   * @throws Trouble if the system is away for longer than the patience
   */
  void run() {
    long began = System.nanoTime();
    for (long second = 0; second < pace.seconds() && someAreLeft(); second++) {
      var at = pace.start().plusSeconds(second);
      if (!awaitTurn(began + (long) (second / pace.speed() * 1e9), at)) return;
      var sightings = scenario.next();
      if (pace.live() && at.plus(BEHIND).isBefore(clock.instant())) continue;
      var present =
          sightings.stream().filter(sighting -> !gone.contains(sighting.person())).toList();
      if (present.isEmpty()) continue;
      var unknown = insist(() -> gate.send(at, present));
      if (unknown == null) return;
      gone.addAll(unknown);
      sent += present.size() - unknown.size();
    }
  }

  private boolean someAreLeft() {
    return gone.size() < scenario.people().size();
  }

  /** How many locations the system has taken when it is over. */
  long sent() {
    return sent;
  }

  void stop() {
    stopping.countDown();
  }

  /** False if it was stopped meanwhile. */
  private boolean awaitTurn(long dueNanos, Instant at) {
    long ahead = TimeUnit.MILLISECONDS.toNanos(Duration.between(clock.instant(), at).toMillis());
    return pause(Math.max(dueNanos - System.nanoTime(), ahead));
  }

  /** Null if it was stopped meanwhile. */
  private <T> T insist(Supplier<T> step) {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return step.get();
      } catch (NotNow notNow) {
        if (System.nanoTime() > end) throw new Trouble(notNow.getMessage() + ".", notNow);
        if (!pause(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS))) return null;
      }
    }
  }

  private boolean pause(long nanos) {
    try {
      return !stopping.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
