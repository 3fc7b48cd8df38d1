package io.udaconnect.app.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.proto.v1.Connection;
import io.udaconnect.proto.v1.GetPersonRequest;
import io.udaconnect.proto.v1.ListPersonsRequest;
import io.udaconnect.proto.v1.RegisterPersonRequest;
import io.udaconnect.testbed.Answer;
import io.udaconnect.testbed.Eventually;
import io.udaconnect.testbed.Grpc;
import io.udaconnect.testbed.Grpc.Refusal;
import io.udaconnect.testbed.Health;
import io.udaconnect.testbed.Http;
import io.udaconnect.testbed.Kafka;
import io.udaconnect.testbed.Metrics;
import io.udaconnect.testbed.OnLiberty;
import io.udaconnect.testbed.Postgres;
import io.udaconnect.testbed.Service;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnLiberty
class PersonAppIT {
  private static final String ADA =
      """
      {"first_name":"Ada","last_name":"Lovelace","company_name":"Engines"}""";
  private static final String CONNECTIONS =
      "/api/persons/1/connection?start_date=2020-01-01&end_date=2020-12-30";

  @BeforeEach
  void ready() {
    Health.becomesReady();
  }

  @Test
  void itExposesPersonsAndTheirConnectionsAndNothingElse() {
    assertThat(Http.operations())
        .containsExactlyInAnyOrder(
            "GET /api/persons",
            "POST /api/persons",
            "GET /api/persons/{id}",
            "PUT /api/persons/{id}",
            "DELETE /api/persons/{id}",
            "GET /api/persons/{id}/connection",
            "GET /api/persons/{id}/encounters",
            "GET /api/persons/{id}/met");
    assertThat(Grpc.services())
        .containsExactlyInAnyOrder(
            "udaconnect.v1.PersonService",
            "grpc.health.v1.Health",
            "grpc.reflection.v1.ServerReflection",
            "grpc.reflection.v1alpha.ServerReflection");
    Health.hasOnly("persons", "kafka", "staying");
    assertThat(Http.get("/").problem(404)).isEmpty();
    assertThat(Http.get("/api/locations").problem(404)).isEmpty();
  }

  @Test
  void itSaysWhoStartsAndWithWhichSettings() {
    Service.saysAtItsStart(
        "kafka.bootstrap.servers=" + Kafka.address(), "person.ids.block=1000", "grpc.port=");
  }

  @Test
  void aWrongSettingKeepsItFromStarting() {
    Service.doesNotStartWith("person.ids.block", "0");
  }

  @Test
  void aPersonIsThereInTheNextRequestHoweverItIsAsked() {
    Answer registered = Http.post("/api/persons", ADA).is(202);
    long id = registered.object().getInt("id");
    assertThat(registered.header("Location")).isEqualTo("/api/persons/" + id);
    assertThat(Http.get("/api/persons/" + id).is(200).object()).isEqualTo(registered.object());
    assertThat(get(id)).isEqualTo("Ada");

    Http.put("/api/persons/" + id, ADA.replace("Ada", "Augusta")).is(202);
    assertThat(get(id)).isEqualTo("Augusta");

    Http.delete("/api/persons/" + id).is(202);
    Http.get("/api/persons/" + id).problem(404);
    assertThat(Grpc.refusal(() -> get(id)).code()).isEqualTo("NOT_FOUND");
    var again = grace().toBuilder().setId(id).build();
    assertThat(Grpc.refusal(() -> Grpc.persons().register(again)).code())
        .isEqualTo("ALREADY_EXISTS");
    Http.get("/api/persons/" + id).problem(404);
  }

  private static String get(long id) {
    return Grpc.persons().get(GetPersonRequest.newBuilder().setId(id).build()).getFirstName();
  }

  @Test
  void aPersonRegisteredOverGrpcIsListedOverHttp() {
    var person = Grpc.persons().register(grace());
    assertThat(Http.get("/api/persons?q=hopper").is(200).array()).hasSize(1);
    assertThat(Grpc.persons().list(ListPersonsRequest.newBuilder().setQuery("hopper").build()))
        .toIterable()
        .containsExactly(person);
  }

  private static RegisterPersonRequest grace() {
    return RegisterPersonRequest.newBuilder()
        .setFirstName("Grace")
        .setLastName("Hopper")
        .setCompanyName("Navy")
        .build();
  }

  @Test
  void itsMetricsSayWhoCameAndWentAndWhatWasAsked() {
    double registered = metric("persons_registered_total");
    double changed = metric("persons_changed_total");
    double removed = metric("persons_removed_total");
    double inMemory = metric("persons_in_memory");
    double unknown = metric("persons_refused_total", "reason=\"unknown\"");
    long id = Http.post("/api/persons", ADA).is(202).object().getInt("id");
    Grpc.persons().register(grace());
    Http.put("/api/persons/" + id, ADA).is(202);
    Http.delete("/api/persons/" + id).is(202);
    Http.delete("/api/persons/" + id).problem(404);
    assertThat(metric("persons_registered_total")).isEqualTo(registered + 2);
    assertThat(metric("persons_changed_total")).isEqualTo(changed + 1);
    assertThat(metric("persons_removed_total")).isEqualTo(removed + 1);
    assertThat(metric("persons_in_memory")).isEqualTo(inMemory + 1);
    assertThat(metric("persons_refused_total", "reason=\"unknown\"")).isEqualTo(unknown + 1);
    assertThat(metric("ready")).isEqualTo(1);
    String[] busy = {"kind=\"connections\"", "outcome=\"busy\""};
    double asked = metric("questions_seconds_count", busy);
    Http.get(CONNECTIONS).busy();
    assertThat(metric("questions_seconds_count", busy)).isEqualTo(asked + 1);
  }

