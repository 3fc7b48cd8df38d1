package io.udaconnect.testbed;

import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.location.DeviceId;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.embedded.EmbeddedPostgres;
import io.udaconnect.embedded.Ports;
import io.udaconnect.jpa.JdbcLocationStore;
import io.udaconnect.jpa.Schema;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** The one database of a test run. */
public final class Postgres {
  private static final Path DIRECTORY = Path.of("target", "postgres");

  /** Unpacked once for all modules. */
  private static final Path BINARIES = Path.of("..", "testbed", "target", "postgres-binaries");

  private static final int PORT = Ports.free();

  private static EmbeddedPostgres running; // guarded by the class

  private Postgres() {}

  static String url() {
    return "jdbc:postgresql://127.0.0.1:" + PORT + "/" + EmbeddedPostgres.NAME;
  }

  static synchronized void start() {
    running =
        EmbeddedPostgres.start(DIRECTORY, BINARIES, "127.0.0.1", PORT, Map.of("fsync", "off"));
  }

  static synchronized void stop() {
    if (running != null) running.close();
    running = null;
  }

  /** The schema, with nothing in it. */
  static void migrate() {
    var flyway =
        Flyway.configure()
            .dataSource(source())
            .locations(Schema.MIGRATIONS)
            .cleanDisabled(false)
            .load();
    flyway.clean();
    flyway.migrate();
  }

  /** Stops it, does that, and starts it again on the same port with the same data. */
  public static void whileAway(Runnable work) {
    stop();
    try {
      work.run();
    } finally {
      start();
    }
  }

  /** Stops it and does that, which may start it again; else it is started afterwards. */
  public static void stopFor(Consumer<Runnable> work) {
    stop();
    try {
      work.accept(Postgres::startIfStopped);
    } finally {
      startIfStopped();
    }
  }

  private static synchronized void startIfStopped() {
    if (running == null) start();
  }

  /** Does that while nobody can read or write this table. */
  public static void whileLocked(String table, Runnable work) {
    try (var connection = source().getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table " + table + " in access exclusive mode");
      work.run();
      connection.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(table, e);
    }
  }

  /** Not a pool: each connection is a new one. */
  private static DataSource source() {
    var source = new PGSimpleDataSource();
    source.setURL(url());
    source.setUser(EmbeddedPostgres.NAME);
    source.setPassword(EmbeddedPostgres.NAME);
    return source;
  }

  /** Puts a location of no named device straight into the store. */
  public static void putLocation(long person, Instant at, GeoPoint point) {
    var key = new LocationKey(new PersonId(person), DeviceId.NONE, at);
    new JdbcLocationStore(source()).append(List.of(new Location(key, point)));
  }

  /** The first column of a query's rows, as text. */
  public static List<String> column(String query) {
    try (var connection = source().getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      var column = new ArrayList<String>();
      while (row.next()) column.add(row.getString(1));
      return column;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /** What a query that has one number for an answer says. */
  public static long number(String query) {
    return Long.parseLong(column(query).get(0));
  }
}
