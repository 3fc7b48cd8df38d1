package io.udaconnect.testbed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import com.google.protobuf.ByteString;
import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.embedded.EmbeddedKafka;
import io.udaconnect.embedded.Ports;
import io.udaconnect.kafka.DeadLetters;
import io.udaconnect.kafka.KafkaSettings;
import io.udaconnect.kafka.Topics;
import io.udaconnect.proto.v1.LocationEvent;
import io.udaconnect.proto.v1.PersonEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The one broker of a test run. */
public final class Kafka {
  private static final Path DIRECTORY = directory();
  private static final int PORT = Ports.free();
  private static final int CONTROLLER_PORT = Ports.free();

  private static EmbeddedKafka running; // guarded by the class

  private Kafka() {}

  private static Path directory() {
    try {
      return Files.createTempDirectory(
          Files.createDirectories(Path.of("target").toAbsolutePath()), "kafka");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Host and port. */
  public static String address() {
    return "127.0.0.1:" + PORT;
  }

  static synchronized void start() {
    running = EmbeddedKafka.start(DIRECTORY, "127.0.0.1", PORT, CONTROLLER_PORT, Map.of());
  }

  static synchronized void stop() {
    if (running != null) running.close();
    running = null;
  }

  static void createTopics() {
    new Topics(new KafkaSettings(address(), Duration.ofSeconds(1), Duration.ofSeconds(1)))
        .createMissing(1);
  }

  /** Stops it, does that, and starts it again on the same port with the same data. */
  public static void whileAway(Runnable work) {
    stop();
    try {
      work.run();
    } finally {
      start();
    }
  }

  /** A person as the person service writes one; returns when it is kept. */
  public static void putPerson(long id, String firstName, String lastName, String companyName) {
    var event =
        PersonEvent.newBuilder()
            .setId(id)
            .setFirstName(firstName)
            .setLastName(lastName)
            .setCompanyName(companyName)
            .build();
    send(Topics.PERSONS, List.of(new Entry(key(id), event.toByteString())));
  }

  /** The record that says that a person was removed. */
  public static void removePerson(long id) {
    send(Topics.PERSONS, List.of(new Entry(key(id), null)));
  }

  /** A location of no named device as the location service writes one. */
  public static Entry location(long person, Instant at, GeoPoint point) {
    var event =
        LocationEvent.newBuilder()
            .setPersonId(person)
            .setInstantMicros(ChronoUnit.MICROS.between(Instant.EPOCH, at))
            .setLatitudeE7(point.latitudeE7())
            .setLongitudeE7(point.longitudeE7())
            .build();
    return new Entry(key(person), event.toByteString());
  }

  /** Where a device is, as it says so itself; of someone called Jean. */
  public static Entry coordinate(String device, Instant at, GeoPoint point) {
    String value =
        String.format(
            Locale.ROOT,
            "{\"name\":\"Jean\",\"latitude\":%.7f,\"longitude\":%.7f,\"timestamp\":\"%s\"}",
            point.latitudeDegrees(),
            point.longitudeDegrees(),
            at);
    return coordinate(device, value);
  }

  /** A record of the open topic, whatever it says. */
  public static Entry coordinate(String device, String value) {
    return new Entry(ByteString.copyFromUtf8(device), ByteString.copyFromUtf8(value));
  }

  /** Writes coordinates in this order; returns when all are kept. */
  public static void sendCoordinates(List<Entry> entries) {
    sendCoordinates(address(), entries);
  }

  /** The same to a broker elsewhere. */
  public static void sendCoordinates(String servers, List<Entry> entries) {
    send(servers, Topics.COORDINATES, entries);
  }

  /** A location's record with bytes in it that are none. */
  public static Entry garbage(long person) {
    return new Entry(key(person), ByteString.copyFromUtf8("this is no location"));
  }

  private static ByteString key(long person) {
    return ByteString.copyFrom(ByteBuffer.allocate(Long.BYTES).putLong(0, person));
  }

  /** Writes locations in this order; returns when all are kept. */
  public static void sendLocations(List<Entry> entries) {
    send(Topics.LOCATIONS, entries);
  }

  /** Puts a record of locations aside, as the processor does. */
  public static void setAside(Entry entry, String reason) {
    var headers =
        Map.of(
            DeadLetters.REASON,
            reason,
            DeadLetters.TOPIC,
            Topics.LOCATIONS,
            DeadLetters.PARTITION,
            "3",
            DeadLetters.OFFSET,
            "17");
    send(
        Topics.deadLetters(Topics.LOCATIONS),
        List.of(new Entry(entry.key(), entry.value(), headers)));
  }

  private static void send(String topic, List<Entry> entries) {
    send(address(), topic, entries);
  }

  private static void send(String servers, String topic, List<Entry> entries) {
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers, ProducerConfig.LINGER_MS_CONFIG, 5);
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      var kept = entries.stream().map(entry -> producer.send(entry.toRecord(topic))).toList();
      for (var one : kept) one.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Those who read a topic together. */
  public static ConsumerGroup group(String name) {
    return new ConsumerGroup(address(), name);
  }

  /** All that is in a topic now. */
  public static List<Entry> read(String topic) {
    return read(address(), topic);
  }

  /** The same of a broker elsewhere. */
  public static List<Entry> read(String servers, String topic) {
    var found = new ArrayList<Entry>();
    Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(one -> new TopicPartition(topic, one.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> found.add(Entry.of(record)));
      }
    }
    return found;
  }

  /**
   * A record of a topic.
   *
   * @param value null if someone or something was removed
   * @param headers their values as text
   */
  public record Entry(ByteString key, ByteString value, Map<String, String> headers) {
    Entry(ByteString key, ByteString value) {
      this(key, value, Map.of());
    }

    private static Entry of(ConsumerRecord<byte[], byte[]> record) {
      var headers =
          StreamSupport.stream(record.headers().spliterator(), false)
              .collect(toMap(header -> header.key(), header -> new String(header.value(), UTF_8)));
      return new Entry(bytes(record.key()), bytes(record.value()), headers);
    }

    private static ByteString bytes(byte[] bytes) {
      return bytes == null ? null : ByteString.copyFrom(bytes);
    }

    private ProducerRecord<byte[], byte[]> toRecord(String topic) {
      var record =
          new ProducerRecord<>(
              topic, key.toByteArray(), value == null ? null : value.toByteArray());
      headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
      return record;
    }
  }
}
