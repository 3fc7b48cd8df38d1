package io.udaconnect.grpc;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.person.Persons.ada;
import static io.udaconnect.grpc.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.udaconnect.domain.location.Intake;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationLog;
import io.udaconnect.domain.person.MemoryPeople;
import io.udaconnect.proto.v1.LocationServiceGrpc;
import io.udaconnect.proto.v1.RecordLocationRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GrpcServerTest {
  private static final String SERVICE = "udaconnect.v1.LocationService";

  private final Log log = new Log();
  private Running running;

  @BeforeEach
  void start() {
    var people = new MemoryPeople();
    people.put(List.of(ada()));
    var service = new LocationGrpc() {};
    service.use(new Intake(people, log, () -> NOON), Running.THREADS);
    running = new Running(service);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void aTakenPortIsSaidByItsKey() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var settings = Running.on(taken.getLocalPort());

      assertThatThrownBy(
              () -> new GrpcServer(settings, List.of(), Running.THREADS, Optional.empty()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith(
              "grpc.port: gRPC cannot listen on 127.0.0.1:" + taken.getLocalPort())
          .hasMessageContaining("in use");
    }
  }

  @Test
  void aHostThatIsNotThereIsSaidByItsKey() {
    var settings = Settings.of(Map.of("grpc.host", "no-such-host.invalid"));

    assertThatThrownBy(() -> new GrpcServer(settings, List.of(), Running.THREADS, Optional.empty()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("grpc.host: ");
  }

  @Test
  void theServerAndWhatIsMountedAreServing() {
    assertThat(health("")).isEqualTo(ServingStatus.SERVING);
    assertThat(health(SERVICE)).isEqualTo(ServingStatus.SERVING);
  }

  @Test
  void healthSaysWhatReadinessSaysAndWatchersHearOfIt() throws Exception {
    var ready = new AtomicReference<>(HealthCheckResponse.Status.UP);
    var broken = new AtomicBoolean();
    HealthCheck check =
        () -> {
          if (broken.get()) throw new IllegalStateException("broken");
          return new HealthCheckResponse("kafka", ready.get(), Optional.empty());
        };
    var report = new ReadinessReport(List.of(check), running::serve);
    var watched = new Watcher();
    HealthGrpc.newStub(running.channel)
        .watch(HealthCheckRequest.newBuilder().setService(SERVICE).build(), watched);
    eventually("the watcher is served", () -> watched.heard.size() == 1);

    ready.set(HealthCheckResponse.Status.DOWN);
    report.run();

    assertThat(health("")).isEqualTo(ServingStatus.NOT_SERVING);
    assertThat(health(SERVICE)).isEqualTo(ServingStatus.NOT_SERVING);
    ready.set(HealthCheckResponse.Status.UP);
    report.run();
    assertThat(health(SERVICE)).isEqualTo(ServingStatus.SERVING);
    broken.set(true);
    report.run();
    assertThat(health(SERVICE)).isEqualTo(ServingStatus.NOT_SERVING);
    eventually("the watcher heard all", () -> watched.heard.size() == 4);
    assertThat(watched.heard)
        .containsExactly(
            ServingStatus.SERVING,
            ServingStatus.NOT_SERVING,
            ServingStatus.SERVING,
            ServingStatus.NOT_SERVING);
  }

  @Test
  void aServerThatWasNotYetLookedAtDoesNotSayThatItServes() {
    try (var fresh = new GrpcServer(Running.on(0), List.of(), Running.THREADS, Optional.empty())) {
      var channel =
          NettyChannelBuilder.forAddress("127.0.0.1", fresh.port()).usePlaintext().build();
      assertThat(
              HealthGrpc.newBlockingStub(channel)
                  .check(HealthCheckRequest.getDefaultInstance())
                  .getStatus())
          .isEqualTo(ServingStatus.NOT_SERVING);
      channel.shutdownNow();
    }
  }

  @Test
  void whatIsNotMountedIsNotThere() {
    assertThat(No.to(() -> health("udaconnect.v1.PersonService")).code())
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  @Test
  void toolsFindTheServices() throws Exception {
    var found = new CompletableFuture<List<String>>();
    var question =
        ServerReflectionGrpc.newStub(running.channel)
            .serverReflectionInfo(
                new StreamObserver<ServerReflectionResponse>() {
                  @Override
                  public void onNext(ServerReflectionResponse response) {
                    found.complete(
                        response.getListServicesResponse().getServiceList().stream()
                            .map(ServiceResponse::getName)
                            .toList());
                  }

                  @Override
                  public void onError(Throwable failure) {
                    found.completeExceptionally(failure);
                  }

                  @Override
                  public void onCompleted() {}
                });
    question.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());

    assertThat(found.get(10, TimeUnit.SECONDS))
        .containsExactlyInAnyOrder(
            "grpc.health.v1.Health",
            "grpc.reflection.v1.ServerReflection",
            "grpc.reflection.v1alpha.ServerReflection",
            "udaconnect.v1.LocationService");
    question.onCompleted();
  }

  @Test
  void aMessageOverFourMegabytesIsRefusedClearly() {
    var no = No.to(() -> send(new byte[GrpcServer.LARGEST_MESSAGE_BYTES + 1]));

    assertThat(no.code()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    assertThat(no.message()).contains("4194304");
  }

  @Test
  void bytesThatAreNoMessageAreABadArgument() {
    var no = No.to(() -> send(new byte[] {10, 100, 1}));

    assertThat(no.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
  }

  @Test
  void aCallWithoutARequestIsABadArgument() {
    assertThat(No.to(() -> sendTimes(0)).code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
  }

  @Test
  void twoRequestsWhereOneBelongsAreNotOurFailure() {
    assertThat(No.to(() -> sendTimes(2)).code()).isNotIn(Status.Code.INTERNAL, Status.Code.UNKNOWN);
  }

  @Test
  void aCallThatIsRunningMayEndWhileTheServerStops() throws Exception {
    log.hold = new CompletableFuture<>();
    var request = RecordLocationRequest.newBuilder().setLocation(good()).build();
    var locations = LocationServiceGrpc.newBlockingStub(running.channel);
    var answer = CompletableFuture.supplyAsync(() -> locations.record(request));
    eventually("the call runs", () -> log.asked);

    var stopping = CompletableFuture.runAsync(running::stopServer);
    Thread.sleep(300);
    assertThat(stopping).isNotDone();
    log.hold.complete(null);

    assertThat(answer.get(10, TimeUnit.SECONDS).getPersonId()).isEqualTo(1);
    stopping.get(10, TimeUnit.SECONDS);
  }

  private ServingStatus health(String service) {
    return HealthGrpc.newBlockingStub(running.channel)
        .check(HealthCheckRequest.newBuilder().setService(service).build())
        .getStatus();
  }

  private static io.udaconnect.proto.v1.Location.Builder good() {
    return io.udaconnect.proto.v1.Location.newBuilder()
        .setPersonId(1)
        .setLatitude(1)
        .setLongitude(2);
  }

  /** Sends bytes where a request for {@code Record} belongs. */
  private byte[] send(byte[] bytes) {
    return ClientCalls.blockingUnaryCall(
        running.channel, raw(MethodDescriptor.MethodType.UNARY), CallOptions.DEFAULT, bytes);
  }

  /** Sends an empty request to {@code Record} so many times in one call. */
  private void sendTimes(int times) {
    var done = new CompletableFuture<byte[]>();
    var requests =
        ClientCalls.asyncBidiStreamingCall(
            running.channel.newCall(
                raw(MethodDescriptor.MethodType.BIDI_STREAMING), CallOptions.DEFAULT),
            new StreamObserver<byte[]>() {
              @Override
              public void onNext(byte[] answer) {
                done.complete(answer);
              }

              @Override
              public void onError(Throwable failure) {
                done.completeExceptionally(failure);
              }

              @Override
              public void onCompleted() {
                done.complete(new byte[0]);
              }
            });
    for (int i = 0; i < times; i++) requests.onNext(new byte[0]);
    requests.onCompleted();
    try {
      done.get();
    } catch (ExecutionException e) {
      throw Status.fromThrowable(e).asRuntimeException();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static MethodDescriptor<byte[], byte[]> raw(MethodDescriptor.MethodType type) {
    return MethodDescriptor.newBuilder(new Bytes(), new Bytes())
        .setType(type)
        .setFullMethodName(LocationServiceGrpc.getRecordMethod().getFullMethodName())
        .build();
  }

  /** Hears how a server is. */
  private static final class Watcher
      implements StreamObserver<io.grpc.health.v1.HealthCheckResponse> {
    final List<ServingStatus> heard = new CopyOnWriteArrayList<>();

    @Override
    public void onNext(io.grpc.health.v1.HealthCheckResponse health) {
      heard.add(health.getStatus());
    }

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onCompleted() {}
  }

  /** Keeps a location once it is let. */
  private static final class Log implements LocationLog {
    volatile CompletableFuture<Void> hold = CompletableFuture.completedFuture(null);
    volatile boolean asked;

    @Override
    public CompletionStage<Void> append(List<Location> batch) {
      asked = true;
      return hold;
    }
  }
}
