package io.udaconnect.bench;

import io.udaconnect.embedded.EmbeddedPostgres;
import io.udaconnect.embedded.Ports;
import io.udaconnect.launcher.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL that is up for one measurement, with a data folder of its own. Both go when it is
 * closed, or when this process is told to end.
 */
final class OwnPostgres implements AutoCloseable {
  private final Path data;
  private final EmbeddedPostgres server;
  private final Thread end = new Thread(this::stop, "stop");

  OwnPostgres() throws IOException {
    var installation = Installation.here();
    data = Files.createTempDirectory(installation.root().resolve("apps/bench/target"), "data-");
    server =
        EmbeddedPostgres.start(
            data, installation.postgresBinaries(), "127.0.0.1", Ports.free(), Map.of());
    Runtime.getRuntime().addShutdownHook(end);
  }

  /** Not a pool: each connection is a new one. */
  DataSource source() {
    var source = new PGSimpleDataSource();
    source.setURL(server.url());
    source.setUser(EmbeddedPostgres.NAME);
    source.setPassword(EmbeddedPostgres.NAME);
    return source;
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(end);
    stop();
  }

  private void stop() {
    server.close();
    try (var files = Files.walk(data)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    } catch (IOException e) {
      System.err.println(data + " is left behind: " + e.getMessage());
    }
  }
}
