package io.udaconnect.jpa;

import static java.lang.System.Logger.Level.DEBUG;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.PGConnection;

/**
 * Tells the database to stop what it does for a thread that was interrupted: nobody waits for that
 * any more, and a thread that waits for the database does not notice. It looks when it is run.
 * Several threads may share it.
 */
final class Watch implements Runnable {
  private static final System.Logger LOG = System.getLogger(Watch.class.getName());

  /** What waits for the database. */
  @FunctionalInterface
  interface Wait<T> {
    T forDatabase() throws SQLException;
  }

  private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();

  /** Waits, while others see to it that this is not for nothing. */
  <T> T over(Connection connection, Wait<T> wait) throws SQLException {
    var here = new Waiting(Thread.currentThread(), connection.unwrap(PGConnection.class));
    waiting.add(here);
    try {
      return wait.forDatabase();
    } finally {
      waiting.remove(here);
      here.end();
    }
  }

  @Override
  public void run() {
    waiting.forEach(Waiting::stopIfInterrupted);
  }

  private static final class Waiting {
    private final Thread thread;
    private final PGConnection connection;
    private boolean ended;

    Waiting(Thread thread, PGConnection connection) {
      this.thread = thread;
      this.connection = connection;
    }

    synchronized void stopIfInterrupted() {
      if (ended || !thread.isInterrupted()) return;
      try {
        connection.cancelQuery();
      } catch (SQLException | RuntimeException unheard) { // one that throws would not look again
        LOG.log(DEBUG, "The database did not hear that it should stop", unheard);
      }
    }

    /** From here on the connection does something else, which nobody stops. */
    synchronized void end() {
      ended = true;
    }
  }
}
