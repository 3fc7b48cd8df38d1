package io.udaconnect.bench;

import io.udaconnect.launcher.Addresses;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ways in, and how a good client uses each. */
public enum Via {
  GRPC_STREAM(2, 1_000, 16),
  GRPC_BATCH(2, 1_000, 8),
  GRPC_UNARY(2, 1, 64),
  REST(32, 1, 1),
  REST_BATCH(4, 1_000, 1);

  private final int connections;
  private final int batch;
  private final int window;

  Via(int connections, int batch, int window) {
    this.connections = connections;
    this.batch = batch;
    this.window = window;
  }

  int connections() {
    return connections;
  }

  /** Locations in one message. */
  int batch() {
    return batch;
  }

  /** Messages on their way at once on a connection. */
  int window() {
    return window;
  }

  boolean isSingle() {
    return this == GRPC_UNARY || this == REST;
  }

  boolean isHttp() {
    return this == REST || this == REST_BATCH;
  }

  Door open(World world, Addresses addresses) {
    return switch (this) {
      case GRPC_STREAM -> new StreamDoor(world, addresses);
      case GRPC_BATCH -> CallDoor.ofBatches(world, addresses);
      case GRPC_UNARY -> CallDoor.ofSingles(world, addresses);
      case REST, REST_BATCH -> new RestDoor(world, addresses, this == REST);
    };
  }

  /** As the command line says it: {@code grpc-stream}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String all() {
    return Stream.of(values()).map(Via::toString).collect(Collectors.joining(", "));
  }
}
