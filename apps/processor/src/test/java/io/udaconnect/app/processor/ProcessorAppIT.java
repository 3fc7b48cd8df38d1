package io.udaconnect.app.processor;

import static java.time.ZoneOffset.UTC;
import static java.time.format.DateTimeFormatter.BASIC_ISO_DATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.proto.v1.AppendLocationsRequest;
import io.udaconnect.proto.v1.ForgetPersonRequest;
import io.udaconnect.proto.v1.LocationEvent;
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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test has a person of its own. */
@OnLiberty
class ProcessorAppIT {
  private static final Instant NOON = Instant.parse("2024-03-14T12:00:00Z");
  private static final String STORE = "udaconnect.v1.LocationStore";

  /** So many that each of two processors has some of them. */
  private static final long FIRST_OF_CROWD = 1_000;

  private static final long END_OF_CROWD = 1_050;
  private static final GeoPoint PARIS = GeoPoint.of(48.8584, 2.2945);

  @BeforeEach
  void ready() {
    Health.becomesReady();
  }

  @Test
  void itExposesItsStoreItsHealthAndNothingElse() {
    Health.hasOnly("kafka", "database", "persons", "staying");
    assertThat(Grpc.services())
        .containsExactlyInAnyOrder(
            STORE,
            "grpc.health.v1.Health",
            "grpc.reflection.v1.ServerReflection",
            "grpc.reflection.v1alpha.ServerReflection");
    Eventually.holds(() -> assertThat(Grpc.health(STORE)).isEqualTo("SERVING"));
    for (var path : List.of("/", "/openapi", "/api", "/api/locations")) {
      Http.get(path).is(404);
    }
  }

  @Test
  void itSaysWhoStartsAndWithWhichSettings() {
    Service.saysAtItsStart("kafka.bootstrap.servers=" + Kafka.address(), "store=jdbc");
  }

  @Test
  void aWrongSettingKeepsItFromStarting() {
    Service.doesNotStartWith("kafka.send.timeout", "PT1H");
  }

  @Test
  void aStoreThatIsNoneKeepsItFromStarting() {
    Service.doesNotStartWith("store", "memory", "store: must be grpc or jdbc, not \"memory\"");
  }

  @Test
  void whatIsOnKafkaArrivesInTheDatabaseOnce() {
    Kafka.putPerson(1, "Ada", "Lovelace", "Engines");
    Kafka.sendLocations(walk(1, 0, 100));
    Kafka.sendLocations(walk(1, 50, 150));
    Eventually.holds(() -> assertThat(rows(1)).isEqualTo(150));
    Eventually.holds(
        () ->
            assertThat(Postgres.column("select first_name from person where id = 1"))
                .containsExactly("Ada"));
    assertThat(
            Postgres.column(
                "select latitude_e7 || ' ' || longitude_e7 || ' ' || (instant at time zone 'UTC')"
                    + " from location where person_id = 1 order by instant limit 1"))
        .containsExactly("488584000 22945000 2024-03-14 12:00:00");
  }

  /** One location a second, from one second of the walk until just before another. */
  private static List<Kafka.Entry> walk(long person, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(second -> Kafka.location(person, NOON.plusSeconds(second), PARIS))
        .toList();
  }

  private static long rows(long person) {
    return Postgres.number("select count(*) from location where person_id = " + person);
  }

  @Test
  void anUnreadableRecordIsSetAsideAndThoseAroundItArrive() {
    int before = Kafka.read("locations.dlq").size();
    var good = walk(2, 0, 2);
    Kafka.sendLocations(List.of(good.get(0), Kafka.garbage(2), good.get(1)));
    Eventually.holds(() -> assertThat(rows(2)).isEqualTo(2));
    Eventually.holds(() -> assertThat(Kafka.read("locations.dlq")).hasSize(before + 1));
    var letter = Kafka.read("locations.dlq").get(before);
    assertThat(letter.key()).isEqualTo(Kafka.garbage(2).key());
    assertThat(letter.value()).isEqualTo(Kafka.garbage(2).value());
    assertThat(letter.headers())
        .containsEntry("dead-letter-topic", "locations")
        .containsKeys("dead-letter-partition", "dead-letter-offset")
        .hasEntrySatisfying(
            "dead-letter-reason", reason -> assertThat(reason).contains("is no LocationEvent"));
  }

