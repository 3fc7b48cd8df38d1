package io.udaconnect.kafka;

import io.udaconnect.embedded.EmbeddedKafka;
import io.udaconnect.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The one broker of a test run; each test has topics of its own in it. */
final class TestKafka {
  private static final Path DIRECTORY = directory();
  private static final int PORT = Ports.free();
  private static final int CONTROLLER_PORT = Ports.free();
  private static final AtomicInteger TOPICS = new AtomicInteger();
  private static final Map<String, String> SETTINGS =
      Map.of("log.cleaner.backoff.ms", "100", "log.initial.task.delay.ms", "100");

  private static EmbeddedKafka running;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(TestKafka::stop));
  }

  private TestKafka() {}

  private static Path directory() {
    try {
      return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "kafka");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static synchronized void start() {
    if (running == null) {
      running = EmbeddedKafka.start(DIRECTORY, "127.0.0.1", PORT, CONTROLLER_PORT, SETTINGS);
    }
  }

  static synchronized void stop() {
    if (running != null) running.close();
    running = null;
  }

  static KafkaSettings settings() {
    return settings(PORT);
  }

  /** Nobody listens there. */
  static KafkaSettings nowhere() {
    return settings(Ports.free());
  }

  private static KafkaSettings settings(int port) {
    return new KafkaSettings("127.0.0.1:" + port, Duration.parse("PT1.5S"), Duration.parse("PT1S"));
  }

  static String topic(String name, int partitions) {
    return topic(name, partitions, Map.of());
  }

  /** A new topic and the one for its dead letters. */
  static String topic(String name, int partitions, Map<String, String> configuration) {
    start();
    String topic = name + "-" + TOPICS.incrementAndGet();
    create(topic, partitions, configuration);
    create(Topics.deadLetters(topic), 1, Map.of("max.message.bytes", "4194304"));
    return topic;
  }

  static void create(String topic, int partitions, Map<String, String> configuration) {
    try (var admin = admin()) {
      admin
          .createTopics(Set.of(new NewTopic(topic, partitions, (short) 1).configs(configuration)))
          .all()
          .get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static void delete(String... topics) {
    try (var admin = admin()) {
      admin.deleteTopics(List.of(topics)).all().get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static Admin admin() {
    return Admin.create(settings().admin("test"));
  }

  static void send(String topic, byte[] key, byte[] value) {
    send(new ProducerRecord<>(topic, key, value));
  }

  static void send(ProducerRecord<byte[], byte[]> record) {
    try (var producer =
        new KafkaProducer<>(
            settings().producer("test"), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(record).get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** All that is in a topic now. */
  static List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    try (var consumer =
        new KafkaConsumer<>(
            settings().reader("test"), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(one -> new TopicPartition(topic, one.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        consumer.poll(Duration.ofMillis(100)).forEach(found::add);
      }
    }
    return found;
  }

  static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) throw new AssertionError("not within 30 s: " + what);
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
