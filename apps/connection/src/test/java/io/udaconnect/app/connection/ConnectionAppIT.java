package io.udaconnect.app.connection;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.proto.v1.FindAllEncountersRequest;
import io.udaconnect.proto.v1.FindConnectionsRequest;
import io.udaconnect.proto.v1.FindEncountersRequest;
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
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnLiberty
class ConnectionAppIT {
  private static final long ADA = 1;
  private static final long GRACE = 2;
  private static final long MARY = 3;
  private static final long NOBODY = 900_000;
  private static final Instant NOON = Instant.parse("2024-03-14T12:00:00Z");
  private static final Instant MIDNIGHT = Instant.parse("2024-03-15T00:00:00Z");
  private static final String ADAS_DAY =
      "/api/persons/1/connection?start_date=2024-03-14&end_date=2024-03-14";

  /** Near each other in Paris, and 3.883 m apart in Tromsø, both at 5 m; Mary is 5.560 m away. */
  @BeforeAll
  static void world() {
    Kafka.putPerson(ADA, "Ada", "Lovelace", "Engines");
    Kafka.putPerson(GRACE, "Grace", "Hopper", "Navy");
    Kafka.putPerson(MARY, "Mary", "Somerville", "Stars");
    Postgres.putLocation(ADA, NOON, GeoPoint.of(48.8584, 2.2945));
    Postgres.putLocation(GRACE, NOON.plusSeconds(30), GeoPoint.of(48.8584, 2.29456));
    Postgres.putLocation(MARY, NOON, GeoPoint.of(48.85845, 2.2945));
    Postgres.putLocation(ADA, NOON.plusSeconds(36_000), GeoPoint.of(69.6492, 18.9553));
    Postgres.putLocation(GRACE, NOON.plusSeconds(36_000), GeoPoint.of(69.6492, 18.9554));
  }

  @BeforeEach
  void ready() {
    Health.becomesReady();
    Eventually.holds(
        () -> Http.get(ADAS_DAY).is(200)); // the service may still be reading the people
  }

  @Test
  void itExposesConnectionsAndNothingElse() {
    assertThat(Http.operations())
        .containsExactlyInAnyOrder(
            "GET /api/encounters",
            "GET /api/persons/{id}/connection",
            "GET /api/persons/{id}/encounters",
            "GET /api/persons/{id}/met");
    assertThat(Grpc.services())
        .containsExactlyInAnyOrder(
            "udaconnect.v1.ConnectionService",
            "grpc.health.v1.Health",
            "grpc.reflection.v1.ServerReflection",
            "grpc.reflection.v1alpha.ServerReflection");
    Health.hasOnly("persons", "database", "staying");
    assertThat(Http.get("/").problem(404)).isEmpty();
    assertThat(Http.get("/api/persons").problem(404)).isEmpty();
  }

  @Test
  void itSaysWhoStartsAndWithWhichSettings() {
    Service.saysAtItsStart("kafka.bootstrap.servers=" + Kafka.address(), "grpc.port=");
  }

  @Test
  void aWrongSettingKeepsItFromStarting() {
    Service.doesNotStartWith("grpc.port", "99999");
  }

  @Test
  void bothWaysOfAskingGetTheSameAnswer() {
    assertThat(overHttp(""))
        .containsExactly(
            "2 Grace 48.8584 2.29456 2024-03-14T12:00:30Z 4.403 2024-03-14T12:00:00Z",
            "2 Grace 69.6492 18.9554 2024-03-14T22:00:00Z 3.883 2024-03-14T22:00:00Z");
    assertThat(overGrpc(question(ADA))).isEqualTo(overHttp(""));

    var wide = question(ADA).setDistanceMetres(6);
    assertThat(overHttp("&distance=6")).hasSize(3);
    assertThat(overGrpc(wide)).isEqualTo(overHttp("&distance=6"));

    var together = question(ADA).setWithin(Duration.newBuilder().setSeconds(10));
    assertThat(overHttp("&within=PT10S")).hasSize(1);
    assertThat(overGrpc(together)).isEqualTo(overHttp("&within=PT10S"));
  }

