package io.udaconnect.bench;

import io.udaconnect.launcher.Database;
import java.sql.Connection;
import java.sql.SQLException;

/** What PostgreSQL counts, seen over a connection of its own; it counts up to a second late. */
final class Counters implements AutoCloseable {
  private static final String ROWS =
      "select tup_returned, tup_fetched from pg_stat_database where datname = current_database()";

  private final Connection connection;

  Counters(Database database) throws SQLException {
    connection = database.connect();
  }

  /**
   * Since the database was made.
   *
   * @param scanned rows read by scanning tables, and entries of indexes
   * @param fetched rows of tables that an index led to
   */
  record Read(long scanned, long fetched) {
    Read since(Read before) {
      return new Read(scanned - before.scanned, fetched - before.fetched);
    }
  }

  Read read() throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(ROWS)) {
      row.next();
      return new Read(row.getLong(1), row.getLong(2));
    }
  }

  /** The server's process for this connection. */
  long session() throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
