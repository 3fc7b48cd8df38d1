package io.udaconnect.domain.operation;

import io.udaconnect.domain.operation.Flow.Totals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** How it went lately: a point for each look. Threads may share it. */
public final class LastHour {
  /** From one look to the next. */
  public static final Duration STEP = Duration.ofSeconds(10);

  private static final Duration LENGTH = Duration.ofHours(1);

  private final Deque<Point> points = new ArrayDeque<>(); // guarded by this
  private Optional<Look> last = Optional.empty(); // guarded by this

  /**
   * One moment. Rates are of the time since the look before; what nobody could say is not a number.
   *
   * @param ingest locations taken in, a second
   * @param stored locations dealt with by the processors, a second
   * @param lag locations that they have yet to take
   * @param deadLetters records that wait to be sent back
   * @param viewers who looked on at the live feed
   */
  public record Point(
      Instant at, double ingest, double stored, double lag, double deadLetters, int viewers) {}

  private record Look(Instant at, Totals totals) {}

  /** Adds what was seen at one look; the first has no rates yet. */
  public synchronized void add(Instant at, Optional<Totals> totals, int viewers) {
    points.addLast(totals.map(now -> point(at, now, viewers)).orElseGet(() -> blank(at, viewers)));
    totals.ifPresent(now -> last = Optional.of(new Look(at, now)));
    while (!points.getFirst().at().isAfter(at.minus(LENGTH))) points.removeFirst();
  }

  private Point point(Instant at, Totals now, int viewers) {
    return new Point(
        at,
        rate(at, now, Totals::written),
        rate(at, now, Totals::stored),
        now.written() - now.stored(),
        now.deadLetters(),
        viewers);
  }

  private static Point blank(Instant at, int viewers) {
    return new Point(at, Double.NaN, Double.NaN, Double.NaN, Double.NaN, viewers);
  }

  /** Offsets go back when topics are made anew, or a group begins again; rates do not. */
  private double rate(Instant at, Totals now, ToLongFunction<Totals> count) {
    if (last.isEmpty()) return Double.NaN;
    double seconds = Duration.between(last.get().at(), at).toNanos() / 1e9;
    long more = count.applyAsLong(now) - count.applyAsLong(last.get().totals());
    return seconds > 0 ? Math.max(0, more) / seconds : Double.NaN;
  }

  /** From the oldest on. */
  public synchronized List<Point> points() {
    return List.copyOf(points);
  }
}
