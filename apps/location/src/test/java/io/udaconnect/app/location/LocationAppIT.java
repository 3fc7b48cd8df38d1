package io.udaconnect.app.location;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.proto.v1.Location;
import io.udaconnect.proto.v1.RecordLocationBatchRequest;
import io.udaconnect.proto.v1.RecordLocationRequest;
import io.udaconnect.proto.v1.StreamLocationsRequest;
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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnLiberty
class LocationAppIT {
  private static final long ADA = 7;
  private static final long NOBODY = 900_000;
  private static final String SEEN =
      """
      {"person_id":7,"latitude":48.8584,"longitude":"2.2945","creation_time":"2024-03-14T12:00:00Z"}""";
  private static final String TRACK = "/locations?start_date=2024-03-14&end_date=2024-03-14";

  @BeforeAll
  static void people() {
    Kafka.putPerson(ADA, "Ada", "Lovelace", "Engines");
  }

  @BeforeEach
  void ready() {
    Health.becomesReady();
  }

  @Test
  void itExposesLocationsAndNothingElse() {
    assertThat(Http.operations())
        .containsExactlyInAnyOrder(
            "POST /api/locations",
            "GET /api/locations",
            "GET /api/locations/{id}",
            "GET /api/persons/{id}/locations");
    assertThat(Grpc.services())
        .containsExactlyInAnyOrder(
            "udaconnect.v1.LocationService",
            "grpc.health.v1.Health",
            "grpc.reflection.v1.ServerReflection",
            "grpc.reflection.v1alpha.ServerReflection");
    Health.hasOnly("persons", "kafka", "staying");
    assertThat(Http.get("/").problem(404)).isEmpty();
    assertThat(Http.get("/api/persons").problem(404)).isEmpty();
  }

  @Test
  void itSaysWhoStartsAndWithWhichSettings() {
    Service.saysAtItsStart("kafka.bootstrap.servers=" + Kafka.address(), "grpc.port=");
  }

  @Test
  void aWrongSettingKeepsItFromStarting() {
    Service.doesNotStartWith("cors.origins", "everyone");
  }

  @Test
  void aLocationTakenInIsOnKafkaUnderItsPerson() {
    int before = Kafka.read("locations").size();
    Answer taken = Http.post("/api/locations", SEEN).is(202);
    assertThat(taken.header("Location"))
        .isEqualTo("/api/locations/" + taken.object().getString("id"));
    var repeated = Grpc.locations().record(paris(ADA));
    assertThat(repeated.getId()).isEqualTo(taken.object().getString("id"));

    var paris =
        Kafka.location(ADA, Instant.parse("2024-03-14T12:00:00Z"), GeoPoint.of(48.8584, 2.2945));
    var kept = Kafka.read("locations");
    assertThat(kept.subList(before, kept.size())).containsExactly(paris, paris);
  }

  private static RecordLocationRequest paris(long person) {
    return RecordLocationRequest.newBuilder().setLocation(parisAfter(person, 0)).build();
  }

  private static Location.Builder parisAfter(long person, int seconds) {
    var location = Location.newBuilder();
    location.setPersonId(person).setLatitude(48.8584).setLongitude(2.2945);
    location.getCreationTimeBuilder().setSeconds(1_710_417_600 + seconds);
    return location;
  }

  @Test
  void theGoodOnesOfABatchAreOnKafkaAndTheOthersNamed() {
    int before = Kafka.read("locations").size();
    var batch =
        RecordLocationBatchRequest.newBuilder()
            .addLocations(parisAfter(ADA, 1))
            .addLocations(parisAfter(NOBODY, 2))
            .addLocations(parisAfter(ADA, 3).setLatitude(91))
            .addLocations(parisAfter(ADA, 4))
            .build();

    var answer = Grpc.locations().recordBatch(batch);

    assertThat(answer.getAccepted()).isEqualTo(2);
    assertThat(answer.getRefusedList())
        .extracting(refused -> refused.getIndex() + " " + refused.getField())
        .containsExactly("1 person_id", "2 latitude");
    assertThat(Kafka.read("locations")).hasSize(before + 2);
  }

