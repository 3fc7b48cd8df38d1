package io.udaconnect.client;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.udaconnect.proto.v1.ConnectionServiceGrpc;
import io.udaconnect.proto.v1.ConnectionServiceGrpc.ConnectionServiceBlockingStub;
import io.udaconnect.proto.v1.LocationServiceGrpc;
import io.udaconnect.proto.v1.LocationServiceGrpc.LocationServiceBlockingStub;
import io.udaconnect.proto.v1.LocationServiceGrpc.LocationServiceStub;
import io.udaconnect.proto.v1.PersonServiceGrpc;
import io.udaconnect.proto.v1.PersonServiceGrpc.PersonServiceBlockingStub;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The services of UdaConnect over gRPC, in clear text. Threads may share one; it is made once and
 * closed at the end. A no comes as a {@link io.grpc.StatusRuntimeException}.
 */
public final class UdaConnectClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long GOODBYE_SECONDS = 5;

  private final ManagedChannel person;
  private final ManagedChannel location;
  private final ManagedChannel connection;
  private final Duration patience;

  /** Each address as host:port; a name with several addresses is a set of equals. */
  public UdaConnectClient(String person, String location, String connection) {
    this(person, location, connection, PATIENCE);
  }

  /**
   * @param patience how long a call may take, until the last row where it has many
   */
  public UdaConnectClient(String person, String location, String connection, Duration patience) {
    this.person = channel(person);
    this.location = channel(location);
    this.connection = channel(connection);
    this.patience = patience;
  }

  /** As {@code ./udaconnect up} has them. */
  public static UdaConnectClient local() {
    return new UdaConnectClient("127.0.0.1:30011", "127.0.0.1:30012", "127.0.0.1:30013");
  }

  private static ManagedChannel channel(String address) {
    return ManagedChannelBuilder.forTarget(address)
        .defaultLoadBalancingPolicy("round_robin")
        .usePlaintext()
        .build();
  }

  /** For one call, which must end in time. */
  public PersonServiceBlockingStub persons() {
    return PersonServiceGrpc.newBlockingStub(person)
        .withDeadlineAfter(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** For one call, which must end in time. */
  public LocationServiceBlockingStub locations() {
    return LocationServiceGrpc.newBlockingStub(location)
        .withDeadlineAfter(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** For a stream of locations, which lasts as long as it is wanted. */
  public LocationServiceStub locationStreams() {
    return LocationServiceGrpc.newStub(location);
  }

  /** For one call, which must end in time. */
  public ConnectionServiceBlockingStub connections() {
    return ConnectionServiceGrpc.newBlockingStub(connection)
        .withDeadlineAfter(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Waits some seconds for calls that are under way. */
  @Override
  public void close() {
    var channels = List.of(person, location, connection);
    channels.forEach(ManagedChannel::shutdown);
    try {
      for (var channel : channels) channel.awaitTermination(GOODBYE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      channels.forEach(ManagedChannel::shutdownNow);
    }
  }
}
