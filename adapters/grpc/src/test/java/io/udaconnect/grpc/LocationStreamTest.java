package io.udaconnect.grpc;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.seen;
import static io.udaconnect.domain.person.Persons.ada;
import static io.udaconnect.grpc.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.Deadline;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.location.Intake;
import io.udaconnect.domain.person.MemoryPeople;
import io.udaconnect.proto.v1.Location;
import io.udaconnect.proto.v1.LocationServiceGrpc;
import io.udaconnect.proto.v1.StreamLocationsResponse;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocationStreamTest {
  /** So many batches a server holds for one stream at the most, whatever they are. */
  private static final int WINDOW = 1_000;

  private static final Instant LONG_AGO = NOON.minusSeconds(100_000);

  private final SlowLog log = new SlowLog();
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
  void whatIsSentIsKeptInItsOrderAndAcknowledged() throws Exception {
    var client = StreamClient.reading(running.channel);

    client.send(1, good(0), good(1));
    client.send(7, good(2));

    eventually("both are acknowledged", () -> client.durable() == 7);
    assertThat(log.kept())
        .containsExactly(
            seen(1, LONG_AGO, 1, 2),
            seen(1, LONG_AGO.plusSeconds(1), 1, 2),
            seen(1, LONG_AGO.plusSeconds(2), 1, 2));
    assertThat(client.refused()).isEmpty();
    assertThat(client.hasEnded()).isFalse();
    client.call.onCompleted();
    assertThat(client.end().code()).isEqualTo(Status.Code.OK);
  }

  @Test
  void nothingIsAcknowledgedBeforeItIsKeptAndWhatIsDueTogetherIsOne() throws Exception {
    log.hold();
    var client = StreamClient.reading(running.channel);
    for (int i = 1; i <= 6; i++) client.send(i, good(i));
    eventually("the log has six", () -> log.appended() == 6);
    Thread.sleep(200);
    assertThat(client.acknowledgements).isEmpty();

    log.letGo(); // the last first

    eventually("all are acknowledged", () -> client.durable() == 6);
    assertThat(client.acknowledgements)
        .containsExactly(StreamLocationsResponse.newBuilder().setDurableSequence(6).build());
  }

  @Test
  void anAcknowledgementNamesWhatIsRefusedBySequenceAndIndex() throws Exception {
    var client = StreamClient.reading(running.channel);

    client.send(3, good(0), good(1).setPersonId(2));
    client.send(4, good(2).setLatitude(91).clearLongitude(), good(3));
    client.call.onCompleted();

    assertThat(client.end().code()).isEqualTo(Status.Code.OK);
    assertThat(client.durable()).isEqualTo(4);
    assertThat(log.kept()).hasSize(2);
    assertThat(client.refused())
        .extracting(one -> one.getSequence() + " " + one.getIndex() + " " + one.getField())
        .containsExactly("3 1 person_id", "4 0 latitude", "4 0 longitude");
  }

  @Test
  void anEmptyBatchIsAcknowledged() throws Exception {
    var client = StreamClient.reading(running.channel);

    client.send(1);

    eventually("it is acknowledged", () -> client.durable() == 1);
    assertThat(log.kept()).isEmpty();
  }

  @Test
  void aStreamWithoutAnythingEndsWell() throws Exception {
    var client = StreamClient.reading(running.channel);

    client.call.onCompleted();

    assertThat(client.end().code()).isEqualTo(Status.Code.OK);
    assertThat(client.acknowledgements).isEmpty();
  }

  @Test
  void theLastAcknowledgementComesBeforeTheEnd() throws Exception {
    log.hold();
    var client = StreamClient.reading(running.channel);
    client.send(1, good(0));
    client.call.onCompleted();
    eventually("the log has it", () -> log.appended() == 1);
    Thread.sleep(200);
    assertThat(client.hasEnded()).isFalse();

    log.letGo();

    assertThat(client.end().code()).isEqualTo(Status.Code.OK);
    assertThat(client.durable()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 4, 0, -1, Long.MIN_VALUE})
  void aSequenceThatDoesNotRiseEndsTheStreamOnceWhatCameBeforeIsAcknowledged(long next)
      throws Exception {
    log.hold();
    var client = StreamClient.reading(running.channel);
    client.send(5, good(0));
    client.send(next, good(1));
    client.send(6, good(2));
    eventually("the log has the first", () -> log.appended() == 1);

    log.letGo();

    var no = client.end();
    assertThat(no.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(no.fields()).containsExactly("sequence");
    assertThat(no.message()).contains("greater than 5").endsWith(" " + next);
    assertThat(client.durable()).isEqualTo(5);
    assertThat(log.kept()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void theFirstSequenceIsGreaterThanZero(long first) throws Exception {
    var client = StreamClient.reading(running.channel);

    client.send(first, good(0));

    assertThat(client.end().fields()).containsExactly("sequence");
    assertThat(log.kept()).isEmpty();
  }

  @Test
  void moreThanFiveThousandInABatchEndTheStreamByTheLimit() throws Exception {
    var client = StreamClient.reading(running.channel);

    client.send(1, good(0));
    client.send(2, many(5_000));
    client.send(3, many(5_001));

    var no = client.end();
    assertThat(no.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(no.message()).contains("5000 at most");
    assertThat(client.durable()).isEqualTo(2);
    assertThat(log.kept()).hasSize(5_001);
  }

  @ParameterizedTest
  @CsvSource({"BUSY, UNAVAILABLE", "FULL, RESOURCE_EXHAUSTED"})
  void aLogThatRefusesInTheMiddleEndsTheStreamAfterTheLastAcknowledgement(
      Reason reason, Status.Code code) throws Exception {
    log.refuseFrom(4, new Refused(reason, "not now"));
    var client = StreamClient.reading(running.channel);

    for (int i = 1; i <= 20; i++) client.send(i, good(i));

    var no = client.end();
    assertThat(no.code()).isEqualTo(code);
    assertThat(no.message()).isEqualTo("not now");
    assertThat(client.durable()).isEqualTo(3);
    assertThat(log.kept()).hasSize(3);
    assertThat(log.appended()).isEqualTo(4);
  }

  @Test
  void ofBatchesUnderWayThoseBeforeTheOneThatFailsAreAcknowledged() throws Exception {
    log.hold();
    var client = StreamClient.reading(running.channel);
    for (int i = 1; i <= 6; i++) client.send(i, good(i));
    eventually("the log has six", () -> log.appended() == 6);

    log.letGoBut(3, new Refused(Reason.BUSY, "not now"));

    assertThat(client.end().code()).isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(client.durable()).isEqualTo(3);
  }

  @Test
  void aBrokenLogEndsTheStreamWithoutInternals() throws Exception {
    log.hold();
    var client = StreamClient.reading(running.channel);
    client.send(1, good(0));
    eventually("the log has it", () -> log.appended() == 1);

    log.letGoBut(0, new IllegalStateException("password=hunter2"));

    assertThat(client.end().code()).isEqualTo(Status.Code.INTERNAL);
    assertThat(client.end().message()).doesNotContain("hunter2");
    assertThat(client.acknowledgements).isEmpty();
  }

  @Test
  void bytesThatAreNoMessageEndTheStreamOnceWhatCameBeforeIsAcknowledged() throws Exception {
    var client = new RawClient();

    client.call.onNext(new byte[] {0x08, 1}); // sequence 1, nothing in it
    client.call.onNext(new byte[] {0x08, 2, 0x12, 127, 1});

    eventually("it ends", () -> client.end != null);
    assertThat(client.end.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(client.end.getDescription()).contains("not a message of this call");
    assertThat(client.answers).hasValue(1);
  }

  @Test
  void aFirstMessageOfMoreThanFourMebibytesIsRefusedClearly() throws Exception {
    var client = StreamClient.reading(running.channel);

    client.send(1, good(0).setId("x".repeat(4 << 20)));

    assertThat(client.end().code()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    assertThat(client.end().message()).contains("exceeds maximum size");
    assertThat(log.kept()).isEmpty();
  }

  @Test
  void aLaterMessageOfMoreThanFourMebibytesBreaksTheStreamOff() throws Exception {
    var client = StreamClient.reading(running.channel);
    client.send(1, good(0));
    eventually("the first is acknowledged", () -> client.durable() == 1);

    client.send(2, good(1).setId("x".repeat(4 << 20)));

    assertThat(client.end().code()) // all that gRPC can say once an answer has begun
        .isEqualTo(Status.Code.CANCELLED);
    assertThat(log.kept()).hasSize(1);
    assertTheNextStreamIsServed();
  }

  @Test
  void aFastClientOfASlowLogFillsAWindowAndNoMore() throws Exception {
    log.hold();
    var client = StreamClient.reading(running.channel);
    for (int i = 1; i <= 3_000; i++) client.send(i, good(i));
    eventually("the window is full", () -> log.appended() == WINDOW);
    Thread.sleep(500);
    assertThat(log.appended()).isEqualTo(WINDOW);

    log.letGo();

    eventually("all are acknowledged", () -> client.durable() == 3_000);
    assertThat(log.kept()).hasSize(3_000);
  }

  @Test
  void ofFullBatchesAWindowHoldsFew() throws Exception {
    log.hold();
    var client = StreamClient.reading(running.channel);
    for (int i = 1; i <= 20; i++) client.send(i, many(5_000));
    eventually("the window is full", () -> log.appended() == 8);
    Thread.sleep(500);
    assertThat(log.appended()).isEqualTo(8);

    log.letGo();

    eventually("all are acknowledged", () -> client.durable() == 20);
  }

  @Test
  void aClientThatNeverReadsIsReadFromNoLonger() throws Exception {
    var client = StreamClient.notReading(running.channel);
    var wrong = IntStream.range(0, 500).mapToObj(i -> Location.newBuilder());
    var batch = wrong.toArray(Location.Builder[]::new);
    for (int i = 1; i <= 1_000; i++) client.send(i, batch);
    eventually("the server reads", () -> log.appended() > 0);
    long waiting = untilNothingMoves();
    assertThat(waiting).isLessThan(500);

    client.call.request(Integer.MAX_VALUE); // now it reads

    eventually("all are acknowledged", () -> client.durable() == 1_000);
    assertThat(client.refused()).hasSize(1_500_000);
    assertThat(client.acknowledgements.size()).isLessThanOrEqualTo(1_000);
  }

  @Test
  void aClientThatGoesAwayInMidStreamIsLeftAlone() throws Exception {
    log.hold();
    var client = StreamClient.reading(running.channel);
    for (int i = 1; i <= 3_000; i++) client.send(i, good(i));
    eventually("the window is full", () -> log.appended() == WINDOW);

    client.call.cancel("enough", null);
    assertThat(client.end().code()).isEqualTo(Status.Code.CANCELLED);
    Thread.sleep(200);
    log.letGo();

    Thread.sleep(200);
    assertThat(log.kept()).hasSize(WINDOW);
    assertTheNextStreamIsServed();
  }

  @Test
  void aConnectionThatBreaksInMidStreamIsLeftAlone() throws Exception {
    log.hold();
    var client = StreamClient.reading(running.channel);
    for (int i = 1; i <= 3_000; i++) client.send(i, good(i));
    eventually("the window is full", () -> log.appended() == WINDOW);

    running.channel.shutdownNow();
    assertThat(client.end().code()).isEqualTo(Status.Code.UNAVAILABLE);
    Thread.sleep(200);
    log.letGo();

    Thread.sleep(200);
    assertThat(log.kept()).hasSize(WINDOW);
  }

  @Test
  void aDeadlineEndsTheStreamAndItsWork() throws Exception {
    log.hold();
    var client =
        StreamClient.readingUntil(Deadline.after(300, TimeUnit.MILLISECONDS), running.channel);
    for (int i = 1; i <= 3_000; i++) client.send(i, good(i));

    assertThat(client.end().code()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    Thread.sleep(200);
    int appended = log.appended();
    log.letGo();

    Thread.sleep(200);
    assertThat(log.appended()).isEqualTo(appended).isLessThanOrEqualTo(WINDOW);
    assertTheNextStreamIsServed();
  }

  @Test
  void twentyStreamsAtOnceLoseNothing() throws Exception {
    int streams = 20;
    int batches = 100;
    var clients =
        IntStream.range(0, streams).mapToObj(i -> StreamClient.reading(running.channel)).toList();
    for (int batch = 1; batch <= batches; batch++) {
      for (int i = 0; i < streams; i++) {
        int at = i * batches + batch;
        clients.get(i).send(batch, good(at).setDeviceId(1), good(at).setDeviceId(2));
      }
    }
    for (var client : clients) client.call.onCompleted();

    for (var client : clients) {
      assertThat(client.end().code()).isEqualTo(Status.Code.OK);
      assertThat(client.durable()).isEqualTo(batches);
      assertThat(client.acknowledgements)
          .extracting(StreamLocationsResponse::getDurableSequence)
          .isSorted();
    }
    assertThat(new HashSet<>(log.kept())).hasSize(2 * streams * batches);
    assertThat(log.kept()).hasSize(2 * streams * batches);
  }

  private void assertTheNextStreamIsServed() throws Exception {
    var next = StreamClient.reading(running.channel);
    next.send(1, good(0));
    next.call.onCompleted();
    assertThat(next.end().code()).isEqualTo(Status.Code.OK);
  }

  /** How many batches came in the end, once half a second passed without another. */
  private long untilNothingMoves() throws InterruptedException {
    long before = -1;
    while (before != log.appended()) {
      before = log.appended();
      Thread.sleep(500);
    }
    return before;
  }

  private static Location.Builder[] many(int count) {
    return IntStream.range(0, count)
        .mapToObj(LocationStreamTest::good)
        .toArray(Location.Builder[]::new);
  }

  private static Location.Builder good(int second) {
    return Location.newBuilder()
        .setPersonId(1)
        .setLatitude(1)
        .setLongitude(2)
        .setCreationTime(Times.message(LONG_AGO.plusSeconds(second)));
  }

  /** Sends bytes where a batch belongs. */
  private final class RawClient implements StreamObserver<byte[]> {
    final StreamObserver<byte[]> call =
        ClientCalls.asyncBidiStreamingCall(
            running.channel.newCall(
                MethodDescriptor.newBuilder(new Bytes(), new Bytes())
                    .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
                    .setFullMethodName(LocationServiceGrpc.getStreamMethod().getFullMethodName())
                    .build(),
                CallOptions.DEFAULT),
            this);
    final AtomicInteger answers = new AtomicInteger();
    volatile Status end;

    @Override
    public void onNext(byte[] answer) {
      answers.incrementAndGet();
    }

    @Override
    public void onError(Throwable failure) {
      end = Status.fromThrowable(failure);
    }

    @Override
    public void onCompleted() {
      end = Status.OK;
    }
  }
}
