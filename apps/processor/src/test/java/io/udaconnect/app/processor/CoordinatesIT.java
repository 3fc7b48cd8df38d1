package io.udaconnect.app.processor;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.proto.v1.LocationEvent;
import io.udaconnect.proto.v1.PersonEvent;
import io.udaconnect.testbed.Eventually;
import io.udaconnect.testbed.Health;
import io.udaconnect.testbed.Kafka;
import io.udaconnect.testbed.Metrics;
import io.udaconnect.testbed.OnLiberty;
import io.udaconnect.testbed.Postgres;
import io.udaconnect.testbed.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Devices that nobody registered. Each test has some of its own, by how their keys begin. */
@OnLiberty
class CoordinatesIT {
  private static final Instant NOON = Instant.parse("2024-03-15T12:00:00Z");
  private static final GeoPoint LYON = GeoPoint.of(45.7, 4.8);

  /** Other tests have persons of the first ids, whom nobody registered. */
  @BeforeAll
  static void beyondTheOthers() {
    assertThat(
            Postgres.number(
                "update person_id_reservation set next_id = next_id + 1000000 returning next_id"))
        .isGreaterThan(1_000_000);
  }

  @BeforeEach
  void ready() {
    Health.becomesReady();
  }

  @Test
  void aKeyBecomesOneDeviceAndOnePersonWhateverDies() {
    int keys = 60;
    send("crowd", keys, 0, 10);
    Service.untilAnotherIsKilled(
        port -> {
          Health.becomesReady(port);
          Kafka.group("processor-coordinates").awaitMembers(2);
          send("crowd", 2 * keys, 10, 20);
          Eventually.holds(() -> assertThat(devices("crowd")).isPositive());
          send("crowd", 3 * keys, 20, 30);
        });
    send("crowd", 3 * keys, 30, 40);
    Eventually.holds(() -> assertThat(rows("crowd")).isEqualTo(keys * 90L));
    assertThat(devices("crowd")).isEqualTo(3L * keys);
    assertThat(owners("crowd")).isEqualTo(3L * keys);
    Eventually.holds(() -> assertThat(persons("crowd")).isEqualTo(3L * keys));
    var ids = ids("crowd");
    assertThat(announced(ids)).isEqualTo(ids.size());
    arrivedInOrder(ids);
  }

  /** One coordinate a second of each of so many devices. */
  private static void send(String crowd, int keys, int from, int to) {
    Kafka.sendCoordinates(
        IntStream.range(from, to)
            .boxed()
            .flatMap(
                second ->
                    IntStream.range(0, keys)
                        .mapToObj(
                            key -> Kafka.coordinate(crowd + key, NOON.plusSeconds(second), LYON)))
            .toList());
  }

  private static String devicesOf(String crowd) {
    return " from device where key like '" + crowd + "%'";
  }

  private static long devices(String crowd) {
    return Postgres.number("select count(*)" + devicesOf(crowd));
  }

  private static long owners(String crowd) {
    return Postgres.number("select count(distinct person_id)" + devicesOf(crowd));
  }

  private static List<Long> ids(String crowd) {
    return Postgres.column("select person_id" + devicesOf(crowd)).stream()
        .map(Long::valueOf)
        .toList();
  }

  /** Who is stored with the name that the devices say. */
  private static long persons(String crowd) {
    return Postgres.number(
        "select count(*) from person where first_name = 'Jean' and last_name = '-'"
            + " and id in (select person_id"
            + devicesOf(crowd)
            + ")");
  }

  /** With the device that has sent them. */
  private static long rows(String crowd) {
    return Postgres.number(
        "select count(*) from location l join device d"
            + " on d.id = l.device_id and d.person_id = l.person_id and d.key like '"
            + crowd
            + "%'");
  }

  private static long announced(List<Long> ids) {
    return Kafka.read("persons").stream()
        .map(
            entry -> {
              try {
                return PersonEvent.parseFrom(entry.value());
              } catch (InvalidProtocolBufferException e) {
                throw new AssertionError(e);
              }
            })
        .filter(person -> person.getFirstName().equals("Jean"))
        .map(PersonEvent::getId)
        .filter(ids::contains)
        .distinct()
        .count();
  }

