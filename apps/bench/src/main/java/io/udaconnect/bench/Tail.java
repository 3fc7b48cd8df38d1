package io.udaconnect.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;

/**
 * Waits for the last locations of a load: everyone's newest. What is sent for one person is stored
 * in the order in which it was acknowledged, so nearly all else is there, too. It asks for a few at
 * a time, because what it asks is in the way of what it waits for.
 */
final class Tail {
  private static final int AT_ONCE = 200;
  private static final long PAUSE_MILLIS = 20;

  private final Stored stored;
  private final long patienceNanos;

  /**
   * @param patience how long to wait while nothing comes
   */
  Tail(Stored stored, Duration patience) {
    this.stored = stored;
    patienceNanos = patience.toNanos();
  }

  /** When the last of them could be queried, or the waiting was of no use, in nanoseconds. */
  long await(int... numbers) throws SQLException, InterruptedException {
    long complete = System.nanoTime();
    for (int from = 0; from < numbers.length; from += AT_ONCE) {
      var some = Arrays.copyOfRange(numbers, from, Math.min(numbers.length, from + AT_ONCE));
      if (hasWaited(some)) complete = System.nanoTime();
    }
    return complete;
  }

  /** Whether they were not there already. */
  private boolean hasWaited(int[] numbers) throws SQLException, InterruptedException {
    long last = System.nanoTime();
    var missing = missing(numbers);
    if (missing.length == 0) return false;
    while (missing.length > 0 && System.nanoTime() - last < patienceNanos) {
      Thread.sleep(PAUSE_MILLIS);
      var still = missing(missing);
      if (still.length < missing.length) last = System.nanoTime();
      missing = still;
    }
    return true;
  }

  private int[] missing(int[] numbers) throws SQLException {
    var found = new HashSet<>(stored.find(numbers));
    return Arrays.stream(numbers).filter(number -> !found.contains(number)).toArray();
  }
}
