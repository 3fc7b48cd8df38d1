package io.udaconnect.grpc;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.range;
import static io.udaconnect.grpc.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.udaconnect.domain.Fault;
import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.proximity.ConnectionRule;
import io.udaconnect.domain.proximity.Connections;
import io.udaconnect.proto.v1.Connection;
import io.udaconnect.proto.v1.ConnectionServiceGrpc;
import io.udaconnect.proto.v1.ConnectionServiceGrpc.ConnectionServiceBlockingStub;
import io.udaconnect.proto.v1.FindConnectionsRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectionGrpcTest {
  private static final long ENDLESS = Long.MAX_VALUE;

  /** What fits into the buffers and windows between the two: far less than what there is. */
  private static final long BUFFERED = 100_000;

  private final Met met = new Met();
  private final AtomicReference<ConnectionQuestion> asked = new AtomicReference<>();
  private Connections domain = (person, range, rule) -> met.stream(3);
  private Running running;
  private ConnectionServiceBlockingStub connections;

  @BeforeEach
  void start() {
    var service = new ConnectionGrpc() {};
    service.use(
        (person, range, rule) -> {
          asked.set(new ConnectionQuestion(person, range, rule));
          return domain.find(person, range, rule);
        },
        Met.NO_ENCOUNTERS,
        Running.THREADS,
        Settings.of(Map.of("grpc.patience", "PT3S")));
    running = new Running(service);
    connections = ConnectionServiceGrpc.newBlockingStub(running.channel);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void theQuestionReachesTheDomainAndAllAnswersComeInOrder() throws InterruptedException {
    var answers = connections.findConnections(good().build());

    assertThat(answers)
        .toIterable()
        .containsExactly(
            ConnectionMessage.of(Met.connection(0)),
            ConnectionMessage.of(Met.connection(1)),
            ConnectionMessage.of(Met.connection(2)));
    assertThat(asked.get())
        .isEqualTo(
            new ConnectionQuestion(
                new PersonId(1),
                range("2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z"),
                ConnectionRule.together(Distance.ofMetres(7.5), Duration.ofMinutes(1))));
    eventually("the stream is closed", met.closed::get);
  }

  @Test
  void withoutARuleItIsFiveMetresAtAnyTime() {
    var question = good().clearDistanceMetres().clearWithin().build();

    assertThat(connections.findConnections(question).hasNext()).isTrue();
    assertThat(asked.get().rule()).isEqualTo(ConnectionRule.anyTime(Distance.ofMetres(5)));
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("person_id", question -> question.clearPersonId()),
        fault("start_time", question -> question.clearStartTime()),
        fault("end_time", question -> question.clearEndTime()),
        fault("end_time", question -> question.setEndTime(question.getStartTime())),
        fault("start_time", question -> question.setStartTime(time(Long.MAX_VALUE, 0))),
        fault("end_time", question -> question.setEndTime(time(0, Integer.MAX_VALUE))),
        fault("distance_metres", question -> question.setDistanceMetres(-0.1)),
        fault("distance_metres", question -> question.setDistanceMetres(Double.NaN)),
        fault("distance_metres", question -> question.setDistanceMetres(1e300)),
        fault("distance_metres", question -> question.setDistanceMetres(1 / 0.0)),
        fault("after_location_id", question -> question.setAfterLocationId("nowhere")),
        fault("limit", question -> question.setLimit(0)),
        fault("within", question -> question.setWithin(duration(-1, 0))),
        fault("within", question -> question.setWithin(duration(1, -1))),
        fault("within", question -> question.setWithin(duration(Long.MAX_VALUE, 0))));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whatIsWrongIsRefusedByItsName(
      String field, UnaryOperator<FindConnectionsRequest.Builder> fault) {
    var question = fault.apply(good()).build();

    var no = No.to(() -> connections.findConnections(question).hasNext());

    assertThat(no.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(no.fields()).containsExactly(field);
    assertThat(asked.get()).isNull();
  }

  @Test
  void allThatIsWrongIsNamedAtOnce() {
    var question = FindConnectionsRequest.newBuilder().setDistanceMetres(-1).build();

    var no = No.to(() -> connections.findConnections(question).hasNext());

    assertThat(no.fields())
        .containsExactly("person_id", "start_time", "end_time", "distance_metres");
  }

  @Test
  void aRefusalOfTheDomainIsPassedOn() {
    domain =
        (person, range, rule) -> {
          throw new Refused(Reason.UNKNOWN, "there is no person 1");
        };

    var no = No.to(() -> connections.findConnections(good().build()).hasNext());

    assertThat(no.code()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(no.message()).isEqualTo("there is no person 1");
  }

  @Test
  void aRefusalOfTheDomainNamesTheFieldsOfTheMessage() {
    domain =
        (person, range, rule) -> {
          throw new Refused(List.of(new Fault("end_date", "late"), new Fault("distance", "far")));
        };

    var no = No.to(() -> connections.findConnections(good().build()).hasNext());

    assertThat(no.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(no.fields()).containsExactly("end_time", "distance_metres");
  }

  @Test
  void whatBreaksAfterSomeAnswersEndsTheStreamWithoutInternals() throws InterruptedException {
    domain =
        (person, range, rule) ->
            met.stream(3)
                .peek(
                    one -> {
                      if (met.read.get() == 3) throw new IllegalStateException("table location");
                    });

    var answers = connections.findConnections(good().build());

    assertThat(answers.next()).isNotNull();
    assertThat(answers.next()).isNotNull();
    var no = No.to(answers::hasNext);
    assertThat(no.code()).isEqualTo(Status.Code.INTERNAL);
    assertThat(no.message()).doesNotContain("location");
    eventually("the stream is closed", met.closed::get);
  }

  @Test
  void aSlowClientIsNotReadFor() throws InterruptedException {
    domain = (person, range, rule) -> met.stream(ENDLESS);
    var client = new SlowClient();

    ask(client);

    eventually("something is sent", () -> met.read.get() > 0);
    long waiting = untilNothingMoves();
    assertThat(waiting).isLessThan(BUFFERED);
    client.take((int) waiting);
    eventually("the client took them", () -> client.taken.get() == waiting);
    eventually("it goes on from there", () -> met.read.get() > waiting);
    assertThat(untilNothingMoves() - waiting).isLessThan(BUFFERED);
  }

  @Test
  void aClientThatNeverReadsIsLeftAfterAWhileAndHoldsNothing() throws InterruptedException {
    domain = (person, range, rule) -> met.stream(ENDLESS);
    var client = new SlowClient();

    ask(client);

    eventually("the stream is closed", met.closed::get);
    assertThat(met.read.get()).isLessThan(BUFFERED);
    client.take(Integer.MAX_VALUE);
    eventually("it hears why", () -> client.end != null);
    assertThat(client.end.getCode()).isEqualTo(Status.Code.ABORTED);
    assertThat(client.end.getDescription()).contains("read for PT3S");
  }

  @Test
  void aClientThatReadsALittleNowAndThenIsWaitedFor() throws InterruptedException {
    domain = (person, range, rule) -> met.stream(ENDLESS);
    var client = new SlowClient();
    ask(client);
    eventually("something is sent", () -> met.read.get() > 0);

    long begun = System.nanoTime();
    while (System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(5)) {
      client.take(5_000);
      Thread.sleep(500);
    }

    assertThat(met.closed).isFalse();
    client.call.cancel("enough", null);
  }

  @Test
  void aClientThatGoesAwayWhileTheServerWaitsForItEndsTheReading() throws InterruptedException {
    domain = (person, range, rule) -> met.stream(ENDLESS);
    var client = new SlowClient();
    ask(client);
    eventually("something is sent", () -> met.read.get() > 0);
    long read = untilNothingMoves();

    client.call.cancel("enough", null);

    eventually("the stream is closed", met.closed::get);
    assertThat(met.read.get()).isLessThanOrEqualTo(read + 1);
  }

  @Test
  void aClientThatGoesAwayWhileTheDomainSearchesInterruptsIt() throws InterruptedException {
    var searching = new CountDownLatch(1);
    var interrupted = new AtomicBoolean();
    domain =
        (person, range, rule) ->
            met.stream(ENDLESS)
                .filter(
                    one -> {
                      searching.countDown();
                      if (!Thread.currentThread().isInterrupted()) return false;
                      interrupted.set(true);
                      throw new IllegalStateException("the search was given up");
                    });
    var context = Context.current().withCancellation();
    context.run(() -> ask(new SlowClient()));
    assertThat(searching.await(20, TimeUnit.SECONDS)).isTrue();

    context.cancel(null);

    eventually("the search is interrupted", interrupted::get);
    eventually("the stream is closed", met.closed::get);
  }

  @Test
  void aDeadlineEndsTheReadingToo() throws InterruptedException {
    domain = (person, range, rule) -> met.stream(ENDLESS);

    var answers =
        connections.withDeadlineAfter(300, TimeUnit.MILLISECONDS).findConnections(good().build());

    assertThat(No.to(() -> answers.forEachRemaining(one -> {})).code())
        .isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    eventually("the stream is closed", met.closed::get);
  }

  @Test
  void manyMoreAnswersThanFitIntoAnyBufferArriveWhole() {
    domain = (person, range, rule) -> met.stream(200_000);
    long seconds = 0;

    var answers = connections.findConnections(good().build());
    while (answers.hasNext()) {
      assertThat(answers.next().getLocation().getCreationTime().getSeconds())
          .isEqualTo(NOON.getEpochSecond() + seconds++);
    }

    assertThat(seconds).isEqualTo(200_000);
  }

  private void ask(SlowClient client) {
    ConnectionServiceGrpc.newStub(running.channel).findConnections(good().build(), client);
  }

  /** How many were read in the end, once half a second passed without another. */
  private long untilNothingMoves() throws InterruptedException {
    long before = -1;
    while (before != met.read.get()) {
      before = met.read.get();
      Thread.sleep(500);
    }
    return before;
  }

  private static FindConnectionsRequest.Builder good() {
    return FindConnectionsRequest.newBuilder()
        .setPersonId(1)
        .setStartTime(Times.message(Instant.parse("2026-03-14T00:00:00Z")))
        .setEndTime(Times.message(Instant.parse("2026-03-15T00:00:00Z")))
        .setDistanceMetres(7.5)
        .setWithin(duration(60, 0));
  }

  private static Arguments fault(
      String field, UnaryOperator<FindConnectionsRequest.Builder> change) {
    return Arguments.of(field, change);
  }

  private static Timestamp time(long seconds, int nanos) {
    return Timestamp.newBuilder().setSeconds(seconds).setNanos(nanos).build();
  }

  private static com.google.protobuf.Duration duration(long seconds, int nanos) {
    return com.google.protobuf.Duration.newBuilder().setSeconds(seconds).setNanos(nanos).build();
  }

  /** Takes nothing until it is told to. */
  private static final class SlowClient
      implements ClientResponseObserver<FindConnectionsRequest, Connection> {
    final AtomicInteger taken = new AtomicInteger();
    volatile Status end;
    ClientCallStreamObserver<FindConnectionsRequest> call;

    void take(int count) {
      call.request(count);
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<FindConnectionsRequest> stream) {
      call = stream;
      stream.disableAutoRequestWithInitial(0);
    }

    @Override
    public void onNext(Connection connection) {
      taken.incrementAndGet();
    }

    @Override
    public void onError(Throwable failure) {
      end = Status.fromThrowable(failure);
    }

    @Override
    public void onCompleted() {}
  }
}