  @Test
  void encountersAndPeopleMetAreToldBothWays() {
    var day = "start_date=2024-03-14&end_date=2024-03-14";
    var encounters = Http.get("/api/persons/1/encounters?" + day).is(200).array();
    assertThat(encounters).hasSize(2);
    assertThat(encounters.getJsonObject(0).getString("from")).isEqualTo(NOON.toString());
    assertThat(encounters.getJsonObject(0).getString("duration")).isEqualTo("PT30S");
    var met = Http.get("/api/persons/1/met?" + day + "&within=PT1M").is(200).array();
    assertThat(met.getJsonObject(0).getJsonObject("person").getString("first_name"))
        .isEqualTo("Grace");
    assertThat(met.getJsonObject(0).getInt("times")).isEqualTo(2);

    var question =
        FindEncountersRequest.newBuilder()
            .setPersonId(ADA)
            .setStartTime(Timestamp.newBuilder().setSeconds(NOON.getEpochSecond()))
            .setEndTime(Timestamp.newBuilder().setSeconds(MIDNIGHT.getEpochSecond()))
            .setWithin(Duration.newBuilder().setSeconds(60))
            .build();
    assertThat(Grpc.connections().findEncounters(question))
        .toIterable()
        .extracting(encounter -> encounter.getPoints())
        .containsExactly(2, 2);
    assertThat(Grpc.connections().findPeopleMet(question))
        .toIterable()
        .extracting(person -> person.getDuration().getSeconds())
        .containsExactly(30L);

    assertThat(Http.get("/api/persons/1/met?gap=soon&points=1").problem(400))
        .containsExactlyInAnyOrder("start_date", "end_date", "gap", "points");
    assertThat(Http.get("/api/persons/900000/encounters?" + day).problem(404)).isEmpty();
  }

  @Test
  void theWholeEventIsToldBothWays() {
    var day = "start_date=2024-03-14&end_date=2024-03-14";
    var encounters = Http.get("/api/encounters?" + day).is(200).array();
    assertThat(encounters).hasSize(2);
    var first = encounters.getJsonObject(0);
    assertThat(first.getJsonObject("person").getInt("id")).isEqualTo(1);
    assertThat(first.getJsonObject("other").getInt("id")).isEqualTo(2);
    var question =
        FindAllEncountersRequest.newBuilder()
            .setStartTime(Timestamp.newBuilder().setSeconds(NOON.getEpochSecond()))
            .setEndTime(Timestamp.newBuilder().setSeconds(MIDNIGHT.getEpochSecond()))
            .build();
    assertThat(Grpc.connections().findAllEncounters(question))
        .toIterable()
        .extracting(encounter -> encounter.getOther().getFirstName())
        .containsExactly("Grace", "Grace");
  }

  @Test
  void aListComesInPagesLinesAndPoints() {
    var page = Http.get(ADAS_DAY + "&limit=1").is(200);
    assertThat(page.array()).hasSize(1);
    var next = page.header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1");
    var last = Http.get(next).is(200);
    assertThat(last.array()).hasSize(1).doesNotContain(page.array().get(0));
    assertThat(last.header("Link")).isEmpty();
    assertThat(Http.get(ADAS_DAY, "application/x-ndjson").is(200).body().lines()).hasSize(2);
    var map = Http.get(ADAS_DAY, "application/geo+json").is(200);
    assertThat(map.header("Content-Type")).startsWith("application/geo+json");
    assertThat(map.object().getJsonArray("features")).hasSize(2);
    assertThat(Http.get(ADAS_DAY + "&limit=0&after=x").problem(400))
        .containsExactly("limit", "after");
    assertThat(Http.get(ADAS_DAY.replace("connection", "met"), "application/geo+json").problem(406))
        .isEmpty();
  }

  @Test
  void boundsKeepItFromStartingIfTheyCannotBeMeant() {
    Service.doesNotStartWith("connection.longest.distance", "10001");
    Service.doesNotStartWith("connection.longest.range", "PT23H");
  }