  @Test
  void whileTheDatabaseIsAwayNothingIsLostAndItGoesOnByItself() {
    Kafka.sendLocations(walk(3, 0, 1000));
    Eventually.holds(() -> assertThat(rows(3)).isEqualTo(1000));
    Postgres.whileAway(
        () -> {
          Kafka.sendLocations(walk(3, 1000, 20_000));
          Kafka.putPerson(3, "Grace", "Hopper", "Navy");
          Health.becomesUnready("database");
          Eventually.sleep(Duration.ofSeconds(15)); // longer than any timeout of the pool
          Health.becomesUnready("database");
        });
    Health.becomesReady();
    Eventually.holds(() -> assertThat(rows(3)).isEqualTo(20_000));
    Eventually.holds(
        () ->
            assertThat(Postgres.column("select last_name from person where id = 3"))
                .containsExactly("Hopper"));
  }

  @Test
  void whileKafkaIsAwayItWaitsAndGoesOnByItself() {
    Kafka.sendLocations(walk(4, 0, 10));
    Kafka.whileAway(() -> Health.becomesUnready("kafka", "persons"));
    Health.becomesReady();
    Kafka.sendLocations(walk(4, 10, 20));
    Eventually.holds(() -> assertThat(rows(4)).isEqualTo(20));
  }

  @Test
  void whoIsRemovedGoesWithAllTheirLocations() {
    Kafka.putPerson(5, "Mary", "Somerville", "Stars");
    Kafka.sendLocations(walk(5, 0, 10));
    Eventually.holds(() -> assertThat(rows(5)).isEqualTo(10));
    Eventually.holds(() -> assertThat(persons(5)).isEqualTo(1));
    Kafka.removePerson(5);
    Eventually.holds(() -> assertThat(persons(5)).isZero());
    assertThat(rows(5)).isZero();
  }

  @Test
  void theDaysToComeAreMadeWhenItStarts() {
    var dayAfterTomorrow = LocalDate.now(UTC).plusDays(2);
    Eventually.holds(
        () ->
            assertThat(
                    Postgres.column(
                        "select inhrelid::regclass from pg_inherits"
                            + " where inhparent = 'location'::regclass"))
                .contains("location_" + BASIC_ISO_DATE.format(dayAfterTomorrow)));
  }

  @Test
  void itsMetricsSayWhatBecameOfEachRecord() {
    var walk = walk(7, 0, 10);
    var moved = Kafka.location(7, NOON, GeoPoint.of(1, 1));
    double stored = metric("locations_stored_total");
    double repeated = metric("locations_repeated_total");
    double differing = metric("locations_differing_total");
    double setAside = metric("dead_letters_total", "locations");
    double batches = metric("batch_records_count", "locations");
    double records = metric("batch_records_sum", "locations");
    Kafka.sendLocations(walk);
    Kafka.sendLocations(walk.subList(0, 3));
    Kafka.sendLocations(List.of(moved, Kafka.garbage(7)));
    Eventually.holds(
        () -> {
          assertThat(metric("locations_stored_total")).isEqualTo(stored + 10);
          assertThat(metric("locations_repeated_total")).isEqualTo(repeated + 4);
          assertThat(metric("locations_differing_total")).isEqualTo(differing + 1);
          assertThat(metric("dead_letters_total", "locations")).isEqualTo(setAside + 1);
          assertThat(metric("batch_records_sum", "locations")).isEqualTo(records + 15);
          assertThat(metric("batch_records_count", "locations")).isGreaterThan(batches);
          assertThat(metric("lag_records", "locations")).isZero();
        });
    Kafka.removePerson(7);
    Eventually.holds(() -> assertThat(rows(7)).isZero());
    double forgotten = metric("locations_forgotten_total");
    Kafka.sendLocations(walk);
    Eventually.holds(
        () -> assertThat(metric("locations_forgotten_total")).isEqualTo(forgotten + 10));
    assertThat(metric("locations_expired_total")).isZero();
  }

