package io.udaconnect.kafka;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.seen;
import static io.udaconnect.domain.person.Persons.ada;
import static io.udaconnect.domain.person.Persons.bob;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.device.Device;
import io.udaconnect.domain.device.DeviceKey;
import io.udaconnect.domain.device.Devices;
import io.udaconnect.domain.device.Introduction;
import io.udaconnect.domain.device.MemoryDevices;
import io.udaconnect.domain.location.Intake;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationLog;
import io.udaconnect.domain.location.LocationStore;
import io.udaconnect.domain.person.MemoryPeople;
import io.udaconnect.domain.person.MemoryPersonIds;
import io.udaconnect.domain.person.MemoryPersonLog;
import io.udaconnect.domain.person.Person;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.person.PersonStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The feeds as plain objects, with the records of a real topic. */
class FeedsIT {
  @RegisterExtension static final OpenTelemetryExtension TOLD = OpenTelemetryExtension.create();

  private static final byte[] GARBAGE = {(byte) 0xff, 1, 2, 3};

  private final String topic = TestKafka.topic("feed", 1);
  private final Locations locations = new Locations();
  private final Persons persons = new Persons();
  private final DeadLetters deadLetters = new DeadLetters(TestKafka.settings());
  private final Patience patience = new Patience();
  private final Counts counts = new Counts();
  private final LocationFeed locationFeed = new LocationFeed() {};
  private final PersonFeed personFeed = new PersonFeed() {};
  private final CoordinateFeed coordinateFeed = new CoordinateFeed() {};
  private final MemoryPeople people = new MemoryPeople();
  private final MemoryPersonIds ids = new MemoryPersonIds();
  private final MemoryDevices devices = new MemoryDevices();
  private final Log log = new Log();

  @SuppressWarnings("UnnecessaryAssignment") // no container injects here
  FeedsIT() {
    locationFeed.store = locations;
    locationFeed.deadLetters = deadLetters;
    locationFeed.patience = patience;
    locationFeed.counts = counts;
    locationFeed.traces = new RecordTraces(Optional.of(TOLD.getOpenTelemetry()));
    personFeed.persons = persons;
    personFeed.locations = locations;
    personFeed.deadLetters = deadLetters;
    personFeed.patience = patience;
    personFeed.devices = devices;
    personFeed.counts = counts;
    coordinateFeed.introduction =
        new Introduction(log, people, () -> ids, new MemoryPersonLog(people));
    coordinateFeed.intake = new Intake(people, log, InstantSource.system());
    coordinateFeed.deadLetters = deadLetters;
    coordinateFeed.patience = patience;
    coordinateFeed.counts = counts;
  }

  @AfterEach
  void close() {
    deadLetters.close();
    TestKafka.start();
  }

  /** What it was told, in a line each. */
  private static final class Counts implements FeedCounts {
    final List<String> lines = new ArrayList<>();

    @Override
    public void taken(String topic, int records) {
      lines.add(records + " of " + topic + " taken");
    }

    @Override
    public void appended(LocationStore.Appended appended) {
      lines.add(appended.toString());
    }

    @Override
    public void setAside(String topic, int records) {
      lines.add(records + " of " + topic + " set aside");
    }
  }

  /** Away for some calls, at times picky, and one person's locations it never takes. */
  private static final class Locations implements LocationStore {
    private final List<Location> stored = new ArrayList<>();
    private final List<PersonId> forgotten = new ArrayList<>();
    private int away; // one thread at a time calls
    private int most = Integer.MAX_VALUE;
    private volatile boolean called;

    @Override
    public Appended append(List<Location> batch) {
      answer();
      if (batch.size() > most) throw Refused.invalid("locations", "must be " + most + " at most");
      if (batch.stream().anyMatch(one -> one.person().value() == 666)) {
        throw Refused.invalid("person_id", "is not for this store");
      }
      stored.addAll(batch);
      return new Appended(batch.size(), 0, 0, 0, 0);
    }

    @Override
    public void forget(PersonId person) {
      answer();
      forgotten.add(person);
    }

    private void answer() {
      called = true;
      if (away == 0) return;
      away--;
      throw away % 2 == 0
          ? new Refused(Reason.BUSY, "the database is not reachable")
          : new IllegalStateException("the disk is full");
    }
  }

  private static final class Persons implements PersonStore {
    private final MemoryPeople memory = new MemoryPeople();
    private int away;

    @Override
    public void put(List<Person> persons) {
      if (away-- > 0) throw new IllegalStateException("away");
      memory.put(persons);
    }

    @Override
    public void remove(PersonId id) {
      memory.remove(id);
    }

    @Override
    public Stream<Person> all() {
      return memory.all();
    }
  }

  /** Where coordinates end, and the devices: both are away for some calls. */
  private final class Log implements LocationLog, Devices {
    private final List<Location> kept = new ArrayList<>();
    private int full;
    private int away;

