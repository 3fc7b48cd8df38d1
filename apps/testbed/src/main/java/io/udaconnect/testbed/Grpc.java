package io.udaconnect.testbed;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.BadRequest.FieldViolation;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.StreamObserver;
import io.udaconnect.embedded.Ports;
import io.udaconnect.proto.v1.Connection;
import io.udaconnect.proto.v1.ConnectionServiceGrpc;
import io.udaconnect.proto.v1.ConnectionServiceGrpc.ConnectionServiceBlockingStub;
import io.udaconnect.proto.v1.FindConnectionsRequest;
import io.udaconnect.proto.v1.LocationServiceGrpc;
import io.udaconnect.proto.v1.LocationServiceGrpc.LocationServiceBlockingStub;
import io.udaconnect.proto.v1.LocationStoreGrpc;
import io.udaconnect.proto.v1.LocationStoreGrpc.LocationStoreBlockingStub;
import io.udaconnect.proto.v1.PersonServiceGrpc;
import io.udaconnect.proto.v1.PersonServiceGrpc.PersonServiceBlockingStub;
import io.udaconnect.proto.v1.StreamLocationsRequest;
import io.udaconnect.proto.v1.StreamLocationsResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Calls the service under test over gRPC. */
public final class Grpc {
  private static final long TIMEOUT_SECONDS = 15;

  /** Open until the tests end. */
  private static final ManagedChannel CHANNEL =
      NettyChannelBuilder.forAddress("127.0.0.1", ServerUnderTest.GRPC_PORT).usePlaintext().build();

  private Grpc() {}

  public static PersonServiceBlockingStub persons() {
    return PersonServiceGrpc.newBlockingStub(CHANNEL)
        .withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  public static LocationServiceBlockingStub locations() {
    return LocationServiceGrpc.newBlockingStub(CHANNEL)
        .withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  public static ConnectionServiceBlockingStub connections() {
    return ConnectionServiceGrpc.newBlockingStub(CHANNEL)
        .withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  /** What another service, whose gRPC is at this port, refuses a question with by then. */
  public static Refusal refusalAt(
      int port, Duration deadline, Consumer<ConnectionServiceBlockingStub> question) {
    var channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    try {
      var stub =
          ConnectionServiceGrpc.newBlockingStub(channel)
              .withDeadlineAfter(deadline.toNanos(), TimeUnit.NANOSECONDS);
      return refusal(() -> question.accept(stub));
    } finally {
      channel.shutdownNow();
    }
  }

  /** A port at which a further service may serve it. */
  public static int freePort() {
    return Ports.free();
  }

  public static LocationStoreBlockingStub store() {
    return LocationStoreGrpc.newBlockingStub(CHANNEL)
        .withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  /** Where the service under test serves it: host and port. */
  public static String address() {
    return "127.0.0.1:" + ServerUnderTest.GRPC_PORT;
  }

  /**
   * Sends batches by a stream that the client then ends.
   *
   * @return the acknowledgements
   */
  public static List<StreamLocationsResponse> stream(List<StreamLocationsRequest> batches) {
    var answers = new All<StreamLocationsResponse>();
    var call =
        LocationServiceGrpc.newStub(CHANNEL)
            .withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS)
            .stream(answers);
    batches.forEach(call::onNext);
    call.onCompleted();
    return answers.join();
  }

  /** What gRPC's own health check says of a service, by its full name; of all if it is empty. */
  public static String health(String service) {
    return HealthGrpc.newBlockingStub(CHANNEL)
        .withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .check(HealthCheckRequest.newBuilder().setService(service).build())
        .getStatus()
        .name();
  }

  /** A no over gRPC: its code, and the fields that it blames. */
  public record Refusal(String code, List<String> fields) {}

  /** What a call is refused with. */
  public static Refusal refusal(ThrowingCallable call) {
    var status =
        StatusProto.fromThrowable(catchThrowableOfType(StatusRuntimeException.class, call));
    var fields = new ArrayList<String>();
    try {
      for (var detail : status.getDetailsList()) {
        if (!detail.is(BadRequest.class)) continue;
        detail.unpack(BadRequest.class).getFieldViolationsList().stream()
            .map(FieldViolation::getField)
            .forEach(fields::add);
      }
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
    return new Refusal(Status.fromCodeValue(status.getCode()).getCode().name(), fields);
  }

  /** Serves these connections where the service under test asks for them, and does that. */
  public static void whileConnectionsAre(List<Connection> connections, Runnable work) {
    var service =
        new ConnectionServiceGrpc.ConnectionServiceImplBase() {
          @Override
          public void findConnections(
              FindConnectionsRequest request, StreamObserver<Connection> answer) {
            connections.forEach(answer::onNext);
            answer.onCompleted();
          }
        };
    try {
      var server =
          NettyServerBuilder.forAddress(
                  new InetSocketAddress(
                      InetAddress.getLoopbackAddress(), ServerUnderTest.CONNECTION_PORT))
              .addService(service)
              .build()
              .start();
      try {
        work.run();
      } finally {
        server.shutdownNow();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asserts that nobody listens where the service would serve gRPC. */
  public static void isNotServed() {
    assertThatThrownBy(
            () -> new Socket(InetAddress.getLoopbackAddress(), ServerUnderTest.GRPC_PORT).close())
        .isInstanceOf(ConnectException.class);
  }

  /** All services, by reflection. */
  public static SortedSet<String> services() {
    var answer = new CompletableFuture<ServerReflectionResponse>();
    var question =
        ServerReflectionGrpc.newStub(CHANNEL)
            .withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS)
            .serverReflectionInfo(new First<>(answer));
    question.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());
    question.onCompleted();
    return answer.join().getListServicesResponse().getServiceList().stream()
        .map(ServiceResponse::getName)
        .collect(toCollection(TreeSet::new));
  }

  private record First<T>(CompletableFuture<T> answer) implements StreamObserver<T> {
    @Override
    public void onNext(T value) {
      answer.complete(value);
    }

    @Override
    public void onError(Throwable failure) {
      answer.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {
      answer.completeExceptionally(new IllegalStateException("no answer"));
    }
  }

  /** All answers, once the call ends well. */
  private static final class All<T> implements StreamObserver<T> {
    private final List<T> answers = new ArrayList<>();
    private final CompletableFuture<List<T>> end = new CompletableFuture<>();

    List<T> join() {
      try {
        return end.get();
      } catch (ExecutionException e) {
        throw Status.fromThrowable(e).asRuntimeException(Status.trailersFromThrowable(e));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void onNext(T value) {
      answers.add(value);
    }

    @Override
    public void onError(Throwable failure) {
      end.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {
      end.complete(answers);
    }
  }
}
