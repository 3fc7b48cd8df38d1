package io.udaconnect.domain.location;

import io.udaconnect.domain.TimeRange;
import java.time.Instant;
import java.util.Arrays;

/**
 * Some times, in microseconds since 1970: spans with an end that is not part of them, one after the
 * other with time between.
 */
public final class Times {
  /** Longer than any two locations can be apart, and far from any overflow. */
  static final long LONGEST = Long.MAX_VALUE / 4;

  public static final Times EVER = new Times();
  static final Times NEVER = new Times();

  static {
    EVER.add(-LONGEST, LONGEST);
  }

  private long[] starts = new long[1];
  private long[] ends = new long[1];
  private int count;

  Times() {}

  /** As locations are of microseconds: from the first that is not before this range. */
  static Times of(TimeRange range) {
    var times = new Times();
    times.add(firstNotBefore(range.from()), firstNotBefore(range.to()));
    return times;
  }

  private static long firstNotBefore(Instant instant) {
    if (instant.isBefore(LocationKey.EARLIEST)) instant = LocationKey.EARLIEST;
    if (instant.isAfter(LocationKey.END_OF_TIME)) instant = LocationKey.END_OF_TIME;
    return instant.getEpochSecond() * 1_000_000 + (instant.getNano() + 999) / 1_000;
  }

  /** A span that starts no earlier than the last one did. */
  void add(long start, long end) {
    if (start >= end) return;
    if (count > 0 && start <= ends[count - 1]) {
      ends[count - 1] = Math.max(ends[count - 1], end);
      return;
    }
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    starts[count] = start;
    ends[count] = end;
    count++;
  }

  /** What of the first span is also in this one. */
  Times and(long start, long end) {
    var both = new Times();
    if (count > 0) both.add(Math.max(starts[0], start), Math.min(ends[0], end));
    return both;
  }

  /** How many spans there are. */
  public int count() {
    return count;
  }

  public long start(int span) {
    return starts[span];
  }

  public long end(int span) {
    return ends[span];
  }

  boolean hold(long micros) {
    int place = Arrays.binarySearch(starts, 0, count, micros);
    int span = place >= 0 ? place : -place - 2;
    return span >= 0 && micros < ends[span];
  }
}
