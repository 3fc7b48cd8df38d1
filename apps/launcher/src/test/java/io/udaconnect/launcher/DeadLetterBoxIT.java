package io.udaconnect.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.udaconnect.domain.Refused;
import io.udaconnect.embedded.EmbeddedKafka;
import io.udaconnect.embedded.Ports;
import io.udaconnect.kafka.DeadLetterBox;
import io.udaconnect.kafka.DeadLetters;
import io.udaconnect.kafka.KafkaSettings;
import io.udaconnect.kafka.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dead letters are seen, sent back as they were, and not sent back twice. */
class DeadLetterBoxIT {
  @TempDir static Path folder;
  private static EmbeddedKafka kafka;
  private static String servers;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start(folder, "127.0.0.1", Ports.free(), Ports.free(), Map.of());
    servers = kafka.bootstrapServers();
    new Topics(new KafkaSettings(servers, Duration.ofSeconds(1), Duration.ofSeconds(1)))
        .createMissing(1);
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void lettersWaitUntilTheyAreSentBackOnceAndAsTheyWere() throws Exception {
    die("first", false);
    die("second", false);
    die("third", true);
    try (var box = new DeadLetterBox(servers, Topics.LOCATIONS)) {
      assertThat(in(box, false)).hasSize(3);
      assertThat(box.waiting(2)).hasSize(2);
      assertThat(box.waiting(9)).hasSize(3);
      assertThat(box.replay()).isEqualTo(new DeadLetterBox.Replayed(2, 1));
      assertThat(in(box, false)).isEmpty();
      assertThat(in(box, true)).hasSize(3);
    }
    die("fourth", false);
    try (var box = new DeadLetterBox(servers, Topics.LOCATIONS)) {
      assertThat(in(box, false))
          .singleElement()
          .satisfies(
              letter -> {
                assertThat(DeadLetterBox.text(letter, DeadLetters.REASON)).contains("unreadable");
                assertThat(DeadLetterBox.text(letter, DeadLetters.OFFSET)).contains("17");
              });
    }
    assertThat(sentBack())
        .extracting(record -> new String(record.key(), UTF_8) + new String(record.value(), UTF_8))
        .containsExactlyInAnyOrder("key first", "key second");
    assertThat(sentBack())
        .allSatisfy(
            record -> {
              assertThat(record.headers()).hasSize(1);
              assertThat(DeadLetterBox.text(record, "sender")).contains("phone");
            });
  }

  @Test
  void anEmptyBoxIsNoTrouble() {
    try (var box = new DeadLetterBox(servers, Topics.PERSONS)) {
      assertThat(in(box, false)).isEmpty();
      assertThat(box.replay()).isEqualTo(new DeadLetterBox.Replayed(0, 0));
    }
  }

  @Test
  void withoutKafkaThatIsSaid() {
    try (var box = new DeadLetterBox("127.0.0.1:" + Ports.free(), Topics.LOCATIONS)) {
      assertThatThrownBy(() -> in(box, false))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("Kafka");
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> in(DeadLetterBox box, boolean all) {
    var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    box.forEach(all, found::add);
    return found;
  }

  private static void die(String value, boolean isLeftOut) throws Exception {
    var letter =
        new ProducerRecord<>(
            Topics.deadLetters(Topics.LOCATIONS),
            "key ".getBytes(UTF_8),
            isLeftOut ? null : value.getBytes(UTF_8));
    letter.headers().add("sender", "phone".getBytes(UTF_8));
    letter.headers().add(DeadLetters.REASON, "unreadable".getBytes(UTF_8));
    letter.headers().add(DeadLetters.OFFSET, "17".getBytes(UTF_8));
    if (isLeftOut) letter.headers().add(DeadLetters.LEFT_OUT, "5000000".getBytes(UTF_8));
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", servers),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(letter).get();
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> sentBack() {
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", servers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      var parts =
          consumer.partitionsFor(Topics.LOCATIONS).stream()
              .map(part -> new TopicPartition(Topics.LOCATIONS, part.partition()))
              .toList();
      consumer.assign(parts);
      consumer.seekToBeginning(parts);
      var end = consumer.endOffsets(parts);
      var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
      while (parts.stream().anyMatch(part -> consumer.position(part) < end.get(part))) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
      return found;
    }
  }
}
