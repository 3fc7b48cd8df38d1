package io.udaconnect.jpa;

import io.udaconnect.embedded.EmbeddedPostgres;
import io.udaconnect.embedded.Ports;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** The one server of this test JVM, migrated. */
final class TestDatabase {
  private static final Path BUILD = Path.of("target");
  private static final int PORT = Ports.free();

  /** There may be several such JVMs at a time. */
  private static final String DIRECTORY = "postgres" + System.getProperty("fork", "");

  private static EmbeddedPostgres server;

  static {
    start();
    Runtime.getRuntime().addShutdownHook(new Thread(TestDatabase::stop));
    var flyway =
        Flyway.configure()
            .dataSource(source())
            .locations(Schema.MIGRATIONS)
            .cleanDisabled(false)
            .load();
    flyway.clean();
    flyway.migrate();
  }

  private TestDatabase() {}

  static synchronized void start() {
    server =
        EmbeddedPostgres.start(
            BUILD.resolve(DIRECTORY),
            BUILD.resolve("postgres-binaries"),
            "127.0.0.1",
            PORT,
            Map.of("fsync", "off"));
  }

  static synchronized void stop() {
    server.close();
  }

  /** As if nobody had ever been here; the days that were made stay. */
  static DataSource empty() {
    execute(
        """
        truncate person, person_removed, location, location_last_day, location_loose, location_pack,
          location_day_to_pack, device;
        update person_id_reservation set next_id = 1;
        """);
    return source();
  }

  /** Not a pool: each connection is a new one. */
  static PGSimpleDataSource source() {
    var source = new PGSimpleDataSource();
    source.setURL(server.url());
    source.setUser(EmbeddedPostgres.NAME);
    source.setPassword(EmbeddedPostgres.NAME);
    return source;
  }

  static void execute(String sql) {
    try (var connection = source().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static long number(String query) {
    return Long.parseLong(column(query).get(0));
  }

  /** The partitions of the table of locations, and tables that once were some. */
  static List<String> days() {
    return column(
        """
        select relname from pg_class
        where relkind = 'r' and relname ~ '^location_[0-9]{8}$'
          and relnamespace = 'public'::regnamespace
        order by relname
        """);
  }

  private static List<String> column(String query) {
    try (var connection = source().getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      var column = new ArrayList<String>();
      while (row.next()) column.add(row.getString(1));
      return column;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
