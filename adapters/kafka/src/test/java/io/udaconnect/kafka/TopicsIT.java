package io.udaconnect.kafka;

import static io.udaconnect.domain.person.Persons.ada;
import static io.udaconnect.domain.person.Persons.bob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.person.Person;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicsIT {
  private final Topics topics = new Topics(TestKafka.settings());

  @BeforeEach
  void noTopics() {
    TestKafka.start();
    assertThat(topics.createMissing(1)).containsExactlyInAnyOrderElementsOf(Topics.NAMES);
  }

  @AfterEach
  void remove() throws Exception {
    TestKafka.delete(Topics.NAMES.toArray(String[]::new));
    try (var admin = TestKafka.admin()) {
      TestKafka.await("removed", () -> names(admin).stream().noneMatch(Topics.NAMES::contains));
    }
  }

  private static List<String> names(org.apache.kafka.clients.admin.Admin admin) {
    try {
      return List.copyOf(admin.listTopics().names().get());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void onlyWhatIsMissingIsMade() throws Exception {
    assertThat(topics.createMissing(1)).isEmpty();
    try (var admin = TestKafka.admin()) {
      var described = admin.describeTopics(Topics.NAMES).allTopicNames().get();
      assertThat(described.get("persons").partitions()).hasSize(1);
      assertThat(described.get("locations").partitions()).hasSize(12);
      assertThat(described.get("coordinates").partitions()).hasSize(12);
      assertThat(described.get("coordinates.dlq").partitions()).hasSize(1);
      var persons = new ConfigResource(ConfigResource.Type.TOPIC, "persons");
      var configuration = admin.describeConfigs(List.of(persons)).all().get().get(persons);
      assertThat(configuration.get("cleanup.policy").value()).isEqualTo("compact");
    }
    TestKafka.delete("locations.dlq");
    TestKafka.await("it is made again", () -> topics.createMissing(1).contains("locations.dlq"));
  }

  @Test
  void aMissingTopicIsAProblem() {
    try (var broker = new Broker(TestKafka.settings())) {
      TestKafka.await("no problem", () -> broker.problem().isEmpty());
      TestKafka.delete("locations");
      TestKafka.await(
          "a problem",
          () ->
              broker
                  .problem()
                  .filter("topic locations is missing: run udaconnect migrate"::equals)
                  .isPresent());
    }
    topics.createMissing(1);
  }

  @Test
  void aBrokerThatIsAwayIsAProblem() {
    try (var broker = new Broker(TestKafka.nowhere())) {
      assertThat(broker.problem())
          .hasValueSatisfying(why -> assertThat(why).startsWith("Kafka is not reachable at 127."));
    }
  }

  @Test
  void anEmptyTopicIsFilledOnce() {
    assertThat(topics.refillPersons(Stream.of(ada(), bob()))).isEqualTo(2);
    assertThat(persons()).containsExactly(ada(), bob());
    assertThat(topics.refillPersons(Stream.of(ada(), bob()))).isZero();
    assertThat(persons()).hasSize(2);
  }

  @Test
  void aTopicInUseIsLeftAlone() {
    TestKafka.send("persons", PersonKey.bytes(ada().id()), null);
    assertThat(topics.refillPersons(Stream.of(ada(), bob()))).isZero();
    assertThat(TestKafka.records("persons")).hasSize(1);
  }

  @Test
  void aRefillThatBrokeOffIsDoneAgain() {
    var breaking =
        Stream.concat(Stream.of(ada(), bob()), Stream.of(1L))
            .map(
                next -> {
                  if (next instanceof Person person) return person;
                  throw new IllegalStateException("the database died");
                });
    assertThatThrownBy(() -> topics.refillPersons(breaking)).hasMessage("the database died");
    assertThat(topics.refillPersons(Stream.of(ada(), bob()))).isEqualTo(2);
    assertThat(persons()).endsWith(ada(), bob());
  }

  @Test
  void withoutKafkaTheOperatorIsTold() {
    var nowhere = TestKafka.nowhere();
    assertThatThrownBy(() -> new Topics(nowhere).createMissing(1))
        .hasMessageContaining(nowhere.bootstrapServers())
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.BUSY));
  }

  private static List<Person> persons() {
    return TestKafka.records("persons").stream()
        .map(record -> PersonEvents.person(record.key(), record.value()))
        .toList();
  }
}