  /** With a time limit of the database that would let it work on for a minute. */
  @Test
  void whatIsTooMuchIsRefusedAndWhatNobodyWaitsForIsStoppedInTheDatabaseToo() {
    int grpc = Grpc.freePort();
    var settings =
        Map.of(
            "rest.first.row.timeout", "PT1S",
            "connection.longest.distance", "50",
            "connection.longest.range", "P2D",
            "database.statement.timeout", "60",
            "grpc.port", Integer.toString(grpc));
    Service.whileAnotherRuns(
        settings,
        port -> {
          Eventually.holds(() -> Http.get(port, ADAS_DAY).is(200));
          assertBounded(port, grpc);
          Postgres.whileLocked("location", () -> assertStopped(port, grpc));
          Http.get(port, ADAS_DAY).is(200);
        });
  }

  private static void assertBounded(int http, int grpc) {
    Http.get(http, ADAS_DAY + "&distance=50").is(200);
    var longer = ADAS_DAY.replace("end_date=2024-03-14", "end_date=2024-03-16");
    for (var list : List.of("persons/1/connection", "persons/1/encounters", "encounters")) {
      var asked = longer.replace("persons/1/connection", list) + "&distance=51";
      assertThat(Http.get(http, asked).problem(400)).containsExactly("end_date", "distance");
    }
    var far = question(ADA).setDistanceMetres(51).build();
    assertThat(
            Grpc.refusalAt(
                grpc,
                ofSeconds(15),
                service -> service.findConnections(far).forEachRemaining(one -> {})))
        .isEqualTo(new Refusal("INVALID_ARGUMENT", List.of("distance_metres")));
  }

  private static void assertStopped(int http, int grpc) {
    var tooLong = Http.get(http, ADAS_DAY);
    tooLong.busy();
    assertThat(tooLong.object().getString("detail")).contains("within PT1S", "smaller distance");
    assertNothingIsAtWork();
    var late =
        Grpc.refusalAt(
            grpc,
            ofSeconds(1),
            service -> service.findConnections(question(ADA).build()).forEachRemaining(one -> {}));
    assertThat(late.code()).isEqualTo("DEADLINE_EXCEEDED");
    assertNothingIsAtWork();
  }

  private static void assertNothingIsAtWork() {
    Eventually.holds(
        () ->
            assertThat(
                    Postgres.column(
                        """
                        select query from pg_stat_activity
                        where state = 'active' and application_name = 'connection'
                        """))
                .isEmpty());
  }

  private static List<String> overHttp(String more) {
    return Http.get(ADAS_DAY + more)
        .is(200)
        .array()
        .getValuesAs(
            (JsonObject connection) -> {
              var person = connection.getJsonObject("person");
              var location = connection.getJsonObject("location");
              return line(
                  person.getInt("id"),
                  person.getString("first_name"),
                  location.getJsonNumber("latitude").doubleValue(),
                  location.getJsonNumber("longitude").doubleValue(),
                  location.getString("creation_time"),
                  connection.getJsonNumber("distance").doubleValue(),
                  connection.getString("own_time"));
            });
  }

  private static List<String> overGrpc(FindConnectionsRequest.Builder question) {
    var lines = new ArrayList<String>();
    Grpc.connections()
        .findConnections(question.build())
        .forEachRemaining(
            connection ->
                lines.add(
                    line(
                        connection.getPerson().getId(),
                        connection.getPerson().getFirstName(),
                        connection.getLocation().getLatitude(),
                        connection.getLocation().getLongitude(),
                        text(connection.getLocation().getCreationTime()),
                        connection.getDistanceMetres(),
                        text(connection.getOwnTime()))));
    return lines;
  }

  private static String line(
      long person,
      String firstName,
      double latitude,
      double longitude,
      String at,
      double distance,
      String ownTime) {
    return "%d %s %s %s %s %s %s"
        .formatted(
            person, firstName, latitude, longitude, at, Math.rint(distance * 1e3) / 1e3, ownTime);
  }

