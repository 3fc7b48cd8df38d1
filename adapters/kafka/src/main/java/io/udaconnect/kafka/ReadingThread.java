package io.udaconnect.kafka;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.common.errors.TimeoutException;

/** A thread that reads until it is closed, and begins anew after whatever it cannot go on with. */
final class ReadingThread implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ReadingThread.class.getName());
  private static final long PAUSE_MILLIS = 500;
  private static final long END_MILLIS = 5_000;

  private final String what;
  private final Runnable round;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile String trouble;

  /**
   * @param what is read, for people
   * @param round reads until {@link #isClosed}, or until it has to begin anew
   */
  ReadingThread(String name, String what, Runnable round) {
    this.what = what;
    this.round = round;
    thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    while (!isClosed()) {
      try {
        round.run();
      } catch (TimeoutException away) {
        trouble("Kafka is not reachable", away);
      } catch (RuntimeException failure) { // whatever it is, nobody else would read on
        trouble("the " + what + " cannot be read: " + failure.getMessage(), failure);
      }
    }
  }

  /** Why it does not get on. */
  Optional<String> trouble() {
    String known = trouble;
    if (known == null && !thread.isAlive())
      return Optional.of("the " + what + " are no longer read");
    return Optional.ofNullable(known);
  }

  /** Notes it for who asks, logs it when it is news, and waits a little. */
  void trouble(String why, Exception cause) {
    if (!why.equals(trouble)) LOG.log(Level.WARNING, what + ": " + why, cause);
    trouble = why;
    pause();
  }

  /** Notes it for who asks; null if all is well again. */
  void note(String why) {
    trouble = why;
  }

  void pause() {
    try {
      closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      closing.countDown();
    }
  }

  boolean isClosed() {
    return closing.getCount() == 0;
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(END_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