  @Test
  void aStreamIsOnKafkaOnceItIsAcknowledged() {
    int before = Kafka.read("locations").size();
    var batches = new ArrayList<StreamLocationsRequest>();
    for (int i = 1; i <= 50; i++) {
      var batch = StreamLocationsRequest.newBuilder().setSequence(10L * i);
      for (int j = 0; j < 100; j++) batch.addLocations(parisAfter(ADA, 100 * i + j));
      if (i == 25) batch.addLocations(parisAfter(NOBODY, 0));
      batches.add(batch.build());
    }

    var answers = Grpc.stream(batches);

    assertThat(answers.get(answers.size() - 1).getDurableSequence()).isEqualTo(500);
    assertThat(answers.stream().flatMap(answer -> answer.getRefusedList().stream()))
        .singleElement()
        .satisfies(
            refused -> {
              assertThat(refused.getSequence()).isEqualTo(250);
              assertThat(refused.getIndex()).isEqualTo(100);
            });
    assertThat(Kafka.read("locations")).hasSize(before + 5_000);
  }

  @Test
  void aLocationIsReadBackFromTheStore() {
    Postgres.putLocation(ADA, Instant.parse("2024-03-14T12:00:00Z"), GeoPoint.of(48.8584, 2.2945));
    var taken = Http.post("/api/locations", SEEN).is(202).object();
    assertThat(Http.get("/api/locations/" + taken.getString("id")).is(200).object())
        .isEqualTo(taken);
    assertThat(Http.get("/api/persons/" + ADA + TRACK).is(200).array()).containsExactly(taken);
  }

