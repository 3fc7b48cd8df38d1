package io.udaconnect.e2e;

import static io.udaconnect.launcher.Service.CONNECTION;
import static io.udaconnect.launcher.Service.LOCATION;
import static io.udaconnect.launcher.Service.PERSON;
import static io.udaconnect.launcher.Service.PROCESSOR;
import static io.udaconnect.launcher.Service.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.udaconnect.launcher.Processes;
import io.udaconnect.launcher.Service;
import io.udaconnect.launcher.UdaConnect;
import io.udaconnect.proto.v1.AppendLocationsRequest;
import io.udaconnect.proto.v1.AppendLocationsResponse;
import io.udaconnect.proto.v1.ConnectionServiceGrpc;
import io.udaconnect.proto.v1.FindConnectionsRequest;
import io.udaconnect.proto.v1.Location;
import io.udaconnect.proto.v1.LocationServiceGrpc;
import io.udaconnect.proto.v1.LocationStoreGrpc;
import io.udaconnect.proto.v1.PersonServiceGrpc;
import io.udaconnect.proto.v1.RecordLocationRequest;
import io.udaconnect.proto.v1.RegisterPersonRequest;
import io.udaconnect.testbed.Eventually;
import io.udaconnect.testbed.Metrics;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same system, with all services in one process. */
class OneProcessIT {
  private static final String DAY = "2026-03-14";
  private static final String NOON = DAY + "T12:00:00Z";

  private static Running.Started started;
  private static UdaConnect system;
  private static Clients clients;

  @BeforeAll
  static void start() {
    started = new Running.Started(Processes.ONE);
    system = started.system();
    clients = new Clients(system);
  }

  @AfterAll
  static void stop() throws IOException {
    if (started != null) started.close();
  }

  @Test
  void twoPeopleMeetAndBothServicesSaySo() {
    long ada = clients.register("Ada");
    long bob = clients.register("Bob");
    assertThat(clients.locate(ada, NOON, 10.1, 20.2).status()).isEqualTo(202);
    assertThat(clients.locate(bob, NOON, 10.1, 20.20001).status()).isEqualTo(202);
    for (var service : List.of(CONNECTION, PERSON)) {
      Eventually.holds(
          () -> {
            var met = clients.connections(service, ada, DAY, "").array();
            assertThat(met).hasSize(1);
            assertThat(met.getJsonObject(0).getJsonObject("person").getInt("id"))
                .isEqualTo((int) bob);
          });
    }
  }

  @Test
  void eachPortAnswersForItsOwnServiceAlone() {
    assertThat(clients.get(CONNECTION, "/api/locations").status()).isEqualTo(404);
    assertThat(clients.get(WEB, "/").body()).contains("UdaConnect");
    assertThat(checks(WEB, "ready")).containsExactly("kafka", "staying");
    assertThat(checks(PERSON, "ready")).containsExactly("kafka", "persons", "staying");
    assertThat(checks(LOCATION, "ready")).containsExactly("kafka", "persons", "staying");
    assertThat(checks(CONNECTION, "ready")).containsExactly("database", "persons", "staying");
    assertThat(checks(PROCESSOR, "ready"))
        .containsExactly("database", "kafka", "persons", "staying");
    for (var service : Service.values()) {
      assertThat(checks(service, "started")).isEmpty();
      assertThat(checks(service, "live")).isEmpty();
      assertThat(clients.get(service, "/health/otherwise").status()).isEqualTo(404);
    }
  }

  @Test
  void theServicesTogetherSayWhatTheServerSaysOfAll() {
    var all = clients.getShared("/health/ready");
    var each = new ArrayList<JsonValue>();
    for (var service : Service.values()) {
      var answer = clients.get(service, "/health/ready");
      assertThat(answer.header("Content-Type")).isEqualTo(all.header("Content-Type"));
      assertThat(answer.object().keySet()).isEqualTo(all.object().keySet());
      each.addAll(answer.object().getJsonArray("checks"));
    }
    assertThat(each).containsExactlyInAnyOrderElementsOf(all.object().getJsonArray("checks"));
  }

  @Test
  void oneDescriptionHoldsEveryPath() {
    assertThat(clients.getShared("/openapi").body())
        .contains("openapi: 3", "application/problem+json", "example")
        .contains("/api/persons:", "/api/persons/{id}:", "/api/persons/{id}/connection:")
        .contains("/api/locations:", "/api/locations/{id}:", "/api/persons/{id}/locations:")
        .contains("/services.json:", "/api/system:", "/api/dead-letters:");
    assertThat(clients.getShared("/openapi/ui/").status()).isEqualTo(200);
  }

  @Test
  void theMetricsOfEachBearItsName() {
    double accepted = accepted();
    double stored = stored();
    long eve = clients.register("Eve");
    assertThat(clients.locate(eve, NOON, 30.1, 40.2).status()).isEqualTo(202);
    assertThat(accepted()).isGreaterThan(accepted);
    Eventually.holds(() -> assertThat(stored()).isGreaterThan(stored));
  }