  private static String text(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos()).toString();
  }

  private static FindConnectionsRequest.Builder question(long person) {
    return FindConnectionsRequest.newBuilder()
        .setPersonId(person)
        .setStartTime(Timestamp.newBuilder().setSeconds(NOON.getEpochSecond()))
        .setEndTime(Timestamp.newBuilder().setSeconds(MIDNIGHT.getEpochSecond()));
  }

  @Test
  void itsMetricsSayWhatWasAskedAndWhatCameOfIt() {
    double answered = questions("connections", "answered");
    double met = questions("met", "answered");
    double refused = questions("connections", "refused");
    double found = metric("questions_first_row_seconds_count", "kind=\"connections\"");
    double rows = metric("question_rows_total", "kind=\"connections\"");
    assertThat(overHttp("")).hasSize(2);
    assertThat(overGrpc(question(ADA))).hasSize(2);
    Http.get(ADAS_DAY.replace("connection", "met")).is(200);
    Http.get(ADAS_DAY.replace("/1/", "/900000/")).problem(404);
    Eventually.holds( // the last of them is counted after its answer was sent
        () -> {
          assertThat(questions("connections", "answered")).isEqualTo(answered + 2);
          assertThat(questions("met", "answered")).isEqualTo(met + 1);
        });
    assertThat(questions("connections", "refused")).isEqualTo(refused + 1);
    assertThat(metric("questions_first_row_seconds_count", "kind=\"connections\""))
        .isEqualTo(found + 2);
    assertThat(metric("question_rows_total", "kind=\"connections\"")).isEqualTo(rows + 4);
    assertThat(metric("questions_under_way", "kind=\"event\"")).isZero();
    assertThat(metric("questions_waiting")).isZero();
    assertThat(metric("persons_in_memory")).isEqualTo(3);
    assertThat(metric("ready")).isEqualTo(1);
    assertThat(Metrics.value("connectionpool_managedConnections", "datasource=\"jdbc_udaconnect\""))
        .isPositive();
    assertThat(metric("questions_seconds_bucket", "kind=\"met\"", "answered", "le=\"60.0\""))
        .isGreaterThanOrEqualTo(1);
  }

  private static double questions(String kind, String outcome) {
    return metric("questions_seconds_count", "kind=\"" + kind + '"', "outcome=\"" + outcome + '"');
  }

  private static double metric(String name, String... tags) {
    var all = Stream.concat(Stream.of("service=\"connection\""), Stream.of(tags));
    return Metrics.value(name, all.toArray(String[]::new));
  }

  @Test
  void everyRefusalOverHttpHasItsStatus() {
    assertThat(Http.get("/api/persons/1/connection?start_date=never&distance=1e9").problem(400))
        .containsExactlyInAnyOrder("start_date", "end_date", "distance");
    assertThat(Http.get(ADAS_DAY + "&within=soon").problem(400)).containsExactly("within");
    assertThat(Http.get(ADAS_DAY.replace("/1/", "/900000/")).problem(404)).isEmpty();
    var posted = Http.post(ADAS_DAY, "{}");
    assertThat(posted.problem(405)).isEmpty();
    assertThat(posted.header("Allow")).contains("GET").doesNotContain("POST");
    assertThat(Http.get(ADAS_DAY, "text/html").problem(406)).isEmpty();
  }

  @Test
  void everyRefusalOverGrpcHasItsCode() {
    assertThat(Grpc.refusal(() -> overGrpc(FindConnectionsRequest.newBuilder())))
        .isEqualTo(new Refusal("INVALID_ARGUMENT", List.of("person_id", "start_time", "end_time")));
    assertThat(Grpc.refusal(() -> overGrpc(question(NOBODY))))
        .isEqualTo(new Refusal("NOT_FOUND", List.of()));
  }

  @Test
  void withoutTheDatabaseItSaysBusyAndGoesOnByItself() {
    Postgres.whileAway(
        () -> {
          Http.get(ADAS_DAY).busy();
          assertThat(Grpc.refusal(() -> overGrpc(question(ADA))).code()).isEqualTo("UNAVAILABLE");
          Health.becomesUnready("database");
          assertThat(metric("ready")).isZero();
        });
    Health.becomesReady();
    Http.get(ADAS_DAY).is(200);
  }

  @Test
  void withoutKafkaItAnswersForThoseItKnowsAndGoesOnByItself() {
    Kafka.whileAway(
        () -> {
          Health.becomesUnready("persons");
          Http.get(ADAS_DAY).is(200);
          Http.get(ADAS_DAY.replace("/1/", "/900000/")).busy();
          assertThat(Grpc.refusal(() -> overGrpc(question(NOBODY))).code())
              .isEqualTo("UNAVAILABLE");
        });
    Health.becomesReady();
    Eventually.holds(
        () -> assertThat(Http.get(ADAS_DAY.replace("/1/", "/900000/")).problem(404)).isEmpty());
  }
}
