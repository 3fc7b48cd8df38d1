package io.udaconnect.jpa;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;

/**
 * The rows of one query, in order. Owns its connection. For one thread at a time; once that is
 * interrupted there are no more rows, and a refusal.
 */
final class Cursor<T> extends AbstractSpliterator<T> implements AutoCloseable {
  /** Rows of one round trip: some hundred kilobytes. */
  static final int PORTION = 2_000;

  /** Reads the row at which a result stands. */
  @FunctionalInterface
  interface Row<T> {
    T of(ResultSet result) throws SQLException;
  }

  private final Connection connection;
  private final ResultSet result;
  private final Row<T> row;
  private final Watch watch;
  private long taken;

  Cursor(Connection connection, ResultSet result, Row<T> row, Watch watch) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.connection = connection;
    this.result = result;
    this.row = row;
    this.watch = watch;
  }

  @Override
  public boolean tryAdvance(Consumer<? super T> action) {
    DatabaseFailure.refuseIfInterrupted();
    T next;
    try {
      if (!hasNext()) return false;
      next = row.of(result);
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
    action.accept(next);
    return true;
  }

  private boolean hasNext() throws SQLException {
    boolean isHere = taken++ % PORTION != 0;
    return isHere ? result.next() : watch.over(connection, result::next);
  }

  @Override
  public void close() {
    Database.giveBack(connection);
  }
}
