package io.udaconnect.domain.proximity;

import io.udaconnect.domain.location.Location;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Everybody's encounters, found as they are asked for: takes no more locations than it needs for
 * the next. For one thread at a time.
 */
final class EncounterFeed extends AbstractSpliterator<Encounter> {
  private final Iterator<Location> seen;
  private final Queue<Encounter> ended = new ArrayDeque<>();
  private final EncounterDetector detector;
  private boolean finished;

  private EncounterFeed(Iterator<Location> seen, EncounterRule rule) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.seen = seen;
    detector = new EncounterDetector(rule, ended::add);
  }

  /** Of locations in the order of time, which are closed with the encounters. */
  static Stream<Encounter> of(Stream<Location> seen, EncounterRule rule) {
    return StreamSupport.stream(new EncounterFeed(seen.iterator(), rule), false)
        .onClose(seen::close);
  }

  @Override
  public boolean tryAdvance(Consumer<? super Encounter> action) {
    while (ended.isEmpty() && !finished) takeOne();
    if (ended.isEmpty()) return false;
    action.accept(ended.remove());
    return true;
  }

  private void takeOne() {
    if (seen.hasNext()) {
      var at = seen.next();
      detector.seen(
          at.person().value(),
          at.key().micros(),
          at.point().latitudeE7(),
          at.point().longitudeE7());
    } else {
      detector.finish();
      finished = true;
    }
  }
}
