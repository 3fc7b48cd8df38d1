package io.udaconnect.kafka;

import static io.udaconnect.domain.person.Persons.ada;
import static io.udaconnect.domain.person.Persons.bob;
import static io.udaconnect.domain.person.Persons.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.person.Person;
import io.udaconnect.domain.person.PersonId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KafkaPeopleIT {
  private static final byte[] GARBAGE = {(byte) 0xff, 1, 2, 3};

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final String topic = TestKafka.topic("persons", 1);

  @AfterEach
  void close() throws Exception {
    while (!open.isEmpty()) open.pop().close();
    TestKafka.start();
  }

  private KafkaPeople people(KafkaSettings settings, String topic) {
    var broker = new Broker(settings);
    open.push(broker);
    return people(broker, settings, topic);
  }

  private KafkaPeople people(Broker broker, KafkaSettings settings, String topic) {
    var people = new KafkaPeople(settings, broker, topic);
    open.push(people);
    return people;
  }

  private KafkaPeople loaded() {
    var people = people(TestKafka.settings(), topic);
    TestKafka.await("loaded", people::loaded);
    return people;
  }

  private void put(Person person) {
    TestKafka.send(topic, PersonKey.bytes(person.id()), PersonEvents.bytes(person));
  }

  @Test
  void unreadableRecordsArePassedOver() {
    put(ada());
    TestKafka.send(topic, PersonKey.bytes(bob().id()), GARBAGE);
    TestKafka.send(topic, null, PersonEvents.bytes(bob()));
    TestKafka.send(topic, null, null);
    TestKafka.send(topic, new byte[3], PersonEvents.bytes(bob()));
    TestKafka.send(topic, new byte[8], null);
    TestKafka.send(topic, PersonKey.bytes(ada().id()), PersonEvents.bytes(bob()));
    TestKafka.send(topic, PersonKey.bytes(ada().id()), new byte[900_000]);
    TestKafka.send(topic, PersonKey.bytes(new PersonId(77)), null);
    put(person(3, "Cy", "Young", "Indians"));
    var people = loaded();
    assertThat(people.after(0)).containsExactly(ada(), person(3, "Cy", "Young", "Indians"));
    assertThat(people.unreadable()).isEqualTo(7);
  }

  @Test
  void whoWasRemovedIsRememberedAlsoByWhoComesLate() {
    put(ada());
    put(bob());
    var early = loaded();
    assertThat(early.wasRemoved(ada().id())).isFalse();
    TestKafka.send(topic, PersonKey.bytes(ada().id()), null);
    TestKafka.await("removed", () -> early.wasRemoved(ada().id()));
    var late = loaded();
    assertThat(late.wasRemoved(ada().id())).isTrue();
    assertThat(late.wasRemoved(bob().id())).isFalse();
  }

  @Test
  void whoComesLateReadsWhatCompactionLeft() {
    String compacted =
        TestKafka.topic(
            "persons",
            1,
            Map.of(
                "cleanup.policy", "compact",
                "segment.ms", "100",
                "min.cleanable.dirty.ratio", "0.001",
                "delete.retention.ms", "0"));
    for (int i = 0; i < 20; i++) {
      var version = person(1, "Ada" + i, "Lovelace", "Engines");
      TestKafka.send(compacted, PersonKey.bytes(ada().id()), PersonEvents.bytes(version));
    }
    TestKafka.send(compacted, PersonKey.bytes(bob().id()), PersonEvents.bytes(bob()));
    TestKafka.send(compacted, PersonKey.bytes(bob().id()), null);
    TestKafka.await(
        "compacted",
        () -> {
          TestKafka.send(compacted, PersonKey.bytes(new PersonId(9)), null); // rolls the segment
          return TestKafka.records(compacted).stream()
              .noneMatch(record -> PersonKey.id(record.key()).equals(bob().id()));
        });
    var people = people(TestKafka.settings(), compacted);
    TestKafka.await("loaded", people::loaded);
    assertThat(people.after(0)).containsExactly(person(1, "Ada19", "Lovelace", "Engines"));
  }

  @Test
  void aFloodOfUnknownIdsSharesFewQuestions() throws Exception {
    put(ada());
    var questions = new AtomicInteger();
    var counting =
        new Broker(TestKafka.settings()) {
          @Override
          public CompletableFuture<Long> end(String topic) {
            questions.incrementAndGet();
            return super.end(topic);
          }
        };
    open.push(counting);
    var people = people(counting, TestKafka.settings(), topic);
    TestKafka.await("loaded", people::loaded);
    int before = questions.get();
    var pool = Executors.newFixedThreadPool(200);
    try {
      var callers =
          IntStream.range(0, 5000)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> reasonFor(people, 1000 + i), pool))
              .toList();
      for (var caller : callers) {
        assertThat(caller.get(20, TimeUnit.SECONDS)).isEqualTo(Reason.UNKNOWN);
      }
    } finally {
      pool.shutdown();
    }
    // 200 at once: each question answers all who came before it
    assertThat(questions.get() - before).isBetween(1, 1000);
  }

  private static Reason reasonFor(KafkaPeople people, long id) {
    try {
      people.get(new PersonId(id));
      throw new AssertionError("there is no " + id);
    } catch (Refused refused) {
      return refused.reason();
    }
  }

  @Test
  void aBrokerThatGoesAndComesAgainNeedsNoHelp() {
    put(ada());
    var people = loaded();
    assertThat(people.problem()).isEmpty();
    TestKafka.stop();
    long begin = System.nanoTime();
    assertThat(reasonFor(people, 99)).isEqualTo(Reason.BUSY);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
    TestKafka.await("the trouble is known", () -> people.problem().isPresent());
    assertThat(people.get(ada().id())).isEqualTo(ada());
    assertThat(people.loaded()).isTrue();
    TestKafka.start();
    put(bob());
    TestKafka.await("all is well", () -> people.problem().isEmpty());
    assertThat(people.get(bob().id())).isEqualTo(bob());
  }

  @Test
  void aStartWithoutKafkaGoesOnWhenItComes() {
    put(ada());
    TestKafka.stop();
    var people = people(TestKafka.settings(), topic);
    TestKafka.await(
        "the trouble is known",
        () -> people.problem().filter("Kafka is not reachable"::equals).isPresent());
    assertThat(people.loaded()).isFalse();
    assertThat(reasonFor(people, 1)).isEqualTo(Reason.BUSY);
    TestKafka.start();
    TestKafka.await("loaded", people::loaded);
    assertThat(people.get(ada().id())).isEqualTo(ada());
  }

  @Test
  void aMissingTopicIsCalledMissingUntilItIsThere() {
    var people = people(TestKafka.settings(), "absent");
    TestKafka.await("missing", () -> people.problem().filter(this::sayAbsent).isPresent());
    assertThatThrownBy(() -> people.get(ada().id()))
        .hasMessage("topic absent is missing: run udaconnect migrate");
    TestKafka.create("absent", 1, Map.of());
    TestKafka.await("loaded", people::loaded);
    assertThat(reasonFor(people, 1)).isEqualTo(Reason.UNKNOWN);
    TestKafka.delete("absent");
  }

  private boolean sayAbsent(String problem) {
    return problem.equals("topic absent is missing: run udaconnect migrate");
  }

  @Test
  void aTopicThatWasMadeAnewIsReadAnew() {
    put(ada());
    put(bob());
    var people = loaded();
    TestKafka.delete(topic);
    TestKafka.create(topic, 1, Map.of());
    put(bob());
    TestKafka.await("only bob", () -> people.find(ada().id()).isEmpty());
    TestKafka.await("all is well", () -> people.problem().isEmpty());
    assertThat(people.after(0)).containsExactly(bob());
  }
}
