package io.udaconnect.testbed;

import io.udaconnect.embedded.Ports;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Starts the backends and lays out the server before Arquillian starts it, and stops the backends
 * after Arquillian has stopped it: what JUnit's store got first, it closes last.
 */
final class ServerUnderTest implements BeforeAllCallback {
  private static final Path MODULE = Path.of("").toAbsolutePath();

  /** The service, named as its module's folder is. */
  static final String SERVICE = MODULE.getFileName().toString();

  /** Not the service's name: Arquillian takes any process with that word in it for this server. */
  private static final String NAME = SERVICE + "-it";

  static final int HTTP_PORT = Ports.free();
  static final int GRPC_PORT = Ports.free();

  /** Where the connection service is expected. */
  static final int CONNECTION_PORT = Ports.free();

  static final LibertyUser LIBERTY = new LibertyUser(MODULE);

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(Namespace.create(ServerUnderTest.class))
        .getOrComputeIfAbsent(Backends.class);
  }

  /** The settings with which the service finds everything. */
  static Map<String, String> settings() {
    return Map.of(
        "http.port", Integer.toString(HTTP_PORT),
        "grpc.port", Integer.toString(GRPC_PORT),
        "connection.grpc.address", "127.0.0.1:" + CONNECTION_PORT,
        "system.services", "web=%s,connection=%s".formatted(at(HTTP_PORT), at(CONNECTION_PORT)),
        "kafka.bootstrap.servers", Kafka.address(),
        "database.url", Postgres.url(),
        "database.statement.timeout", "5"); // Http waits no longer than 15 s
  }

  private static String at(int port) {
    return "http://127.0.0.1:" + port;
  }

  static Path log() {
    return LIBERTY.server(NAME).resolve("logs").resolve("messages.log");
  }

  /** Both of them, and the server's folder. */
  static final class Backends implements AutoCloseable {
    Backends() {
      Kafka.start();
      try {
        Postgres.start();
        Kafka.createTopics();
        Postgres.migrate();
        LIBERTY.clear();
        LIBERTY.lay(NAME, settings());
      } catch (Throwable failure) {
        close(); // PostgreSQL would outlive this JVM
        throw failure;
      }
      System.setProperty("testbed.wlp", LIBERTY.install().toString());
      System.setProperty("testbed.usr", LIBERTY.directory().toString());
      System.setProperty("testbed.server", NAME);
      System.setProperty("testbed.http.port", Integer.toString(HTTP_PORT));
    }

    @Override
    public void close() {
      Kafka.stop();
      Postgres.stop();
    }
  }
}
