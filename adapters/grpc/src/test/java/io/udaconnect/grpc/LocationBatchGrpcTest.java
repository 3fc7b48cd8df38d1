package io.udaconnect.grpc;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.seen;
import static io.udaconnect.domain.person.Persons.ada;
import static io.udaconnect.grpc.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedOutputStream;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.location.Intake;
import io.udaconnect.domain.person.MemoryPeople;
import io.udaconnect.proto.v1.Location;
import io.udaconnect.proto.v1.LocationServiceGrpc;
import io.udaconnect.proto.v1.LocationServiceGrpc.LocationServiceBlockingStub;
import io.udaconnect.proto.v1.RecordLocationBatchRequest;
import io.udaconnect.proto.v1.RecordLocationBatchResponse;
import io.udaconnect.proto.v1.RefusedLocation;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationBatchGrpcTest {
  private static final Instant LONG_AGO = NOON.minusSeconds(100_000);

  private final SlowLog log = new SlowLog();
  private Running running;
  private LocationServiceBlockingStub locations;

  @BeforeEach
  void start() {
    var people = new MemoryPeople();
    people.put(List.of(ada()));
    var service = new LocationGrpc() {};
    service.use(new Intake(people, log, () -> NOON), Running.THREADS);
    running = new Running(service);
    locations =
        LocationServiceGrpc.newBlockingStub(running.channel)
            .withDeadlineAfter(20, TimeUnit.SECONDS);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void theGoodOnesAreKeptInTheirOrderAndTheOthersNamed() {
    var answer =
        record(
            good(0),
            good(1).setPersonId(2),
            good(2),
            good(3).clearLatitude().setDeviceId(-1),
            Location.newBuilder(),
            good(5).clearCreationTime());

    assertThat(log.kept())
        .containsExactly(
            seen(1, LONG_AGO, 1, 2), seen(1, LONG_AGO.plusSeconds(2), 1, 2), seen(1, NOON, 1, 2));
    assertThat(answer.getAccepted()).isEqualTo(3);
    assertThat(answer.getRefusedList())
        .extracting(refused -> refused.getIndex() + " " + refused.getField())
        .containsExactly(
            "1 person_id", "3 device_id", "3 latitude", "4 person_id", "4 latitude", "4 longitude");
    assertThat(answer.getRefusedList())
        .extracting(RefusedLocation::getReason)
        .startsWith("there is no person 2")
        .doesNotContain("");
  }

  @Test
  void nothingSentIsNothingKept() {
    assertThat(record()).isEqualTo(RecordLocationBatchResponse.getDefaultInstance());
  }

  @Test
  void fiveThousandAreTakenAtOnce() {
    assertThat(locations.recordBatch(many(5_000)).getAccepted()).isEqualTo(5_000);
    assertThat(log.kept()).hasSize(5_000);
  }

  @Test
  void moreThanFiveThousandAreRefusedByTheLimit() {
    var no = No.to(() -> locations.recordBatch(many(5_001)));

    assertThat(no.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(no.fields()).containsExactly("locations");
    assertThat(no.message()).contains("5000 at most").contains("5001");
    assertThat(log.kept()).isEmpty();
  }

  @Test
  void fiveThousandWithEveryFaultThereIsAreAnsweredWithinOneMessage() {
    var worst =
        Location.newBuilder()
            .setPersonId(Long.MIN_VALUE)
            .setDeviceId(Long.MIN_VALUE)
            .setLatitude(-Double.MAX_VALUE)
            .setLongitude(-Double.MAX_VALUE);
    worst.getCreationTimeBuilder().setSeconds(Long.MIN_VALUE);
    var request = RecordLocationBatchRequest.newBuilder();
    for (int i = 0; i < 5_000; i++) request.addLocations(worst);

    var answer = locations.recordBatch(request.build());

    assertThat(answer.getAccepted()).isZero();
    assertThat(answer.getRefusedList()).hasSize(25_000);
  }

  @ParameterizedTest
  @CsvSource({"BUSY, UNAVAILABLE", "FULL, RESOURCE_EXHAUSTED"})
  void whatTheLogRefusesIsRefused(Reason reason, Status.Code code) {
    log.refuseFrom(1, new Refused(reason, "not now"));

    var no = No.to(() -> record(good(0)));

    assertThat(no.code()).isEqualTo(code);
    assertThat(no.message()).isEqualTo("not now");
  }

  @Test
  void aMessageOfMoreThanFourMebibytesIsRefusedClearlyAndIsNotTakenForAFullLog() {
    var request = many(1).toBuilder();
    request.getLocationsBuilder(0).setId("x".repeat(4 << 20));

    var answer = No.answer(() -> locations.recordBatch(request.build()));

    assertThat(answer.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    assertThat(answer.getStatus().getDescription())
        .contains("exceeds maximum size")
        .contains("4194304");
    assertThat(Refusals.heard(answer)).isEmpty();
    assertThat(log.kept()).isEmpty();
  }

  @Test
  void aMessageThatIsTooLargeOnlyWhenUnpackedIsRefusedToo() {
    var request = many(1).toBuilder();
    request.getLocationsBuilder(0).setId("x".repeat(5 << 20));

    var no = No.to(() -> locations.withCompression("gzip").recordBatch(request.build()));

    assertThat(no.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(no.message()).contains("unpacked").contains("4194304 bytes");
    assertThat(log.kept()).isEmpty();
  }

  @Test
  void amongFourMebibytesOfNothingNoPartIsMade() {
    var bytes = new byte[4 << 20];
    for (int i = 0; i < bytes.length; i += 2) bytes[i] = 0x0a; // a location without anything

    var no = No.to(() -> send(bytes));

    assertThat(no.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(no.message()).contains("60000 parts");
  }

  @Test
  void whatIsNotKnownHereIsIgnored() throws Exception {
    var known = many(1);
    var more = new byte[known.getSerializedSize() + 3];
    known.writeTo(CodedOutputStream.newInstance(more, 0, known.getSerializedSize()));
    more[more.length - 3] = (byte) 0xf8; // field 31, a number
    more[more.length - 2] = 1;
    more[more.length - 1] = 42;

    assertThat(RecordLocationBatchResponse.parseFrom(send(more)).getAccepted()).isEqualTo(1);
  }

  private byte[] send(byte[] bytes) {
    var method =
        MethodDescriptor.newBuilder(new Bytes(), new Bytes())
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName(LocationServiceGrpc.getRecordBatchMethod().getFullMethodName())
            .build();
    return ClientCalls.blockingUnaryCall(running.channel, method, CallOptions.DEFAULT, bytes);
  }

  @Test
  void aDeadlineIsKept() throws InterruptedException {
    log.hold();

    var no =
        No.to(() -> locations.withDeadlineAfter(200, TimeUnit.MILLISECONDS).recordBatch(many(1)));

    assertThat(no.code()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    log.letGo();
    eventually("the server goes on", () -> record(good(1)).getAccepted() == 1);
  }

  private RecordLocationBatchResponse record(Location.Builder... some) {
    var request = RecordLocationBatchRequest.newBuilder();
    for (var location : some) request.addLocations(location);
    return locations.recordBatch(request.build());
  }

  private static RecordLocationBatchRequest many(int count) {
    return RecordLocationBatchRequest.newBuilder()
        .addAllLocations(IntStream.range(0, count).mapToObj(i -> good(i).build()).toList())
        .build();
  }

  private static Location.Builder good(int second) {
    return Location.newBuilder()
        .setPersonId(1)
        .setLatitude(1)
        .setLongitude(2)
        .setCreationTime(Times.message(LONG_AGO.plusSeconds(second)));
  }
}
