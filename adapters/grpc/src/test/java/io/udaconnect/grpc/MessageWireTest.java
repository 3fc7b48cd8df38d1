package io.udaconnect.grpc;

import static io.udaconnect.domain.location.Sightings.range;
import static io.udaconnect.domain.location.Sightings.seen;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.person.Persons;
import io.udaconnect.domain.proximity.Connection;
import io.udaconnect.domain.proximity.ConnectionRule;
import io.udaconnect.proto.v1.FindConnectionsRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
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
  }

  @Test
  void aLocation() throws IOException {
    var location = seen(5, 77, LATE, -35.0585136, 0);

    var bytes = golden("location");
    assertThat(hex(LocationMessage.of(location))).isEqualTo(hex(bytes));
    var message = io.udaconnect.proto.v1.Location.parseFrom(bytes);
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