  private static double accepted() {
    return metric("locations_accepted_total", LOCATION);
  }

  private static double stored() {
    return metric("locations_stored_total", PROCESSOR);
  }

  private static double metric(String name, Service service) {
    var all = clients.getShared("/metrics");
    assertThat(all.status()).isEqualTo(200);
    return Metrics.valueIn(all.body(), name, "service=\"" + service.id() + '"');
  }

  @Test
  void eachAnswersGrpcAtItsOwnPort() {
    var person =
        RegisterPersonRequest.newBuilder()
            .setFirstName("Eve")
            .setLastName("Grpc")
            .setCompanyName("Journeys")
            .build();
    var eve =
        clients.overGrpc(
            PERSON, channel -> PersonServiceGrpc.newBlockingStub(channel).register(person));
    var location =
        RecordLocationRequest.newBuilder()
            .setLocation(
                Location.newBuilder().setPersonId(eve.getId()).setLatitude(1).setLongitude(2))
            .build();
    var kept =
        clients.overGrpc(
            LOCATION, channel -> LocationServiceGrpc.newBlockingStub(channel).record(location));
    assertThat(kept.getId()).isNotBlank();
    boolean hasMet =
        clients.overGrpc(
            CONNECTION,
            channel ->
                ConnectionServiceGrpc.newBlockingStub(channel)
                    .findConnections(
                        FindConnectionsRequest.newBuilder()
                            .setPersonId(eve.getId())
                            .setStartTime(Timestamp.newBuilder().setSeconds(1_000_000_000))
                            .setEndTime(Timestamp.newBuilder().setSeconds(1_000_000_001))
                            .build())
                    .hasNext());
    assertThat(hasMet).isFalse();
    var nothing =
        clients.overGrpc(
            PROCESSOR,
            channel ->
                LocationStoreGrpc.newBlockingStub(channel)
                    .append(AppendLocationsRequest.getDefaultInstance()));
    assertThat(nothing).isEqualTo(AppendLocationsResponse.getDefaultInstance());
  }

  @Test
  void pagesMayReadFromLocalhostOnly() {
    assertThat(clients.from("http://localhost:3000", PERSON, "/api/persons?limit=1"))
        .contains("http://localhost:3000");
    assertThat(clients.from("https://evil.example", PERSON, "/api/persons?limit=1")).isEmpty();
  }

  @Test
  void oneLogTellsOfAll() throws IOException {
    for (var service : Service.values()) {
      assertThat(system.log(service)).isEqualTo(system.log(WEB));
      assertThat(system.log(service))
          .content()
          .containsPattern(
              service.id()
                  + " \\S+ starts on Java .*http.port="
                  + system.addresses().httpPort(service));
    }
  }

  @Test
  void oneMayBeReadyWhileAnotherIsNot() {
    system.stopPostgres();
    try {
      Eventually.holds(
          () -> {
            assertThat(clients.get(CONNECTION, "/health/ready").status()).isEqualTo(503);
            assertThat(clients.get(PROCESSOR, "/health/ready").status()).isEqualTo(503);
          });
      var connection = clients.get(CONNECTION, "/health/ready").object();
      assertThat(connection.getString("status")).isEqualTo("DOWN");
      assertThat(clients.get(CONNECTION, "/health/live").status()).isEqualTo(200);
      assertThat(clients.get(PERSON, "/health/ready").status()).isEqualTo(200);
      assertThat(clients.get(LOCATION, "/health/ready").status()).isEqualTo(200);
    } finally {
      system.startPostgres();
    }
    Eventually.holds(OneProcessIT::areAllReady);
  }

  @Test
  void whatKillsOneKillsAllAndAllComeBack() {
    long before = clients.register("Before");
    var process = system.process(WEB).orElseThrow();
    assertThat(Stream.of(Service.values()).map(system::process))
        .allSatisfy(one -> assertThat(one).contains(process));
    system.crash(PROCESSOR);
    Eventually.holds(OneProcessIT::areAllReady);
    assertThat(system.process(PERSON)).isPresent().get().isNotEqualTo(process);
    assertThat(clients.get(PERSON, "/api/persons/" + before).body()).contains("Before");
    assertThat(clients.register("After")).isGreaterThan(before);
  }

  private static void areAllReady() {
    for (var service : Service.values()) {
      assertThat(clients.get(service, "/health/ready").status()).isEqualTo(200);
    }
  }

  private static List<String> checks(Service service, String which) {
    var answer = clients.get(service, "/health/" + which);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.object().getString("status")).isEqualTo("UP");
    return answer.object().getJsonArray("checks").getValuesAs(JsonObject.class).stream()
        .map(check -> check.getString("name"))
        .sorted()
        .toList();
  }
}
