package io.udaconnect.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedLagIT {
  private static final String GROUP = "lag-readers";
  private static final byte[] KEY = {0};

  private final Broker broker = new Broker(TestKafka.settings());

  @BeforeEach
  void topics() {
    TestKafka.start();
    new Topics(TestKafka.settings()).createMissing(1);
  }

  @AfterEach
  void close() {
    broker.close();
    TestKafka.start();
    TestKafka.delete(Topics.NAMES.toArray(String[]::new));
  }

  /** A new one has no answer yet that it could give again. */
  private double lag(String topic) {
    return new FeedLag(broker, GROUP, "nobody").of(topic);
  }

  @Test
  void whatNobodyTookIsYetToBeTaken() {
    assertThat(lag(Topics.LOCATIONS)).isZero();
    for (int i = 0; i < 3; i++) TestKafka.send(Topics.LOCATIONS, KEY, KEY);
    TestKafka.send(Topics.PERSONS, KEY, KEY);
    assertThat(lag(Topics.LOCATIONS)).isEqualTo(3);
    assertThat(lag(Topics.PERSONS)).isEqualTo(1);
  }

  @Test
  void whatTheGroupTookIsNot() throws Exception {
    for (int i = 0; i < 3; i++) TestKafka.send(Topics.LOCATIONS, KEY, KEY);
    int partition = TestKafka.records(Topics.LOCATIONS).get(0).partition();
    try (var admin = TestKafka.admin()) {
      admin
          .alterConsumerGroupOffsets(
              GROUP,
              Map.of(new TopicPartition(Topics.LOCATIONS, partition), new OffsetAndMetadata(2)))
          .all()
          .get(10, TimeUnit.SECONDS);
    }
    assertThat(lag(Topics.LOCATIONS)).isEqualTo(1);
  }

  @Test
  void withoutKafkaItIsNoNumberAndSoon() {
    var lag = new FeedLag(broker, GROUP, "nobody");
    TestKafka.stop();
    var begun = Instant.now();
    assertThat(lag.of(Topics.LOCATIONS)).isNaN();
    assertThat(lag.of(Topics.PERSONS)).isNaN();
    assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofMillis(1_900));
    TestKafka.start();
    TestKafka.await("it knows again", () -> lag.of(Topics.LOCATIONS) == 0);
  }

  @Test
  void withoutTheTopicItIsNoNumber() {
    TestKafka.delete(Topics.PERSONS);
    assertThat(lag(Topics.PERSONS)).isNaN();
    TestKafka.create(Topics.PERSONS, 1, Map.of());
  }
}
