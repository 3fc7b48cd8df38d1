package io.udaconnect.grpc;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;

/**
 * One gRPC server with these services on it, and with {@code grpc.health.v1} and reflection. It
 * takes calls from construction to {@link #close}.
 */
final class GrpcServer implements AutoCloseable {
  static final int LARGEST_MESSAGE_BYTES = 4 << 20;

  /** More at once on one connection wait on the client's side. */
  private static final int CALLS_PER_CONNECTION = 1_000;

  private static final int HANDSHAKE_SECONDS = 10;

  /** A peer that is silent this long is asked whether it lives, and left if it does not answer. */
  private static final int SILENCE_SECONDS = 60;

  private static final int PING_ANSWER_SECONDS = 20;
  private static final int CLIENT_PING_SECONDS = 5;

  /** How long calls may go on after the server was told to stop. */
  private static final int LAST_CALLS_SECONDS = 5;

  /** It reports every client that goes away before its answer was written, with a stack trace. */
  private static final Logger CONNECTIONS =
      Logger.getLogger("io.grpc.netty.shaded.io.grpc.netty.NettyServerHandler");

  static {
    CONNECTIONS.setFilter(entry -> !"Stream Error".equals(entry.getMessage()));
  }

  private final HealthStatusManager health = new HealthStatusManager();

  /** Of the services; the empty one is the server's. */
  private final List<String> names = new ArrayList<>(List.of(""));

  private final Server server;

  /**
   * Starts the server.
   *
   * @param traces for who wants to know of each call
   * @throws IllegalStateException with a sentence that names {@code grpc.host} or {@code grpc.port}
   *     if it cannot listen there
   */
  GrpcServer(
      GrpcSettings settings,
      Iterable<? extends BindableService> services,
      Executor threads,
      Optional<CallTraces> traces) {
    var address = new InetSocketAddress(settings.host(), settings.port());
    if (address.isUnresolved()) {
      throw new IllegalStateException("grpc.host: there is no host " + settings.host());
    }
    var builder =
        NettyServerBuilder.forAddress(address)
            .executor(threads)
            .intercept(new RefusalInterceptor())
            .maxInboundMessageSize(LARGEST_MESSAGE_BYTES)
            .maxConcurrentCallsPerConnection(CALLS_PER_CONNECTION)
            .handshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS)
            .keepAliveTime(SILENCE_SECONDS, TimeUnit.SECONDS)
            .keepAliveTimeout(PING_ANSWER_SECONDS, TimeUnit.SECONDS)
            .permitKeepAliveTime(CLIENT_PING_SECONDS, TimeUnit.SECONDS)
            .permitKeepAliveWithoutCalls(true)
            .addService(health.getHealthService());
    traces.ifPresent(builder::intercept); // the last one is the outermost: it sees what callers see
    reflection().forEach(builder::addService);
    for (var service : services) {
      var definition = service.bindService();
      builder.addService(CarefulRequests.of(definition));
      names.add(definition.getServiceDescriptor().getName());
    }
    serve(false);
    server = started(builder.build(), settings);
  }

  @SuppressWarnings("deprecation") // v1alpha: what older tools still ask for
  private static List<BindableService> reflection() {
    return List.of(
        ProtoReflectionServiceV1.newInstance(),
        io.grpc.protobuf.services.ProtoReflectionService.newInstance());
  }

  private static Server started(Server server, GrpcSettings settings) {
    try {
      return server.start();
    } catch (IOException e) {
      var why = e.getCause() == null ? e : e.getCause();
      throw new IllegalStateException(
          "grpc.port: gRPC cannot listen on %s:%d (grpc.host, grpc.port): %s"
              .formatted(settings.host(), settings.port(), why.getMessage()),
          e);
    }
  }

  /**
   * Tells who asks for its health, and who watches it, whether it does its work. Calls are taken in
   * any case. A new server does not say that it serves.
   */
  void serve(boolean serving) {
    var status = serving ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
    names.forEach(name -> health.setStatus(name, status));
  }

  /** The port that it listens on. */
  int port() {
    return server.getPort();
  }

  /** Takes no new calls, gives those that run a little time, then ends them. */
  @Override
  public void close() {
    if (server.isShutdown()) return;
    health.enterTerminalState();
    server.shutdown();
    try {
      if (server.awaitTermination(LAST_CALLS_SECONDS, TimeUnit.SECONDS)) return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.shutdownNow();
  }
}