  private static double metric(String name, String... tags) {
    var all = Stream.concat(Stream.of("service=\"person\""), Stream.of(tags));
    return Metrics.value(name, all.toArray(String[]::new));
  }

  @Test
  void everyRefusalOverHttpHasItsStatus() {
    assertThat(Http.post("/api/persons", "{\"first_name\":\"\",\"age\":5}").problem(400))
        .containsExactlyInAnyOrder("first_name", "last_name", "company_name", "age");
    assertThat(Http.post("/api/persons", "{").problem(400)).containsExactly("");
    assertThat(Http.get("/api/persons/one").problem(400)).containsExactly("id");
    assertThat(Http.get("/api/persons?limit=0").problem(400)).containsExactly("limit");
    assertThat(Http.get("/api/persons/1/connection?end_date=soon&distance=-1").problem(400))
        .containsExactlyInAnyOrder("start_date", "end_date", "distance");
    assertThat(Http.get("/api/persons/900000").problem(404)).isEmpty();
    assertThat(Http.put("/api/persons/900000", ADA).problem(404)).isEmpty();
    assertThat(Http.delete("/api/persons/900000").problem(404)).isEmpty();
    var patched = Http.send("PATCH", "/api/persons/1", "application/json", "{}");
    assertThat(patched.problem(405)).isEmpty();
    assertThat(patched.header("Allow")).contains("GET", "PUT", "DELETE").doesNotContain("POST");
    assertThat(Http.get("/api/persons", "text/html").problem(406)).isEmpty();
    assertThat(Http.post("/api/persons", " ".repeat((1 << 20) + 1)).problem(413)).isEmpty();
    assertThat(Http.send("POST", "/api/persons", "text/plain", ADA).problem(415)).isEmpty();
  }

  @Test
  void everyRefusalOverGrpcHasItsCode() {
    assertThat(
            Grpc.refusal(() -> Grpc.persons().register(RegisterPersonRequest.newBuilder().build())))
        .isEqualTo(
            new Refusal("INVALID_ARGUMENT", List.of("first_name", "last_name", "company_name")));
    assertThat(Grpc.refusal(() -> get(0)))
        .isEqualTo(new Refusal("INVALID_ARGUMENT", List.of("id")));
    assertThat(Grpc.refusal(() -> get(900_000))).isEqualTo(new Refusal("NOT_FOUND", List.of()));
  }

  @Test
  void connectionsAreBusyUntilTheirServiceIsThere() {
    Http.get(CONNECTIONS).busy();
    Health.isReady();

    var met = Connection.newBuilder().setDistanceMetres(3.25);
    met.getPersonBuilder()
        .setId(2)
        .setFirstName("Grace")
        .setLastName("Hopper")
        .setCompanyName("Navy");
    met.getLocationBuilder().setPersonId(2).setLatitude(48.8584).setLongitude(2.2945);
    met.getLocationBuilder().getCreationTimeBuilder().setSeconds(1_594_118_226);
    met.getOwnTimeBuilder().setSeconds(1_594_118_221);
    Grpc.whileConnectionsAre(
        List.of(met.build()),
        () -> {
          Eventually.holds(() -> Http.get(CONNECTIONS).is(200));
          var connection = Http.get(CONNECTIONS).is(200).array().getJsonObject(0);
          assertThat(connection.getJsonObject("person").getString("first_name")).isEqualTo("Grace");
          assertThat(connection.getJsonNumber("distance").doubleValue()).isEqualTo(3.25);
          assertThat(connection.getString("own_time")).isEqualTo("2020-07-07T10:37:01Z");
        });

    Http.get(CONNECTIONS).busy();
  }

  @Test
  void withoutKafkaItSaysBusyAndGoesOnByItself() {
    long id = Http.post("/api/persons", ADA).is(202).object().getInt("id");
    Kafka.whileAway(
        () -> {
          Http.post("/api/persons", ADA).busy();
          Http.put("/api/persons/" + id, ADA).busy();
          assertThat(Grpc.refusal(() -> Grpc.persons().register(grace())).code())
              .isEqualTo("UNAVAILABLE");
          Health.becomesUnready("persons", "kafka");
          Http.get("/api/persons/900000").busy();
          Http.get("/api/persons/" + id).is(200);
        });
    Health.becomesReady();
    Eventually.holds(() -> Http.post("/api/persons", ADA).is(202));
    Eventually.holds(() -> Http.get("/api/persons/900000").problem(404));
  }

  @Test
  void withoutTheDatabaseItStillRegisters() {
    Postgres.whileAway(
        () -> {
          Http.post("/api/persons", ADA).is(202);
          Health.isReady();
        });
  }
}