  /** Each person's locations, each when it came for the first time, are in the order of time. */
  private static void arrivedInOrder(List<Long> ids) {
    var ofEach =
        Kafka.read("locations").stream()
            .map(CoordinatesIT::location)
            .filter(location -> ids.contains(location.getPersonId()))
            .collect(groupingBy(LocationEvent::getPersonId));
    assertThat(ofEach).hasSize(ids.size());
    ofEach.forEach(
        (person, locations) -> {
          var instants = new LinkedHashSet<Long>();
          locations.forEach(location -> instants.add(location.getInstantMicros()));
          assertThat(List.copyOf(instants)).isSorted();
        });
  }

  private static LocationEvent location(Kafka.Entry entry) {
    try {
      return LocationEvent.parseFrom(entry.value());
    } catch (InvalidProtocolBufferException garbage) {
      return LocationEvent.getDefaultInstance(); // of another test
    }
  }

  @Test
  void whatIsNoCoordinateIsSetAsideAndThoseAroundItArrive() {
    int before = Kafka.read("coordinates.dlq").size();
    double setAside = setAside();
    var good = Kafka.coordinate("lone", NOON, LYON);
    Kafka.sendCoordinates(
        List.of(
            Kafka.coordinate("lone", "Jean is here"),
            good,
            Kafka.coordinate("lone", "{\"name\":\"Jean\",\"latitude\":95,\"longitude\":4}"),
            Kafka.coordinate("lone", Instant.now().plus(Duration.ofHours(1)), LYON),
            Kafka.coordinate("", "{\"name\":\"Jean\",\"latitude\":45,\"longitude\":4}"),
            Kafka.coordinate("lone", " ".repeat(200_000)),
            Kafka.coordinate("lone", NOON.plusSeconds(1), LYON)));
    Eventually.holds(() -> assertThat(rows("lone")).isEqualTo(2));
    Eventually.holds(() -> assertThat(Kafka.read("coordinates.dlq")).hasSize(before + 5));
    var letters = Kafka.read("coordinates.dlq");
    assertThat(letters.subList(before, letters.size()))
        .extracting(letter -> letter.headers().get("dead-letter-reason"))
        .anyMatch("value: is not JSON"::equals)
        .anyMatch(reason -> reason.startsWith("latitude: must be between"))
        .anyMatch(reason -> reason.startsWith("creation_time: must not be in the future"))
        .anyMatch("key: must not be empty"::equals)
        .anyMatch("value: must have at most 4096 bytes"::equals);
    Eventually.holds(() -> assertThat(setAside()).isEqualTo(setAside + 5));
    Eventually.holds(
        () ->
            assertThat(
                    Metrics.value("lag_records", "service=\"processor\"", "topic=\"coordinates\""))
                .isZero());
    assertThat(devices("lone")).isEqualTo(1);
  }

  private static double setAside() {
    return Metrics.value("dead_letters_total", "service=\"processor\"", "topic=\"coordinates\"");
  }

  @Test
  void theKeyOfSomeoneWhoIsRemovedBecomesSomeoneNew() {
    send("gone", 1, 0, 10);
    Eventually.holds(() -> assertThat(rows("gone")).isEqualTo(10));
    Eventually.holds(() -> assertThat(persons("gone")).isEqualTo(1));
    long first = ids("gone").get(0);
    Kafka.removePerson(first);
    Eventually.holds(() -> assertThat(devices("gone")).isZero());
    send("gone", 1, 10, 20);
    Eventually.holds(() -> assertThat(rows("gone")).isEqualTo(10));
    assertThat(ids("gone")).hasSize(1).doesNotContain(first);
  }

  @Test
  void whileTheDatabaseIsAwayTheKnownGoOnAndStrangersWait() {
    send("known", 5, 0, 10);
    Eventually.holds(() -> assertThat(rows("known")).isEqualTo(50));
    var ids = ids("known");
    Postgres.whileAway(
        () -> {
          Health.becomesUnready("database");
          send("known", 5, 10, 20);
          Eventually.holds(() -> assertThat(onKafka(ids)).isEqualTo(100));
          send("strange", 5, 0, 10);
        });
    Eventually.holds(() -> assertThat(rows("strange")).isEqualTo(50));
    Eventually.holds(() -> assertThat(rows("known")).isEqualTo(100));
    assertThat(devices("strange")).isEqualTo(5);
  }

  /** Different locations of theirs in the topic. */
  private static long onKafka(List<Long> ids) {
    return Kafka.read("locations").stream()
        .map(CoordinatesIT::location)
        .filter(location -> ids.contains(location.getPersonId()))
        .distinct()
        .count();
  }
}
