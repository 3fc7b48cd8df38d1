package io.udaconnect.grpc;

import static io.udaconnect.domain.location.Sightings.range;
import static io.udaconnect.domain.location.Sightings.seen;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import io.udaconnect.domain.Fault;
import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.location.LocationStore.Appended;
import io.udaconnect.domain.location.Receipt;
import io.udaconnect.domain.location.Receipt.Refusal;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.person.Persons;
import io.udaconnect.domain.proximity.Connection;
import io.udaconnect.domain.proximity.ConnectionRule;
import io.udaconnect.proto.v1.AppendLocationsRequest;
import io.udaconnect.proto.v1.FindConnectionsRequest;
import io.udaconnect.proto.v1.ForgetPersonRequest;
import io.udaconnect.proto.v1.Location;
import io.udaconnect.proto.v1.RecordLocationBatchRequest;
import io.udaconnect.proto.v1.StreamLocationsRequest;
import io.udaconnect.proto.v1.StreamLocationsResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bytes that other programs send and expect; they must stay readable for good. */
class MessageWireTest {
  private static final Instant LATE = Instant.parse("2026-03-14T23:59:59.123456Z");

  @Test
  void aPerson() throws IOException {
    var person = Persons.person(PersonId.MAX, "Zoë", "O’Hara", "数社");

    var bytes = golden("person");
    assertThat(hex(PersonMessage.of(person))).isEqualTo(hex(bytes));
    assertThat(PersonMessage.toDomain(io.udaconnect.proto.v1.Person.parseFrom(bytes)))
        .isEqualTo(person);
    var simulated = Persons.simulated(person);
    assertThat(hex(PersonMessage.of(simulated))).isEqualTo(hex(golden("simulated_person")));
    assertThat(
            PersonMessage.toDomain(
                io.udaconnect.proto.v1.Person.parseFrom(golden("simulated_person"))))
        .isEqualTo(simulated);
  }

  @Test
  void aLocation() throws IOException {
    var location = seen(5, 77, LATE, -35.0585136, 0);

    var bytes = golden("location");
    assertThat(hex(LocationMessage.of(location))).isEqualTo(hex(bytes));
    var message = Location.parseFrom(bytes);
    assertThat(LocationMessage.toDomain(message, Instant.EPOCH)).isEqualTo(location);
  }

  @Test
  void aConnection() throws IOException {
    var connection =
        new Connection(
            Persons.bob(),
            seen(2, LATE, 48.8584, 2.29456),
            Distance.ofMetres(4.403),
            LATE.minusSeconds(60));

    var bytes = golden("connection");
    assertThat(hex(ConnectionMessage.of(connection))).isEqualTo(hex(bytes));
    var message = io.udaconnect.proto.v1.Connection.parseFrom(bytes);
    assertThat(ConnectionMessage.toDomain(message)).isEqualTo(connection);
  }

  @Test
  void aQuestionForConnections() throws IOException {
    var question =
        new ConnectionQuestion(
            new PersonId(1),
            range("2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z"),
            ConnectionRule.together(Distance.ofMetres(5), Duration.ofSeconds(90)));

    var bytes = golden("find_connections_request");
    assertThat(hex(question.message())).isEqualTo(hex(bytes));
    assertThat(ConnectionQuestion.of(FindConnectionsRequest.parseFrom(bytes))).isEqualTo(question);
  }

  @Test
  void aBatchOfLocations() throws IOException {
    var request =
        RecordLocationBatchRequest.newBuilder()
            .addLocations(
                LocationMessage.of(seen(5, 77, LATE, -35.0585136, 0)).toBuilder().clearId())
            .addLocations(Location.newBuilder().setPersonId(6).setLatitude(0).setLongitude(-180))
            .build();
    assertGolden("record_location_batch_request", request);

    var receipt =
        new Receipt(
            1,
            List.of(
                new Refusal(1, new Fault("latitude", "is missing")),
                new Refusal(1, new Fault("", "is odd"))));
    assertGolden("record_location_batch_response", LocationBatch.of(receipt));
  }

  @Test
  void aBatchInAStreamAndItsAcknowledgement() throws IOException {
    assertGolden(
        "stream_locations_request",
        StreamLocationsRequest.newBuilder()
            .setSequence(Long.MAX_VALUE)
            .addLocations(Location.newBuilder().setPersonId(6).setLatitude(0).setLongitude(-180))
            .build());
    var refusal = new Refusal(4_999, new Fault("creation_time", "is odd"));
    assertGolden(
        "stream_locations_response",
        StreamLocationsResponse.newBuilder()
            .setDurableSequence(1_000)
            .addRefused(LocationBatch.refused(refusal).setSequence(999))
            .build());
  }

  @Test
  void whatAProcessorHandsOn() throws IOException {
    var batch = List.of(seen(5, 77, LATE, -35.0585136, 0), seen(6, LATE, 90, -180));

    var bytes = golden("append_locations_request");
    assertThat(hex(LocationEventMessage.of(batch))).isEqualTo(hex(bytes));
    assertThat(LocationEventMessage.toDomain(AppendLocationsRequest.parseFrom(bytes)))
        .isEqualTo(batch);
    assertGolden(
        "append_locations_response", LocationStoreGrpc.message(new Appended(1, 2, 3, 4, 5)));
    assertGolden(
        "forget_person_request",
        ForgetPersonRequest.newBuilder().setPersonId(PersonId.MAX).build());
  }

  private static void assertGolden(String name, Message message) throws IOException {
    assertThat(hex(message)).isEqualTo(hex(golden(name)));
  }

  private static byte[] golden(String name) throws IOException {
    try (var file = MessageWireTest.class.getResourceAsStream("/golden/" + name + ".hex")) {
      return HexFormat.of().parseHex(new String(file.readAllBytes(), UTF_8).replaceAll("\\s", ""));
    }
  }

  private static String hex(Message message) {
    return hex(message.toByteArray());
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
