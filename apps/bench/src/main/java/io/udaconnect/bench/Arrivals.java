package io.udaconnect.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/** Follows some locations, thirty a second, from when they were due until a query finds them. */
final class Arrivals implements AutoCloseable {
  private static final long APART_NANOS = Duration.ofMillis(33).toNanos();
  private static final long LOOK_MILLIS = 25;
  private static final int AT_ONCE = 64;

  private record Sample(int number, long dueNanos) {}

  private final Stored stored;
  private final Queue<Sample> fresh = new ConcurrentLinkedQueue<>();
  private final AtomicLong last = new AtomicLong(System.nanoTime());
  private final Histogram delays = new Histogram(3);
  private final Thread thread = new Thread(this::run, "arrivals");
  private volatile boolean enough;

  /**
   * @param stored used by this alone until it is closed
   */
  Arrivals(Stored stored) {
    this.stored = stored;
    thread.setDaemon(true);
    thread.start();
  }

  void mayFollow(int number, long dueNanos) {
    long now = System.nanoTime();
    long before = last.get();
    if (now - before >= APART_NANOS && last.compareAndSet(before, now)) {
      fresh.add(new Sample(number, dueNanos));
    }
  }

  /** Microseconds, of all that have arrived until now. */
  synchronized Histogram delays() {
    return delays.copy();
  }

  @Override
  public void close() {
    enough = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Map<Integer, Sample> waiting = new HashMap<>();
    try {
      while (!enough) {
        Thread.sleep(LOOK_MILLIS);
        for (var sample = fresh.poll(); sample != null; sample = fresh.poll()) {
          waiting.putIfAbsent(sample.number, sample);
        }
        look(waiting);
      }
    } catch (SQLException e) {
      System.err.println("arrivals are followed no longer: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(Map<Integer, Sample> waiting) throws SQLException {
    List<Integer> oldest = new ArrayList<>(waiting.keySet());
    oldest.sort(null);
    var asked = oldest.stream().limit(AT_ONCE).mapToInt(Integer::intValue).toArray();
    if (asked.length == 0) return;
    var found = stored.find(asked);
    long now = System.nanoTime();
    for (int number : found) arrived((now - waiting.remove(number).dueNanos) / 1_000);
  }

  private synchronized void arrived(long micros) {
    delays.recordValue(Math.max(0, micros));
  }
}
