package io.udaconnect.jpa;

import java.sql.Connection;
import java.sql.SQLException;

/** Locks of the database that stand for no row. */
enum AdvisoryLock {
  /**
   * Until the transaction ends. Shared by all who append locations; held alone by who declares a
   * person removed.
   */
  APPENDING(1),
  /** Until the transaction ends. Held by who makes a day's partition. */
  MAKING_DAYS(2),
  /** Until the transaction ends. Held by who writes persons. */
  WRITING_PERSONS(3),
  /** Until it is given back. Held by who drops days. */
  DROPPING_DAYS(4),
  /** Until the transaction ends. Held by who writes packs. */
  PACKING(5),
  /** Until it is given back. Held by who tidies up after packing. */
  TIDYING_UP(6);

  /** Keeps our numbers apart from those of others in the same database. */
  private static final int FAMILY = 0x756461;

  private final int number;

  AdvisoryLock(int number) {
    this.number = number;
  }

  String alone() {
    return "select pg_advisory_xact_lock(" + FAMILY + ", " + number + ")";
  }

  String shared() {
    return "select pg_advisory_xact_lock_shared(" + FAMILY + ", " + number + ")";
  }

  void takeAlone(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(alone());
    }
  }

  /** Whether this session has it now; it is to be given back. */
  boolean tryTake(Connection connection) throws SQLException {
    return ask(connection, "select pg_try_advisory_lock(" + FAMILY + ", " + number + ")");
  }

  boolean giveBack(Connection connection) throws SQLException {
    return ask(connection, "select pg_advisory_unlock(" + FAMILY + ", " + number + ")");
  }

  private static boolean ask(Connection connection, String question) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(question)) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