    @Override
    public CompletionStage<Void> append(List<Location> batch) {
      if (full-- > 0) {
        return CompletableFuture.failedFuture(new Refused(Reason.FULL, "more than is taken"));
      }
      kept.addAll(batch);
      return CompletableFuture.completedStage(null);
    }

    @Override
    public Map<DeviceKey, Device> find(Set<DeviceKey> keys) {
      if (away-- > 0) throw new Refused(Reason.BUSY, "the database is not reachable");
      return devices.find(keys);
    }

    @Override
    public Map<DeviceKey, Device> add(Map<DeviceKey, PersonId> owners) {
      return devices.add(owners);
    }

    @Override
    public void forget(PersonId owner) {
      devices.forget(owner);
    }
  }

  private void sendCoordinate(String key, double latitude) {
    sendCoordinate(key, "{\"name\":\"Jean\",\"latitude\":" + latitude + ",\"longitude\":4.8}");
  }

  private void sendCoordinate(String key, String json) {
    TestKafka.send(topic, key == null ? null : key.getBytes(UTF_8), json.getBytes(UTF_8));
  }

  private void send(Location location) {
    TestKafka.send(topic, PersonKey.bytes(location.person()), LocationEvents.bytes(location));
  }

  private void send(Person person) {
    TestKafka.send(topic, PersonKey.bytes(person.id()), PersonEvents.bytes(person));
  }

  private ConsumerRecords<byte[], byte[]> batch() {
    return batch(TestKafka.records(topic));
  }

  private ConsumerRecords<byte[], byte[]> batch(List<ConsumerRecord<byte[], byte[]>> records) {
    return new ConsumerRecords<>(Map.of(new TopicPartition(topic, 0), records), Map.of());
  }

