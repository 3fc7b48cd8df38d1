package io.udaconnect.kafka;

import static io.udaconnect.domain.location.Sightings.seen;
import static io.udaconnect.domain.person.Persons.ada;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.live.Update;
import io.udaconnect.domain.live.View;
import io.udaconnect.domain.live.Whereabouts;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.MemoryLocations;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.kafka.LiveReader.Start;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveReaderIT {
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final byte[] GARBAGE = {(byte) 0xff, 1, 2, 3};

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final String topic = TestKafka.topic("locations", 1);
  private final String persons = TestKafka.topic("persons", 1);
  private final String group = topic + "-processor";
  private final MemoryLocations store = new MemoryLocations();
  private final Whereabouts whereabouts =
      new Whereabouts((person, south, east, micros) -> Long.toString(person).getBytes(UTF_8));

  @AfterEach
  void close() throws Exception {
    while (!open.isEmpty()) open.pop().close();
  }

  private void begin(Duration earlier) {
    var broker = new Broker(TestKafka.settings());
    open.push(broker);
    var people = new KafkaPeople(TestKafka.settings(), broker, persons);
    open.push(people);
    var patience = new Patience();
    open.push(patience::stop);
    var reader =
        new LiveReader(
            TestKafka.settings(),
            new Start(topic, group, earlier),
            broker,
            people,
            store,
            patience,
            whereabouts,
            InstantSource.system());
    open.push(reader);
    reader.start();
  }

  private void send(Location location) {
    TestKafka.send(topic, PersonKey.bytes(location.person()), LocationEvents.bytes(location));
  }

  private void send(long person) {
    send(seen(person, now, 1, 1));
  }

  private void commit(long offset) throws ExecutionException, InterruptedException {
    try (var admin = TestKafka.admin()) {
      admin
          .alterConsumerGroupOffsets(
              group, Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(offset)))
          .all()
          .get();
    }
  }

  private Set<Long> seenNow() {
    TestKafka.await("current", whereabouts::isCurrent);
    var viewer = whereabouts.viewer();
    viewer.look(View.WHOLE, Optional.empty());
    var update = new Update();
    viewer.next(update);
    var people = new TreeSet<Long>();
    for (int i = 0; i < update.positionCount(); i++) {
      people.add(Long.parseLong(new String(update.position(i), UTF_8)));
    }
    return people;
  }

  @Test
  void itBeginsWhereTheProcessorIsAndTheStoreHasTheRest() throws Exception {
    send(1);
    send(2);
    commit(1);
    store.append(List.of(seen(3, now, 1, 1)));
    begin(Duration.ZERO);
    assertThat(seenNow()).containsExactly(2L, 3L);
    send(4);
    TestKafka.await("followed", () -> whereabouts.people() == 3);
  }

  @Test
  void itBeginsEarlierIfThatIsWanted() throws Exception {
    send(1);
    send(2);
    commit(2);
    begin(Duration.ofMinutes(1));
    assertThat(seenNow()).containsExactly(1L, 2L);
  }

  @Test
  void aPlaceBeyondTheEndIsThatOfAnotherTopic() throws Exception {
    send(1);
    commit(100);
    begin(Duration.ZERO);
    assertThat(seenNow()).containsExactly(1L);
  }

  @Test
  void whatNobodyCanReadIsPassedOverAndSoIsTheFuture() {
    TestKafka.send(topic, null, GARBAGE);
    TestKafka.send(topic, PersonKey.bytes(new PersonId(1)), GARBAGE);
    TestKafka.send(topic, PersonKey.bytes(new PersonId(1)), null);
    send(seen(1, now.plusSeconds(3_600), 1, 1));
    send(2);
    begin(Duration.ZERO);
    assertThat(seenNow()).containsExactly(2L);
  }

  @Test
  void whoIsRemovedIsGoneAndDoesNotComeBack() {
    var ada = ada().id();
    send(seen(ada.value(), now, 1, 1));
    send(77);
    TestKafka.send(persons, PersonKey.bytes(new PersonId(77)), null);
    begin(Duration.ZERO);
    assertThat(seenNow()).containsExactly(ada.value());
    TestKafka.send(persons, PersonKey.bytes(ada), null);
    TestKafka.await("removed", () -> whereabouts.people() == 0);
    send(seen(ada.value(), now.plusSeconds(1), 1, 1));
    send(5);
    TestKafka.await("followed", () -> whereabouts.people() == 1);
    assertThat(seenNow()).containsExactly(5L);
  }

  @Test
  void withoutKafkaItIsNotCurrentAndGoesOnByItself() {
    send(1);
    begin(Duration.ZERO);
    assertThat(seenNow()).containsExactly(1L);
    TestKafka.stop();
    TestKafka.await("behind", () -> !whereabouts.isCurrent());
    TestKafka.start();
    send(2);
    TestKafka.await("both", () -> whereabouts.people() == 2);
    assertThat(seenNow()).containsExactly(1L, 2L);
  }
}