  @Test
  void aPackedBodyIsUnpackedAndBounded() throws IOException {
    int before = Kafka.read("locations").size();
    var array =
        "[" + SEEN.replace("12:00:00", "13:07:08") + "," + SEEN.replace("7", "900000") + "]";
    var answer = Http.postPacked("/api/locations", gzip(array)).is(202).object();
    assertThat(answer.getInt("accepted")).isEqualTo(1);
    assertThat(answer.getJsonArray("refused")).hasSize(1);
    assertThat(Kafka.read("locations")).hasSize(before + 1);

    assertThat(Http.postPacked("/api/locations", SEEN.getBytes(UTF_8)).problem(400))
        .containsExactly("");
    var bomb = gzip(" ".repeat((16 << 20) + 1));
    assertThat(Http.postPacked("/api/locations", bomb).problem(413)).isEmpty();
    assertThat(Kafka.read("locations")).hasSize(before + 1);
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var packed = new GZIPOutputStream(bytes)) {
      packed.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void everyRefusalOverHttpHasItsStatusAndKeepsNothing() {
    int before = Kafka.read("locations").size();
    assertThat(
            Http.post("/api/locations", "{\"latitude\":91,\"longitude\":null,\"x\":1}")
                .problem(400))
        .containsExactlyInAnyOrder("person_id", "latitude", "longitude", "x");
    assertThat(Http.post("/api/locations", SEEN.replace("2024", "1999")).problem(400))
        .containsExactly("creation_time");
    assertThat(Http.post("/api/locations", SEEN.replace("2024", "3024")).problem(400))
        .containsExactly("creation_time");
    assertThat(Http.post("/api/locations", "lost").problem(400)).containsExactly("");
    assertThat(Http.post("/api/locations", SEEN.replace("7", "900000")).problem(404))
        .containsExactly("person_id");
    assertThat(Http.get("/api/locations/nowhere").problem(404)).isEmpty();
    assertThat(Http.get("/api/persons/" + NOBODY + TRACK).problem(404)).isEmpty();
    assertThat(Http.get("/api/persons/7/locations?start_date=2024-03-14").problem(400))
        .containsExactly("end_date");
    assertThat(Http.get("/api/locations?start_date=2024-03-14&box=1,2,3").problem(400))
        .containsExactly("end_date", "box");
    var put = Http.put("/api/locations", SEEN);
    assertThat(put.problem(405)).isEmpty();
    assertThat(put.header("Allow")).contains("POST").doesNotContain("PUT");
    assertThat(Http.get("/api/persons/7" + TRACK, "text/html").problem(406)).isEmpty();
    assertThat(Http.post("/api/locations", " ".repeat((16 << 20) + 1)).problem(413)).isEmpty();
    assertThat(Http.send("POST", "/api/locations", "text/plain", SEEN).problem(415)).isEmpty();
    assertThat(Kafka.read("locations")).hasSize(before);
  }

  @Test
  void everyRefusalOverGrpcHasItsCode() {
    assertThat(
            Grpc.refusal(() -> Grpc.locations().record(RecordLocationRequest.getDefaultInstance())))
        .isEqualTo(new Refusal("INVALID_ARGUMENT", List.of("location")));
    var nowhere =
        RecordLocationRequest.newBuilder().setLocation(Location.newBuilder().setPersonId(ADA));
    assertThat(Grpc.refusal(() -> Grpc.locations().record(nowhere.build())))
        .isEqualTo(
            new Refusal("INVALID_ARGUMENT", List.of("location.latitude", "location.longitude")));
    assertThat(Grpc.refusal(() -> Grpc.locations().record(paris(NOBODY))))
        .isEqualTo(new Refusal("NOT_FOUND", List.of()));
    var many = RecordLocationBatchRequest.newBuilder();
    for (int i = 0; i <= 5_000; i++) many.addLocations(parisAfter(ADA, i));
    assertThat(Grpc.refusal(() -> Grpc.locations().recordBatch(many.build())))
        .isEqualTo(new Refusal("INVALID_ARGUMENT", List.of("locations")));
    var falling = List.of(batch(2), batch(1));
    assertThat(Grpc.refusal(() -> Grpc.stream(falling)))
        .isEqualTo(new Refusal("INVALID_ARGUMENT", List.of("sequence")));
  }

  private static StreamLocationsRequest batch(long sequence) {
    return StreamLocationsRequest.newBuilder()
        .setSequence(sequence)
        .addLocations(parisAfter(ADA, 0))
        .build();
  }

  @Test
  void itsMetricsSayWhatWasTakenInAndWhatRefused() {
    double accepted = metric("locations_accepted_total");
    double invalid = refused("invalid");
    double unknown = refused("unknown");
    Http.post("/api/locations", SEEN).is(202);
    Http.post("/api/locations", SEEN.replace("48.8584", "91")).is(400);
    Http.post("/api/locations", SEEN.replace("7", "900000")).is(404);
    Http.post("/api/locations", "[" + SEEN + "," + SEEN + ",{}]").is(202);
    var batch =
        RecordLocationBatchRequest.newBuilder()
            .addLocations(parisAfter(ADA, 1))
            .addLocations(parisAfter(NOBODY, 2))
            .addLocations(parisAfter(ADA, 3).setLatitude(91));
    assertThat(Grpc.locations().recordBatch(batch.build()).getAccepted()).isEqualTo(1);
    assertThat(metric("locations_accepted_total")).isEqualTo(accepted + 4);
    assertThat(refused("invalid")).isEqualTo(invalid + 3);
    assertThat(refused("unknown")).isEqualTo(unknown + 2);
    double busy = refused("busy");
    Kafka.whileAway(() -> Http.post("/api/locations", SEEN).busy());
    assertThat(refused("busy")).isEqualTo(busy + 1);
    goesOn();
  }

  private static double refused(String reason) {
    return Metrics.value(
        "locations_refused_total", "service=\"location\"", "reason=\"" + reason + '"');
  }

  private static double metric(String name) {
    return Metrics.value(name, "service=\"location\"");
  }

  @Test
  void withoutKafkaItSaysBusyAndGoesOnByItself() {
    Kafka.whileAway(
        () -> {
          Http.post("/api/locations", SEEN).busy();
          assertThat(Grpc.refusal(() -> Grpc.locations().record(paris(ADA))).code())
              .isEqualTo("UNAVAILABLE");
          assertThat(Grpc.refusal(() -> Grpc.stream(List.of(batch(1)))).code())
              .isEqualTo("UNAVAILABLE");
          Health.becomesUnready("persons", "kafka");
          Eventually.holds(() -> assertThat(Grpc.health("")).isEqualTo("NOT_SERVING"));
          Http.post("/api/locations", SEEN.replace("7", "900000")).busy();
        });
    goesOn();
    Eventually.holds(
        () -> assertThat(Grpc.health("udaconnect.v1.LocationService")).isEqualTo("SERVING"));
  }

  /** Kafka may answer the question of health a moment before it takes a record again. */
  private static void goesOn() {
    Health.becomesReady();
    Eventually.holds(() -> Http.post("/api/locations", SEEN).is(202));
  }

  @Test
  void whatTakesTheDatabaseTooLongIsStoppedAndSaysSo() {
    Postgres.whileLocked(
        "location",
        () ->
            assertThat(Http.get("/api/persons/7" + TRACK).is(503).body())
                .contains("took too long"));
    Http.get("/api/persons/7" + TRACK).is(200);
  }

  @Test
  void withoutTheDatabaseItTakesLocationsButCannotReadThem() {
    var taken = Http.post("/api/locations", SEEN).is(202).object();
    Postgres.whileAway(
        () -> {
          Http.post("/api/locations", SEEN).is(202);
          Http.get("/api/locations/" + taken.getString("id")).busy();
          Http.get("/api/persons/7" + TRACK).busy();
          Health.isReady();
        });
    Http.get("/api/persons/7" + TRACK).is(200);
  }
}
