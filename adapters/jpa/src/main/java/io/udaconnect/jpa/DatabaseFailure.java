package io.udaconnect.jpa;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;

/** What a failure of the database means to a caller: come again later, or something is broken. */
final class DatabaseFailure {
  private static final String DISK_FULL = "53100";
  private static final String CANCELLED = "57014";

  private DatabaseFailure() {}

  /** The exception to throw instead of this one. */
  static RuntimeException of(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        if (isUnreachable(sql, state)) {
          return new Refused(Reason.BUSY, "the database is not reachable", failure);
        }
        if (state.equals(DISK_FULL)) {
          return new Refused(Reason.BUSY, "the database's disk is full", failure);
        }
        if (state.equals(CANCELLED)) {
          if (Thread.currentThread().isInterrupted()) return interrupted(failure);
          return new Refused(
              Reason.BUSY, "the database took too long for this, and was stopped", failure);
        }
        if (isCrowded(state)) {
          return new Refused(Reason.BUSY, "the database is at its limits", failure);
        }
      }
    }
    return failure instanceof RuntimeException known
        ? known
        : new IllegalStateException("the database failed: " + failure.getMessage(), failure);
  }

  /** For those who read for long: who interrupts a thread does not wait for it any more. */
  static void refuseIfInterrupted() {
    if (Thread.currentThread().isInterrupted()) throw interrupted(null);
  }

  static Refused interrupted(Throwable cause) {
    return new Refused(Reason.BUSY, "this was stopped before its end", cause);
  }

  /** No connection, a broken one, a server that starts or stops, or a pool with none left. */
  private static boolean isUnreachable(SQLException sql, String state) {
    return sql instanceof SQLTransientConnectionException
        || sql instanceof SQLNonTransientConnectionException
        || sql instanceof SQLRecoverableException
        || state.startsWith("08")
        || state.startsWith("57P0");
  }

  /** Memory or connections used up (53), or a deadlock that another one won (40). */
  private static boolean isCrowded(String state) {
    return state.startsWith("53") || state.startsWith("40");
  }
}
