package io.udaconnect.grpc;

import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;

/** A real server on a port of this machine, any free one or a given one, and a channel to it. */
final class Running implements AutoCloseable {
  static final GrpcThreads THREADS = new GrpcThreads(Executors.newCachedThreadPool());

  final ManagedChannel channel;
  private final GrpcServer server;

  Running(BindableService... services) {
    this(0, services);
  }

  Running(int port, BindableService... services) {
    server = new GrpcServer(settings(port, 1), List.of(services), THREADS);
    channel = NettyChannelBuilder.forAddress("127.0.0.1", server.port()).usePlaintext().build();
  }

  static GrpcSettings settings(int port, int connectionPort) {
    return new GrpcSettings(
        "127.0.0.1", port, "127.0.0.1:" + connectionPort, Duration.ofSeconds(10));
  }

  int port() {
    return server.port();
  }

  void stopServer() {
    server.close();
  }

  @Override
  public void close() {
    channel.shutdownNow();
    stopServer();
  }
}