  @Test
  void itsMetricsSayHowFarItHasPacked() {
    Eventually.holds(
        () -> {
          assertThat(metric("locations_loose")).isNotNegative();
          assertThat(metric("database_bytes")).isGreaterThan(1 << 20);
        });
    assertThat(metric("packing_lag_seconds")).isBetween(0.0, 900.0);
    assertThat(metric("locations_packed_total")).isNotNegative();
    assertThat(metric("ready")).isEqualTo(1);
  }

  @Test
  void metricsAnswerAlsoWithoutKafka() {
    Kafka.whileAway(
        () -> {
          Health.becomesUnready("kafka", "persons");
          assertThat(metric("lag_records", "locations")).isNaN();
          assertThat(metric("lag_records", "persons")).isNaN();
        });
    Health.becomesReady();
    Eventually.holds(() -> assertThat(metric("lag_records", "locations")).isZero());
  }

  private static double metric(String name) {
    return Metrics.value(name, "service=\"processor\"");
  }

  private static double metric(String name, String topic) {
    return Metrics.value(name, "service=\"processor\"", "topic=\"" + topic + '"');
  }

  private static long persons(long id) {
    return Postgres.number("select count(*) from person where id = " + id);
  }

  @Test
  void whatOthersAppendOverGrpcIsInTheDatabaseUntilItIsForgotten() {
    var here = LocationEvent.newBuilder().setPersonId(6).setInstantMicros(1_710_417_600_000_000L);
    var batch = AppendLocationsRequest.newBuilder().addLocations(here).build();
    assertThat(Grpc.store().append(batch).getStored()).isEqualTo(1);
    assertThat(Grpc.store().append(batch).getKnown()).isEqualTo(1);
    assertThat(rows(6)).isEqualTo(1);
    Grpc.store().forget(ForgetPersonRequest.newBuilder().setPersonId(6).build());
    assertThat(rows(6)).isZero();
    assertThat(Grpc.store().append(batch).getForgotten()).isEqualTo(1);
    var wrong = batch.toBuilder().addLocations(here.clone().setLatitudeE7(900_000_001)).build();
    assertThat(Grpc.refusal(() -> Grpc.store().append(wrong)))
        .isEqualTo(new Refusal("INVALID_ARGUMENT", List.of("locations[1].latitude_e7")));
  }

  @Test
  void oneWithoutADatabaseStoresByWayOfAnother() {
    long person = FIRST_OF_CROWD;
    Service.whileAnotherRuns(
        Map.of(
            "store", "grpc",
            "store.grpc.address", Grpc.address(),
            "database.url", "jdbc:postgresql://127.0.0.1:1/nowhere",
            "database.user", "",
            "database.password", ""),
        port -> {
          Health.becomesReady(port);
          Health.hasOnly(port, "kafka", "store", "staying");
          Kafka.group("processor-locations").awaitMembers(2);
          Kafka.group("processor-persons").awaitMembers(1);
          Postgres.whileAway(
              () -> {
                sendCrowd(person, 0, 100);
                Health.becomesUnready("database");
                Health.becomesUnready(port, "store");
              });
          Health.becomesReady(port);
          crowdHas(person, 100);
          Kafka.removePerson(person);
          Eventually.holds(() -> assertThat(rows(person)).isZero());
          sendCrowd(person, 100, 110);
          crowdHas(person + 1, 110);
          assertThat(rows(person)).isZero();
        });
    Health.becomesReady();
    sendCrowd(person, 110, 120);
    crowdHas(person + 1, 120);
    assertThat(rows(person)).isZero();
  }

  private static void sendCrowd(long first, int from, int to) {
    Kafka.sendLocations(
        LongStream.range(first, END_OF_CROWD)
            .mapToObj(person -> walk(person, from, to))
            .flatMap(List::stream)
            .toList());
  }

  /** Each of them, from the first on. */
  private static void crowdHas(long first, long locations) {
    Eventually.holds(
        () ->
            assertThat(LongStream.range(first, END_OF_CROWD).map(ProcessorAppIT::rows).distinct())
                .containsExactly(locations));
  }
}