  private List<ConsumerRecord<byte[], byte[]>> dead() {
    return TestKafka.records(Topics.deadLetters(topic));
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader("dead-letter-" + name).value(), UTF_8);
  }

  @Test
  void locationsAreStoredAndTwoBatchesFollowEachOther() {
    var walk = IntStream.range(0, 20).mapToObj(i -> seen(1, NOON.plusSeconds(i), 1, i)).toList();
    walk.forEach(this::send);
    var records = TestKafka.records(topic);
    locationFeed.take(batch(records.subList(0, 12)));
    locationFeed.take(batch(records.subList(12, 20)));
    assertThat(locations.stored).containsExactlyElementsOf(walk);
    assertThat(dead()).isEmpty();
  }

  @Test
  void aStoreThatIsAwayIsWaitedFor() {
    send(seen(1, NOON, 1, 1));
    locations.away = 3;
    locationFeed.take(batch());
    assertThat(locations.stored).containsExactly(seen(1, NOON, 1, 1));
    assertThat(dead()).isEmpty();
  }

  @Test
  void theMethodDoesNotReturnWhileTheStoreIsAwayAndFailsWhenStopped() {
    send(seen(1, NOON, 1, 1));
    locations.away = Integer.MAX_VALUE;
    var taking = CompletableFuture.runAsync(() -> locationFeed.take(batch()));
    TestKafka.await("it tries", () -> locations.called);
    assertThat(taking).isNotDone();
    patience.stop();
    assertThatThrownBy(() -> taking.get(5, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(RuntimeException.class);
    assertThat(locations.stored).isEmpty();
    assertThat(dead()).isEmpty();
  }

  @Test
  void aTracedCallIsToldWhetherItsLocationsAreStored() {
    send(seen(1, NOON, 1, 1));
    TestKafka.send(topic, PersonKey.bytes(new PersonId(1)), GARBAGE);
    var records = TestKafka.records(topic);
    for (int i = 0; i < 2; i++) {
      var call = "00-%032x-%016x-01".formatted(i + 1, i + 1);
      records.get(i).headers().add("traceparent", call.getBytes(UTF_8));
    }
    locationFeed.take(batch(records));
    assertThat(TOLD.getSpans())
        .extracting(SpanData::getParentSpanId, span -> span.getStatus().getStatusCode())
        .containsExactlyInAnyOrder(
            tuple("%016x".formatted(1), StatusCode.UNSET),
            tuple("%016x".formatted(2), StatusCode.ERROR));
  }

  @Test
  void badLocationsAreSetAsideAndTheGoodOnesStored() {
    var first = seen(1, NOON, 1, 1);
    var last = seen(2, NOON, 2, 2);
    send(first);
    TestKafka.send(
        new ProducerRecord<>(topic, PersonKey.bytes(new PersonId(1)), GARBAGE) {
          {
            headers().add("trace", new byte[] {7});
          }
        });
    TestKafka.send(topic, null, LocationEvents.bytes(first));
    TestKafka.send(topic, new byte[5], LocationEvents.bytes(first));
    TestKafka.send(topic, PersonKey.bytes(new PersonId(1)), null);
    TestKafka.send(topic, PersonKey.bytes(new PersonId(2)), LocationEvents.bytes(first));
    send(seen(1, NOON.plusSeconds(600_000_000), 1, 1));
    send(last);
    locationFeed.take(batch());
    assertThat(locations.stored).containsExactly(first, last);
    assertThat(dead()).hasSize(6);
    var garbage = dead().get(0);
    assertThat(garbage.key()).isEqualTo(PersonKey.bytes(new PersonId(1)));
    assertThat(garbage.value()).isEqualTo(GARBAGE);
    assertThat(garbage.headers().lastHeader("trace").value()).containsExactly(7);
    assertThat(header(garbage, "reason")).startsWith("value: is no LocationEvent");
    assertThat(header(garbage, "topic")).isEqualTo(topic);
    assertThat(header(garbage, "partition")).isEqualTo("0");
    assertThat(header(garbage, "offset")).isEqualTo("1");
    assertThat(header(garbage, "timestamp")).matches("\\d{13}");
    assertThat(dead())
        .extracting(letter -> header(letter, "reason").replaceAll(":.*", ""))
        .containsExactly("value", "key", "key", "value", "key", "instant_micros");
    assertThat(counts.lines)
        .containsExactly(
            "8 of locations taken",
            new LocationStore.Appended(2, 0, 0, 0, 0).toString(),
            "6 of locations set aside");
  }

  @Test
  void whatTheStoreRefusesIsFoundAmongMany() {
    var crowd =
        IntStream.range(0, 50)
            .mapToObj(i -> seen(i % 17 == 5 ? 666 : i + 1, NOON.plusSeconds(i), 1, 1))
            .toList();
    crowd.forEach(this::send);
    locations.away = 2;
    locationFeed.take(batch());
    assertThat(locations.stored)
        .containsExactlyElementsOf(
            crowd.stream().filter(one -> one.person().value() != 666).toList());
    assertThat(dead()).hasSize(3);
    assertThat(header(dead().get(0), "reason")).isEqualTo("person_id: is not for this store");
  }

  @Test
  void aStoreThatTakesFewAtOnceGetsThemAllInItsOwnTime() {
    locations.most = 3;
    var seen = IntStream.range(0, 10).mapToObj(i -> seen(1, NOON.plusSeconds(i), 10, 20)).toList();
    seen.forEach(this::send);
    locationFeed.take(batch());
    assertThat(locations.stored).containsExactlyElementsOf(seen);
    assertThat(dead()).isEmpty();
  }

  @Test
  void aHugeRecordIsKeptWhole() {
    byte[] huge = new byte[1_000_000];
    TestKafka.send(topic, PersonKey.bytes(new PersonId(1)), huge);
    locationFeed.take(batch());
    assertThat(dead().get(0).value()).hasSize(1_000_000);
  }

  @Test
  void aRecordTooHugeForItsDeadLetterLeavesItsValueOut() {
    byte[] key = PersonKey.bytes(new PersonId(1));
    var record = new ConsumerRecord<>(topic, 0, 9, key, new byte[5_000_000]);
    locationFeed.take(batch(List.of(record)));
    assertThat(dead().get(0).key()).isEqualTo(key);
    assertThat(dead().get(0).value()).isNull();
    assertThat(header(dead().get(0), "value-left-out")).isEqualTo("5000000");
  }

  @Test
  void aDeadLetterWaitsForKafka() throws Exception {
    TestKafka.send(topic, null, GARBAGE);
    var batch = batch();
    TestKafka.stop();
    var taking = CompletableFuture.runAsync(() -> locationFeed.take(batch));
    assertThatThrownBy(() -> taking.get(3, TimeUnit.SECONDS))
        .isInstanceOf(java.util.concurrent.TimeoutException.class);
    TestKafka.start();
    taking.get(20, TimeUnit.SECONDS);
    assertThat(dead()).isNotEmpty();
  }

  @Test
  void personsComeAndGoInTheirOrder() {
    send(ada());
    send(bob());
    TestKafka.send(topic, PersonKey.bytes(bob().id()), null);
    TestKafka.send(topic, PersonKey.bytes(bob().id()), GARBAGE);
    TestKafka.send(topic, null, null);
    persons.away = 2;
    locations.away = 1;
    personFeed.take(batch());
    assertThat(persons.all()).containsExactly(ada());
    assertThat(locations.forgotten).containsExactly(bob().id());
    assertThat(dead())
        .extracting(letter -> header(letter, "reason"))
        .first()
        .asString()
        .startsWith("value: is no PersonEvent");
    assertThat(dead()).hasSize(2);
    assertThat(counts.lines).containsExactly("5 of persons taken", "2 of persons set aside");
    personFeed.take(batch());
    assertThat(persons.all()).containsExactly(ada());
  }

  @Test
  void whoGoesTakesTheirDevicesAlong() {
    var home = new DeviceKey("10.0.0.7");
    devices.add(Map.of(home, ada().id()));
    TestKafka.send(topic, PersonKey.bytes(ada().id()), null);
    personFeed.take(batch());
    assertThat(devices.find(Set.of(home))).isEmpty();
  }

  @Test
  void whoeverSendsCoordinatesBecomesSomebodyAndKeepsTheirOrder() {
    for (int i = 0; i < 10; i++) {
      sendCoordinate("10.0.0.7", 45 + i / 1e3);
      sendCoordinate("10.0.0.8", 46 + i / 1e3);
    }
    var records = TestKafka.records(topic);
    coordinateFeed.take(batch(records.subList(0, 12)));
    coordinateFeed.take(batch(records.subList(12, 20)));
    assertThat(people.count()).isEqualTo(2);
    assertThat(latitudesOf("10.0.0.7"))
        .containsExactly(
            45.0, 45.001, 45.002, 45.003, 45.004, 45.005, 45.006, 45.007, 45.008, 45.009);
    assertThat(latitudesOf("10.0.0.8")).hasSize(10).isSorted();
    assertThat(log.kept.get(0).instant().toEpochMilli()).isEqualTo(records.get(0).timestamp());
    assertThat(dead()).isEmpty();
    assertThat(counts.lines).containsExactly("12 of coordinates taken", "8 of coordinates taken");
    coordinateFeed.take(batch(records));
    assertThat(people.count()).isEqualTo(2);
    assertThat(log.kept.stream().map(Location::key).distinct()).hasSize(20);
  }

  /** Of the one device of this key, and of its owner. */
  private List<Double> latitudesOf(String key) {
    var device = devices.find(Set.of(new DeviceKey(key))).get(new DeviceKey(key));
    return log.kept.stream()
        .filter(one -> one.key().device().equals(device.id()))
        .filter(one -> one.person().equals(device.owner()))
        .map(one -> one.point().latitudeDegrees())
        .toList();
  }

  @Test
  void badCoordinatesAreSetAsideAndTheGoodOnesTaken() {
    sendCoordinate("10.0.0.7", 45);
    sendCoordinate("10.0.0.7", "Jean");
    sendCoordinate(null, "{\"name\":\"Jean\",\"latitude\":45,\"longitude\":4}");
    sendCoordinate("10.0.0.9", "{\"name\":\"Jean\",\"latitude\":95,\"longitude\":4}");
    sendCoordinate(
        "10.0.0.7",
        "{\"name\":\"Jean\",\"latitude\":45,\"longitude\":4,\"timestamp\":\"3026-01-01T00:00:00Z\"}");
    TestKafka.send(topic, new byte[] {'a'}, null);
    TestKafka.send(topic, new byte[] {'a'}, new byte[500_000]);
    sendCoordinate("10.0.0.7", 46);
    coordinateFeed.take(batch());
    assertThat(latitudesOf("10.0.0.7")).containsExactly(45.0, 46.0);
    assertThat(log.kept).hasSize(2);
    assertThat(people.count()).isEqualTo(1);
    assertThat(dead())
        .extracting(letter -> header(letter, "reason").replaceAll(":.*", ""))
        .containsExactlyInAnyOrder("value", "key", "latitude", "creation_time", "value", "value");
    assertThat(counts.lines).contains("6 of coordinates set aside");
  }

  @Test
  void coordinatesWaitForTheDevicesAndForTheLog() {
    sendCoordinate("10.0.0.7", 45);
    log.away = 2;
    log.full = 2;
    coordinateFeed.take(batch());
    assertThat(latitudesOf("10.0.0.7")).containsExactly(45.0);
    assertThat(dead()).isEmpty();
  }

  @Test
  void whileTheDevicesAreAwayTheKnownGoOnAndAStrangerWaits() {
    sendCoordinate("10.0.0.7", 45);
    var first = batch();
    coordinateFeed.take(first);
    sendCoordinate("10.0.0.8", 46);
    sendCoordinate("10.0.0.7", 47);
    log.away = Integer.MAX_VALUE;
    var taking = CompletableFuture.runAsync(() -> coordinateFeed.take(batch()));
    TestKafka.await("who is known goes on", () -> log.kept.size() > 1);
    TestKafka.await("the stranger waits", () -> log.away < Integer.MAX_VALUE - 1);
    assertThat(taking).isNotDone();
    patience.stop();
    assertThatThrownBy(() -> taking.get(5, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(RuntimeException.class);
    assertThat(latitudesOf("10.0.0.7")).endsWith(47.0);
    assertThat(people.count()).isEqualTo(1);
  }
}
