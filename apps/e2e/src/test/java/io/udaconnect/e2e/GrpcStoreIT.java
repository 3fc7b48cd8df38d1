package io.udaconnect.e2e;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.udaconnect.domain.location.LocationStore;
import io.udaconnect.domain.location.LocationsContract;
import io.udaconnect.embedded.EmbeddedPostgres;
import io.udaconnect.embedded.Ports;
import io.udaconnect.grpc.GrpcLocationStore;
import io.udaconnect.grpc.GrpcSettings;
import io.udaconnect.grpc.LocationStoreGrpc;
import io.udaconnect.jpa.JdbcLocationStore;
import io.udaconnect.jpa.JdbcLocations;
import io.udaconnect.jpa.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.postgresql.ds.PGSimpleDataSource;

/** The contract of all stores, through gRPC to an instance that stores in PostgreSQL. */
class GrpcStoreIT implements LocationsContract {
  private static final Duration LONG = Duration.ofSeconds(30);

  private static EmbeddedPostgres postgres;

  private Server server;
  private GrpcLocationStore store;

  @BeforeAll
  static void startPostgres() {
    postgres =
        EmbeddedPostgres.start(
            Path.of("target", "store-postgres"),
            Path.of("..", "testbed", "target", "postgres-binaries"),
            "127.0.0.1",
            Ports.free(),
            Map.of("fsync", "off"));
  }

  @AfterAll
  static void stopPostgres() {
    postgres.close();
  }

  @Override
  public World nothingSeen() {
    var source = new PGSimpleDataSource();
    source.setURL(postgres.url());
    source.setUser(EmbeddedPostgres.NAME);
    source.setPassword(EmbeddedPostgres.NAME);
    var flyway =
        Flyway.configure()
            .dataSource(source)
            .locations(Schema.MIGRATIONS)
            .cleanDisabled(false)
            .load();
    flyway.clean();
    flyway.migrate();
    serve(new JdbcLocationStore(source));
    return new World(store, new JdbcLocations(source));
  }

  private void serve(LocationStore behind) {
    try {
      server =
          NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
              .addService(new Mounted(behind))
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String address = "127.0.0.1:" + server.getPort();
    store =
        new GrpcLocationStore(
            new GrpcSettings("127.0.0.1", 0, LONG, "127.0.0.1:1", LONG, address, LONG));
  }

  @AfterEach
  void stop() {
    store.close();
    server.shutdownNow();
  }

  private static final class Mounted extends LocationStoreGrpc {
    Mounted(LocationStore behind) {
      use(behind);
    }
  }
}
