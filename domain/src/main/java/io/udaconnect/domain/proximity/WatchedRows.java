package io.udaconnect.domain.proximity;

import io.udaconnect.domain.proximity.QuestionCounts.Asked;
import io.udaconnect.domain.proximity.QuestionCounts.Outcome;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The rows of an answer, handed on one by one as they are found. For one thread at a time.
 *
 * @param <T> what a row says
 */
final class WatchedRows<T> extends AbstractSpliterator<T> {
  private final Stream<T> source;
  private final Iterator<T> rows;
  private final Asked asked;
  private long found;
  private boolean ended;

  private WatchedRows(Stream<T> source, Asked asked) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.source = source;
    this.asked = asked;
    rows = source.iterator();
  }

  /** Close it, and with it the rows that it is made of. */
  static <T> Stream<T> of(Stream<T> rows, Asked asked) {
    var watched = new WatchedRows<>(rows, asked);
    return StreamSupport.stream(watched, false).onClose(watched::close);
  }

  @Override
  public boolean tryAdvance(Consumer<? super T> action) {
    if (!hasNext()) return false;
    action.accept(rows.next());
    return true;
  }

  private boolean hasNext() {
    if (ended) return false;
    boolean more;
    try {
      more = rows.hasNext(); // this is where the next one is sought
    } catch (RuntimeException | Error failure) {
      end(Outcome.of(failure));
      throw failure;
    }
    if (found == 0) asked.found();
    if (more) found++;
    else end(Outcome.ANSWERED);
    return more;
  }

  private void close() {
    try {
      source.close();
    } finally {
      end(Outcome.LEFT);
    }
  }

  private void end(Outcome outcome) {
    if (ended) return;
    ended = true;
    asked.ended(outcome, found);
  }
}
