package io.udaconnect.grpc;

import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    this(port, Optional.empty(), services);
  }

  Running(int port, Optional<CallTraces> traces, BindableService... services) {
    server = new GrpcServer(on(port), List.of(services), THREADS, traces);
    server.serve(true);
    channel = NettyChannelBuilder.forAddress("127.0.0.1", server.port()).usePlaintext().build();
  }

  /** Settings with which the server listens there. */
  static GrpcSettings on(int port) {
    return Settings.of(Map.of("grpc.port", Integer.toString(port)));
  }

  String address() {
    return "127.0.0.1:" + port();
  }

  int port() {
    return server.port();
  }

  void serve(boolean serving) {
    server.serve(serving);
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
