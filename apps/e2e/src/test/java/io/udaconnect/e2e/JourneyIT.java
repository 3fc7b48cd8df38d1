package io.udaconnect.e2e;

import static io.udaconnect.launcher.Service.CONNECTION;
import static io.udaconnect.launcher.Service.LOCATION;
import static io.udaconnect.launcher.Service.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.Timestamp;
import io.grpc.ManagedChannelBuilder;
import io.grpc.stub.StreamObserver;
import io.udaconnect.launcher.Service;
import io.udaconnect.launcher.UdaConnect;
import io.udaconnect.proto.v1.ConnectionServiceGrpc;
import io.udaconnect.proto.v1.FindConnectionsRequest;
import io.udaconnect.proto.v1.GetPersonRequest;
import io.udaconnect.proto.v1.Location;
import io.udaconnect.proto.v1.LocationServiceGrpc;
import io.udaconnect.proto.v1.PersonServiceGrpc;
import io.udaconnect.proto.v1.RecordLocationRequest;
import io.udaconnect.proto.v1.RegisterPersonRequest;
import io.udaconnect.proto.v1.StreamLocationsRequest;
import io.udaconnect.proto.v1.StreamLocationsResponse;
import io.udaconnect.testbed.Answer;
import io.udaconnect.testbed.Eventually;
import jakarta.json.JsonArray;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Walks through the whole system, each with people of its own. */
@ExtendWith(Running.class)
class JourneyIT {
  private static final String DAY = "2026-03-14";
  private static final String NOON = DAY + "T12:00:00Z";

  private UdaConnect system;
  private Clients clients;

  @BeforeEach
  void meet(UdaConnect system) {
    this.system = system;
    clients = new Clients(system);
  }

  @Test
  void twoPeopleMeetAndBothServicesSaySoByRestAndByGrpc() {
    long ada = clients.register("Ada");
    long bob = clients.register("Bob");
    assertThat(clients.locate(ada, NOON, 10.1, 20.2).status()).isEqualTo(202);
    assertThat(clients.locate(bob, DAY + "T12:00:30Z", 10.1, 20.20001).status()).isEqualTo(202);

    for (var service : new Service[] {CONNECTION, PERSON}) {
      Eventually.holds(() -> assertMet(clients.connections(service, ada, DAY, ""), bob));
      assertMet(clients.connections(service, bob, DAY, ""), ada);
      assertMet(clients.connections(service, ada, DAY, "&distance=1.2&within=PT30S"), bob);
      assertThat(clients.connections(service, ada, DAY, "&within=PT29S").body()).isEqualTo("[]");
      assertThat(clients.connections(service, ada, DAY, "&distance=1").body()).isEqualTo("[]");
      assertThat(clients.connections(service, ada, "2026-03-15", "").body()).isEqualTo("[]");
      assertTogether(clients.asked(service, ada, "encounters", DAY, "").array(), bob);
      assertTogether(clients.asked(service, bob, "encounters", DAY, "").array(), ada);
      assertTogether(clients.asked(service, ada, "met", DAY, "&within=PT1M").array(), bob);
      assertThat(clients.asked(service, ada, "encounters", DAY, "&within=PT29S").body())
          .isEqualTo("[]");
      assertThat(clients.asked(service, ada, "met", DAY, "&distance=1").body()).isEqualTo("[]");
    }

    var found =
        clients.overGrpc(
            CONNECTION,
            channel ->
                ConnectionServiceGrpc.newBlockingStub(channel)
                    .findConnections(
                        FindConnectionsRequest.newBuilder()
                            .setPersonId(ada)
                            .setStartTime(time(NOON))
                            .setEndTime(time(DAY + "T13:00:00Z"))
                            .build())
                    .next());
    assertThat(found.getPerson().getId()).isEqualTo(bob);
    assertThat(found.getPerson().getFirstName()).isEqualTo("Bob");
    assertThat(found.getDistanceMetres()).isCloseTo(1.1, within(0.01));
    assertThat(found.getOwnTime()).isEqualTo(time(NOON));
  }

