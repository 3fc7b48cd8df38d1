package io.udaconnect.domain;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A part of an answer that has an order. It begins after a position and not at a number: what is
 * found late shifts nothing.
 *
 * @param after the position of the last row that is known already; empty for the first page
 * @param limit how many rows at most
 */
public record Page<P extends Comparable<? super P>>(Optional<P> after, long limit) {
  public Page {
    requireNonNull(after);
    if (limit < 1) throw Refused.invalid("limit", "must be 1 or more, not " + limit);
  }

  /** The whole answer. */
  public static <P extends Comparable<? super P>> Page<P> whole() {
    return new Page<P>(Optional.empty(), Long.MAX_VALUE);
  }

  /** Whether there may be more than this page. */
  public boolean isLimited() {
    return limit != Long.MAX_VALUE;
  }

  /** The same with one row more, if there is one: then there is a next page. */
  public Page<P> andOneMore() {
    return isLimited() ? new Page<>(after, limit + 1) : this;
  }

  /** Of all rows in the order of their positions those that belong to this page. */
  public <T> Stream<T> of(Stream<T> rows, Function<? super T, ? extends P> position) {
    var rest =
        after
            .map(last -> rows.dropWhile(row -> last.compareTo(position.apply(row)) >= 0))
            .orElse(rows);
    return isLimited() ? rest.limit(limit) : rest;
  }
}
