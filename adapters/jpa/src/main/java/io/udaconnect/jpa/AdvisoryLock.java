package io.udaconnect.jpa;

import java.sql.Connection;
import java.sql.SQLException;

/** Locks of the database that stand for no row. Each is held until its transaction ends. */
enum AdvisoryLock {
  /** Shared by all who append locations; held alone by who declares a person removed. */
  APPENDING(1),
  /** Held by who makes a day's partition. */
  MAKING_DAYS(2),
  /** Held by who writes persons. */
  WRITING_PERSONS(3);

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
}
