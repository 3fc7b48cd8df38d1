package io.udaconnect.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FeedLagIT {
  private static final byte[] KEY = {0};

  private final Broker broker = new Broker(TestKafka.settings());

  @BeforeAll
  static void topics() {
    TestKafka.start();
    new Topics(TestKafka.settings()).createMissing(1);
    try (var broker = new Broker(TestKafka.settings())) {
      TestKafka.await(
          "the topics are there",
          () ->
              !Double.isNaN(
                  new FeedLag(broker, "nobody", "nobody", "nobody").of(Topics.LOCATIONS)));
    }
  }

  @AfterAll
  static void noTopics() {
    TestKafka.delete(Topics.NAMES.toArray(String[]::new));
    try (var broker = new Broker(TestKafka.settings())) {
      TestKafka.await(
          "removed",
          () -> Topics.NAMES.stream().allMatch(topic -> broker.look(List.of(topic)).isEmpty()));
    }
  }

  @AfterEach
  void close() {
    broker.close();
  }

  /** A new one has no answer yet that it could give again. */
  private double lag(String group, String topic) {
    return new FeedLag(broker, group, group, group).of(topic);
  }

  @Test
  void whatNobodyTookIsYetToBeTaken() {
    double locations = lag("nobody", Topics.LOCATIONS);
    double persons = lag("nobody", Topics.PERSONS);
    for (int i = 0; i < 3; i++) TestKafka.send(Topics.LOCATIONS, KEY, KEY);
    TestKafka.send(Topics.PERSONS, KEY, KEY);
    assertThat(lag("nobody", Topics.LOCATIONS)).isEqualTo(locations + 3);
    assertThat(lag("nobody", Topics.PERSONS)).isEqualTo(persons + 1);
  }

  @Test
  void whatTheGroupTookIsNot() throws Exception {
    for (int i = 0; i < 3; i++) TestKafka.send(Topics.LOCATIONS, KEY, KEY);
    double all = lag("nobody", Topics.LOCATIONS);
    int partition = TestKafka.records(Topics.LOCATIONS).get(0).partition();
    try (var admin = TestKafka.admin()) {
      admin
          .alterConsumerGroupOffsets(
              "lag-readers",
              Map.of(new TopicPartition(Topics.LOCATIONS, partition), new OffsetAndMetadata(2)))
          .all()
          .get(10, TimeUnit.SECONDS);
    }
    assertThat(lag("lag-readers", Topics.LOCATIONS)).isEqualTo(all - 2);
  }

  @Test
  void withoutKafkaItIsNoNumberAndSoon() {
    var lag = new FeedLag(broker, "nobody", "nobody", "nobody");
    TestKafka.stop();
    try {
      var begun = Instant.now();
      assertThat(lag.of(Topics.LOCATIONS)).isNaN();
      assertThat(lag.of(Topics.PERSONS)).isNaN();
      assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofMillis(1_900));
    } finally {
      TestKafka.start();
    }
    TestKafka.await("it knows again", () -> !Double.isNaN(lag.of(Topics.LOCATIONS)));
  }
}
