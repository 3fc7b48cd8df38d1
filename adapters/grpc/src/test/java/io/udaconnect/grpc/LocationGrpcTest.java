package io.udaconnect.grpc;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.seen;
import static io.udaconnect.domain.person.Persons.ada;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.grpc.Status;
import io.udaconnect.domain.location.Intake;
import io.udaconnect.domain.location.MemoryLocationLog;
import io.udaconnect.domain.person.MemoryPeople;
import io.udaconnect.proto.v1.Location;
import io.udaconnect.proto.v1.LocationServiceGrpc;
import io.udaconnect.proto.v1.LocationServiceGrpc.LocationServiceBlockingStub;
import io.udaconnect.proto.v1.RecordLocationRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LocationGrpcTest {
  private final MemoryLocationLog log = new MemoryLocationLog();
  private Running running;
  private LocationServiceBlockingStub locations;

  @BeforeEach
  void start() {
    var people = new MemoryPeople();
    people.put(List.of(ada()));
    var service = new LocationGrpc() {};
    service.use(new Intake(people, log, () -> NOON), Running.THREADS);
    running = new Running(service);
    locations = LocationServiceGrpc.newBlockingStub(running.channel);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void aLocationIsKeptAndAnsweredWithItsId() {
    var kept = record(good());

    var expected = seen(1, 7, NOON, 35.0585136, -106.5719566);
    assertThat(log.kept()).containsExactly(expected);
    assertThat(kept).isEqualTo(LocationMessage.of(expected));
    assertThat(kept.getId()).isEqualTo(expected.key().id()).isNotEmpty();
  }

  @Test
  void aLocationWithoutATimeIsNow() {
    record(good().clearCreationTime());

    assertThat(log.kept())
        .singleElement()
        .satisfies(at -> assertThat(at.instant()).isEqualTo(NOON));
  }

  @Test
  void anIdThatIsSentIsIgnored() {
    assertThat(record(good().setId("mine")).getId()).isNotEqualTo("mine");
  }

  @Test
  void zeroIsAPlace() {
    record(good().setLatitude(0).setLongitude(0));

    assertThat(log.kept()).containsExactly(seen(1, 7, NOON, 0, 0));
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("person_id", location -> location.clearPersonId()),
        fault("person_id", location -> location.setPersonId(-1)),
        fault("person_id", location -> location.setPersonId(1L << 53)),
        fault("device_id", location -> location.setDeviceId(-1)),
        fault("latitude", location -> location.clearLatitude()),
        fault("latitude", location -> location.setLatitude(91)),
        fault("latitude", location -> location.setLatitude(Double.NaN)),
        fault("latitude", location -> location.setLatitude(Double.NEGATIVE_INFINITY)),
        fault("longitude", location -> location.clearLongitude()),
        fault("longitude", location -> location.setLongitude(-180.0000001)),
        fault("longitude", location -> location.setLongitude(Double.NaN)),
        fault("creation_time", at(Instant.parse("1999-12-31T23:59:59Z"))),
        fault("creation_time", at(NOON.plus(Duration.ofMinutes(5)).plusNanos(1_000))),
        fault("creation_time", at(Instant.parse("9999-12-31T12:00:00Z"))),
        fault("creation_time", time(0, 1_000_000_000)),
        fault("creation_time", time(0, -1)),
        fault("creation_time", time(Long.MAX_VALUE, 0)),
        fault("creation_time", time(Long.MIN_VALUE, Integer.MIN_VALUE)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whatIsWrongIsRefusedByItsPathAndNotKept(
      String field, UnaryOperator<Location.Builder> fault) {
    var no = No.to(() -> record(fault.apply(good())));

    assertThat(no.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(no.fields()).containsExactly("location." + field);
    assertThat(log.kept()).isEmpty();
  }

  @Test
  void allThatIsWrongIsNamedAtOnce() {
    var no = No.to(() -> record(time(0, -1).apply(Location.newBuilder().setDeviceId(-1))));

    assertThat(no.fields())
        .containsExactly(
            "location.person_id",
            "location.device_id",
            "location.latitude",
            "location.longitude",
            "location.creation_time");
  }

  @Test
  void aRequestWithoutALocationIsRefused() {
    var no = No.to(() -> locations.record(RecordLocationRequest.getDefaultInstance()));

    assertThat(no.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(no.fields()).containsExactly("location");
  }

  @Test
  void aPersonWhoDoesNotExistIsNotFound() {
    var no = No.to(() -> record(good().setPersonId(2)));

    assertThat(no.code()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(log.kept()).isEmpty();
  }

  private Location record(Location.Builder location) {
    return locations.record(RecordLocationRequest.newBuilder().setLocation(location).build());
  }

  private static Location.Builder good() {
    return Location.newBuilder()
        .setPersonId(1)
        .setDeviceId(7)
        .setLatitude(35.0585136)
        .setLongitude(-106.5719566)
        .setCreationTime(Times.message(NOON));
  }

  private static Arguments fault(String field, UnaryOperator<Location.Builder> change) {
    return Arguments.of(field, change);
  }

  private static UnaryOperator<Location.Builder> at(Instant instant) {
    return location -> location.setCreationTime(Times.message(instant));
  }

  private static UnaryOperator<Location.Builder> time(long seconds, int nanos) {
    return location ->
        location.setCreationTime(Timestamp.newBuilder().setSeconds(seconds).setNanos(nanos));
  }
}
