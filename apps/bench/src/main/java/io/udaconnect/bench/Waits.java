package io.udaconnect.bench;

import java.util.Locale;

/** Does one thing again and again on a thread of its own, and knows the longest that it took. */
final class Waits implements AutoCloseable {
  private final Runnable thing;
  private final Thread thread;
  private volatile boolean stopped;

  private long times; // guarded by this, as the others
  private long longestNanos;
  private long begun = System.nanoTime();
  private RuntimeException failure;

  Waits(String name, Runnable thing) {
    this.thing = thing;
    thread = new Thread(this::run, name);
    thread.start();
  }

  /** How often it was done, and the longest time that it took. */
  record Longest(long times, double millis) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%,d times, longest %.1f ms", times, millis);
    }
  }

  private void run() {
    try {
      while (!stopped) {
        begin();
        thing.run();
        end();
      }
    } catch (RuntimeException failed) {
      fail(failed);
    }
  }

  private synchronized void begin() {
    begun = System.nanoTime();
  }

  private synchronized void end() {
    times++;
    longestNanos = Math.max(longestNanos, System.nanoTime() - begun);
  }

  private synchronized void fail(RuntimeException failed) {
    failure = failed;
  }

  /** Since the last call; one that is still being done counts, and counts again. */
  synchronized Longest next() {
    if (failure != null) throw new IllegalStateException(thread.getName() + " failed", failure);
    var longest = new Longest(times, Math.max(longestNanos, System.nanoTime() - begun) / 1e6);
    times = 0;
    longestNanos = 0;
    return longest;
  }

  @Override
  public void close() {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