  @Test
  void listsComeInPagesAndLinesAtBothServices() {
    long ada = clients.register("Ada");
    long bob = clients.register("Bob");
    for (var time : List.of("T08:00:00Z", "T10:00:00Z", "T12:00:00Z")) {
      assertThat(clients.locate(ada, "2026-03-16" + time, 11.1, 21.2).status()).isEqualTo(202);
      assertThat(clients.locate(bob, "2026-03-16" + time, 11.1, 21.2).status()).isEqualTo(202);
    }
    for (var service : new Service[] {CONNECTION, PERSON}) {
      for (var list : List.of("connection", "encounters")) {
        Eventually.holds(
            () ->
                assertThat(clients.asked(service, ada, list, "2026-03-16", "").array()).hasSize(3));
        var whole = clients.asked(service, ada, list, "2026-03-16", "").array();
        var first = clients.asked(service, ada, list, "2026-03-16", "&limit=2");
        assertThat(first.array()).isEqualTo(whole.subList(0, 2));
        var next = first.header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1");
        var second = clients.get(service, next, "application/x-ndjson");
        assertThat(second.body()).isEqualTo(whole.get(2) + "\n");
        assertThat(second.header("Link")).isEmpty();
      }
      var met = clients.asked(service, ada, "met", "2026-03-16", "&limit=1");
      assertThat(met.array()).hasSize(1);
      assertThat(met.header("Link")).isEmpty();
    }
    var event =
        clients.get(
            CONNECTION,
            "/api/encounters?start_date=2026-03-16&end_date=2026-03-16",
            "application/geo+json");
    assertThat(event.object().getJsonArray("features")).hasSize(3);
  }

  private static void assertTogether(JsonArray answer, long other) {
    assertThat(answer).hasSize(1);
    var together = answer.getJsonObject(0);
    assertThat(together.getJsonObject("person").getInt("id")).isEqualTo((int) other);
    assertThat(together.getString("duration")).isEqualTo("PT30S");
    assertThat(together.getJsonNumber("closest").doubleValue()).isCloseTo(1.1, within(0.01));
  }

