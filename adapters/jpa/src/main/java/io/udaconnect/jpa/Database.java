package io.udaconnect.jpa;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;

/**
 * The database by plain JDBC. Each piece of work has a connection of its own, and its own
 * transactions: call it outside of those of JTA.
 */
final class Database {
  /** Something to do with a connection. */
  @FunctionalInterface
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  /** Gives a statement its parameters. */
  @FunctionalInterface
  interface Parameters {
    void on(PreparedStatement statement) throws SQLException;
  }

  private final DataSource source;
  private final Watch watch;

  Database(DataSource source) {
    this(source, new Watch());
  }

  /**
   * Streams and snapshots end soon after their reader is interrupted, if somebody runs the watch.
   */
  Database(DataSource source, Watch watch) {
    this.source = source;
    this.watch = watch;
  }

  /** Commits what the work did, or nothing of it. */
  <T> T transaction(Work<T> work) {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.with(connection);
        connection.commit();
        return result;
      } catch (Throwable failure) {
        rollback(connection, failure);
        throw failure;
      }
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
  }

  /** Each statement is a transaction of its own. */
  <T> T session(Work<T> work) {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(true);
      return work.with(connection);
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
  }

  /** Rows as they come, a portion at a time. Holds a connection until the stream is closed. */
  <T> Stream<T> stream(String sql, Parameters parameters, Cursor.Row<T> row) {
    DatabaseFailure.refuseIfInterrupted();
    Cursor<T> cursor;
    try {
      cursor = open(sql, parameters, row);
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
    return StreamSupport.stream(cursor, false).onClose(cursor::close);
  }

  private <T> Cursor<T> open(String sql, Parameters parameters, Cursor.Row<T> row)
      throws SQLException {
    var connection = source.getConnection();
    try {
      connection.setAutoCommit(false); // else the driver fetches all rows at once
      var statement = connection.prepareStatement(sql);
      parameters.on(statement);
      statement.setFetchSize(Cursor.PORTION);
      return new Cursor<>(connection, watch.over(connection, statement::executeQuery), row, watch);
    } catch (Throwable failure) {
      rollback(connection, failure);
      try (connection) {
        throw failure;
      }
    }
  }

  /**
   * Several questions of one moment, answered by what the work makes of the connection: that closes
   * it.
   */
  <T> T snapshot(Work<T> work) {
    DatabaseFailure.refuseIfInterrupted();
    try {
      var connection = source.getConnection();
      try {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
          statement.execute("set transaction isolation level repeatable read, read only");
        }
        return watch.over(connection, () -> work.with(connection));
      } catch (Throwable failure) {
        rollback(connection, failure);
        try (connection) {
          throw failure;
        }
      }
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
  }

  /** Never fails: what was read was read, and a broken connection has nothing left to give back. */
  static void giveBack(Connection connection) {
    try (connection) {
      connection.rollback();
    } catch (SQLException broken) {
      return;
    }
  }

  private static void rollback(Connection connection, Throwable failure) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}