  private static void assertMet(Answer answer, long other) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.array()).hasSize(1);
    var connection = answer.array().getJsonObject(0);
    assertThat(connection.keySet()).containsExactly("person", "location", "distance", "own_time");
    assertThat(connection.getJsonObject("person").getInt("id")).isEqualTo((int) other);
    assertThat(connection.getJsonObject("location").getInt("person_id")).isEqualTo((int) other);
    assertThat(connection.getJsonNumber("distance").doubleValue()).isCloseTo(1.1, within(0.01));
  }

  @Test
  void devicesSendOverGrpcAsWell() {
    var eve =
        clients.overGrpc(
            PERSON,
            channel ->
                PersonServiceGrpc.newBlockingStub(channel)
                    .register(
                        RegisterPersonRequest.newBuilder()
                            .setFirstName("Eve")
                            .setLastName("Grpc")
                            .setCompanyName("Journeys")
                            .build()));
    var kept =
        clients.overGrpc(
            LOCATION,
            channel ->
                LocationServiceGrpc.newBlockingStub(channel)
                    .record(
                        RecordLocationRequest.newBuilder()
                            .setLocation(
                                Location.newBuilder()
                                    .setPersonId(eve.getId())
                                    .setLatitude(-33.8567844)
                                    .setLongitude(151.2152967)
                                    .setCreationTime(time(NOON)))
                            .build()));
    Eventually.holds(
        () -> {
          var answer = clients.get(LOCATION, "/api/locations/" + kept.getId());
          assertThat(answer.status()).isEqualTo(200);
          assertThat(answer.body())
              .isEqualTo(
                  """
                  {"id":"%s","person_id":%d,"latitude":-33.8567844,"longitude":151.2152967,\
                  "creation_time":"%s"}"""
                      .formatted(kept.getId(), eve.getId(), NOON));
        });
    var same =
        clients.overGrpc(
            PERSON,
            channel ->
                PersonServiceGrpc.newBlockingStub(channel)
                    .get(GetPersonRequest.newBuilder().setId(eve.getId()).build()));
    assertThat(same.getFirstName()).isEqualTo("Eve");
  }

  @Test
  void aWalkSentByAStreamIsStoredOnceAndMeetsWhoStoodThere() throws Exception {
    long walker = clients.register("Walker");
    long guard = clients.register("Guard");
    clients.locate(guard, DAY + "T13:00:00Z", 0.0005, 40);
    int batches = 20;
    int size = 50;
    var answers = new ArrayList<StreamLocationsResponse>();
    var end = new CompletableFuture<Void>();

    var channel =
        ManagedChannelBuilder.forTarget(system.addresses().grpc(LOCATION)).usePlaintext().build();
    try {
      var stream = LocationServiceGrpc.newStub(channel).stream(collecting(answers, end));
      for (int i = 1; i <= batches; i++) {
        var batch = StreamLocationsRequest.newBuilder().setSequence(i);
        for (int j = 0; j < size; j++) {
          long second = (i - 1L) * size + j;
          batch.addLocations(
              Location.newBuilder()
                  .setPersonId(walker)
                  .setLatitude(second * 1e-6)
                  .setLongitude(40)
                  .setCreationTime(time(Instant.parse(NOON).plusSeconds(second).toString())));
        }
        stream.onNext(batch.build());
        if (i == batches) stream.onNext(batch.setSequence(i + 1L).build()); // once more
      }
      stream.onCompleted();
      end.get(20, TimeUnit.SECONDS);
    } finally {
      channel.shutdownNow();
    }

    assertThat(answers.get(answers.size() - 1).getDurableSequence()).isEqualTo(batches + 1);
    assertThat(answers).allSatisfy(answer -> assertThat(answer.getRefusedList()).isEmpty());
    String stored = "select count(*) from location where person_id = " + walker;
    Eventually.holds(() -> assertThat(rows(stored)).isEqualTo((long) batches * size));
    Eventually.holds(
        () ->
            assertThat(clients.connections(CONNECTION, walker, DAY, "&distance=0.05").array())
                .hasSize(1));
  }

  private static <T> StreamObserver<T> collecting(List<T> answers, CompletableFuture<Void> end) {
    return new StreamObserver<>() {
      @Override
      public void onNext(T answer) {
        answers.add(answer);
      }

      @Override
      public void onError(Throwable failure) {
        end.completeExceptionally(failure);
      }

      @Override
      public void onCompleted() {
        end.complete(null);
      }
    };
  }

  @ParameterizedTest
  @CsvSource({
    "48.8584,  2.2945,     48.8584,  2.29456,     4.403",
    "69.6492,  18.9553,    69.6492,  18.9554,     3.883",
    "48.8584,  2.2945,     48.85845, 2.2945,",
    "0,        179.99999,  0,        -179.99999,  2.226",
    "89.99999, 0,          89.99999, 180,         2.234"
  })
  void fiveMetresAreFiveMetresEverywhere(
      double latitude,
      double longitude,
      double otherLatitude,
      double otherLongitude,
      Double metres) {
    String day = "2026-04-" + (10 + (int) Math.abs(latitude / 10) + (metres == null ? 10 : 0));
    long ada = clients.register("Ada");
    long bob = clients.register("Bob");
    clients.locate(ada, day + "T12:00:00Z", latitude, longitude);
    clients.locate(bob, day + "T12:00:00Z", otherLatitude, otherLongitude);
    Eventually.holds(
        () ->
            assertThat(clients.connections(CONNECTION, ada, day, "&distance=6").array())
                .hasSize(1));
    Eventually.holds(
        () -> {
          var found = clients.connections(CONNECTION, ada, day, "&distance=5").array();
          if (metres == null) {
            assertThat(found).isEmpty();
          } else {
            assertThat(found).hasSize(1);
            assertThat(found.getJsonObject(0).getJsonNumber("distance").doubleValue())
                .isCloseTo(metres, within(0.001));
          }
        });
  }

  @Test
  void whoWasJustRegisteredMaySendAtOnce() {
    var statuses = new ArrayList<Integer>();
    for (int i = 0; i < 30; i++) {
      long person = clients.register("Quick" + i);
      assertThat(clients.get(PERSON, "/api/persons/" + person).status()).isEqualTo(200);
      statuses.add(clients.locate(person, NOON, 50, 60).status());
    }
    assertThat(statuses).containsOnly(202);
  }

  @Test
  void theSameLocationTwiceIsOne() throws SQLException {
    long ada = clients.register("Ada");
    var first = clients.locate(ada, NOON, 1, 2);
    var again = clients.locate(ada, NOON, 1, 2);
    assertThat(again.body()).isEqualTo(first.body());
    var last = clients.locate(ada, DAY + "T12:00:01Z", 1, 2);
    Eventually.holds(
        () ->
            assertThat(
                    clients
                        .get(LOCATION, "/api/locations/" + last.object().getString("id"))
                        .status())
                .isEqualTo(200));
    assertThat(rows("select count(*) from location where person_id = " + ada)).isEqualTo(2);
    assertThat(
            clients
                .get(
                    LOCATION,
                    "/api/persons/%d/locations?start_date=%s&end_date=%s".formatted(ada, DAY, DAY))
                .array())
        .hasSize(2);
  }

  @Test
  void aPersonIsChangedFoundAndRemovedWithEverythingOfTheirs() {
    long ada = clients.register("Ada");
    long bob = clients.register("Bob");
    clients.locate(ada, NOON, 3, 4);
    clients.locate(bob, NOON, 3, 4);
    Eventually.holds(
        () -> assertThat(clients.connections(PERSON, ada, DAY, "").array()).hasSize(1));

    var changed =
        clients.put(
            PERSON,
            "/api/persons/" + bob,
            """
            {"first_name":"Robert","last_name":"Noyce","company_name":"Zebra%d"}"""
                .formatted(bob));
    assertThat(changed.status()).isEqualTo(202);
    var found = clients.get(PERSON, "/api/persons?q=noyce%20zebra" + bob).array();
    assertThat(found).hasSize(1);
    assertThat(found.getJsonObject(0).getString("first_name")).isEqualTo("Robert");
    Eventually.holds(
        () -> assertThat(clients.connections(CONNECTION, ada, DAY, "").body()).contains("Robert"));

    assertThat(clients.delete(PERSON, "/api/persons/" + bob).status()).isEqualTo(202);
    assertThat(clients.get(PERSON, "/api/persons/" + bob).status()).isEqualTo(404);
    assertThat(clients.delete(PERSON, "/api/persons/" + bob).status()).isEqualTo(404);
    Eventually.holds(
        () -> {
          assertThat(clients.locate(bob, NOON, 3, 4).status()).isEqualTo(404);
          assertThat(clients.connections(PERSON, ada, DAY, "").body()).isEqualTo("[]");
          assertThat(rows("select count(*) from location where person_id = " + bob)).isZero();
          assertThat(rows("select count(*) from person where id = " + bob)).isZero();
        });
  }

  @Test
  void pagesMayReadFromLocalhostOnly() {
    assertThat(clients.get(PERSON, "/api/persons?limit=1").headers().map())
        .doesNotContainKey("access-control-allow-origin");
    assertThat(clients.from("http://localhost:3000", PERSON, "/api/persons?limit=1"))
        .contains("http://localhost:3000");
    assertThat(clients.from("https://evil.example", PERSON, "/api/persons?limit=1")).isEmpty();
  }

  @Test
  void everyServiceDescribesItself() {
    for (var service : new Service[] {PERSON, LOCATION, CONNECTION}) {
      assertThat(clients.get(service, "/openapi").body())
          .contains("openapi: 3", "/api/", "application/problem+json", "example");
      assertThat(clients.get(service, "/openapi/ui/").status()).isEqualTo(200);
    }
    assertThat(clients.get(Service.WEB, "/").body()).contains("UdaConnect");
    for (var service : Service.values()) {
      for (var check : new String[] {"started", "ready", "live"}) {
        assertThat(clients.get(service, "/health/" + check).status()).isEqualTo(200);
      }
    }
  }

  private long rows(String count) {
    try (var connection = system.database().connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery(count)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Timestamp time(String instant) {
    return Timestamp.newBuilder().setSeconds(Instant.parse(instant).getEpochSecond()).build();
  }
}
