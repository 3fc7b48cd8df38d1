package io.udaconnect.launcher;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.udaconnect.embedded.EmbeddedKafka;
import io.udaconnect.embedded.EmbeddedPostgres;
import io.udaconnect.embedded.Ports;
import io.udaconnect.kafka.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a restore the processors' places are before the backup, and no id comes twice. */
class RewindIT {
  @TempDir static Path folder;
  private static EmbeddedKafka kafka;
  private static EmbeddedPostgres postgres;
  private static Database database;

  /** Not longer ago than Kafka keeps records. */
  private static Instant begin;

  @BeforeAll
  static void start() {
    begin = Instant.now().minusSeconds(3_600);
    kafka =
        EmbeddedKafka.start(
            folder.resolve("kafka"), "127.0.0.1", Ports.free(), Ports.free(), Map.of());
    postgres =
        EmbeddedPostgres.start(
            folder.resolve("postgres"),
            Installation.here().postgresBinaries(),
            "127.0.0.1",
            Ports.free(),
            Map.of("fsync", "off"));
    database = new Database(postgres.url(), EmbeddedPostgres.NAME, EmbeddedPostgres.NAME);
    Migration.run(database, kafka.bootstrapServers(), 1);
  }

  @AfterAll
  static void stop() {
    kafka.close();
    postgres.close();
  }

  @Test
  void locationsAreReadAgainFromTheInstantAllPersonsAreAndIdsGoOnBeyondThem() throws Exception {
    for (int minute = 0; minute < 10; minute++) {
      send(Topics.LOCATIONS, 3, begin.plusSeconds(60L * minute), 1);
    }
    send(Topics.PERSONS, 0, begin, 7);
    send(Topics.PERSONS, 0, begin.plusSeconds(60), 4_999);
    commit(Rewind.LOCATION_GROUP, Topics.LOCATIONS, Map.of(3, 10L, 5, 0L));
    commit(Rewind.PERSON_GROUP, Topics.PERSONS, Map.of(0, 2L));

    var said = Rewind.run(database, kafka.bootstrapServers(), begin.plusSeconds(420));
    assertThat(said)
        .isEqualTo(
            "3 records of locations are read again, and all of persons; ids go on from 5,000");
    assertThat(places(Rewind.LOCATION_GROUP)).isEqualTo(Map.of(3, 7L, 5, 0L));
    assertThat(places(Rewind.PERSON_GROUP)).isEqualTo(Map.of(0, 0L));
    assertThat(nextId()).isEqualTo(5_000);

    Rewind.run(database, kafka.bootstrapServers(), begin.plusSeconds(3_000));
    assertThat(places(Rewind.LOCATION_GROUP)).as("never forward").containsEntry(3, 7L);

    aProcessorThatStillReadsIsToBeStoppedFirst();
  }

  private static void aProcessorThatStillReadsIsToBeStoppedFirst() {
    try (var processor =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "group.id",
                Rewind.LOCATION_GROUP,
                "enable.auto.commit",
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      processor.subscribe(List.of(Topics.LOCATIONS));
      while (processor.assignment().isEmpty()) processor.poll(Duration.ofMillis(100));
      assertThatThrownBy(() -> Rewind.run(database, kafka.bootstrapServers(), begin))
          .isInstanceOf(Trouble.class)
          .hasMessage("a processor still reads: stop all processors first.");
    }
  }

  @Test
  void theGroupsAreThoseOfTheFeeds() throws IOException {
    var feeds = new Properties();
    var files =
        Topics.class.getClassLoader().getResources("META-INF/microprofile-config.properties");
    files
        .asIterator()
        .forEachRemaining(
            file -> {
              try (var in = file.openStream()) {
                feeds.load(in);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    assertThat(feeds)
        .containsEntry("mp.messaging.incoming.locations.group.id", Rewind.LOCATION_GROUP)
        .containsEntry("mp.messaging.incoming.persons.group.id", Rewind.PERSON_GROUP);
  }

  private static void send(String topic, int partition, Instant at, long id) throws Exception {
    byte[] key = ByteBuffer.allocate(Long.BYTES).putLong(id).array();
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(topic, partition, at.toEpochMilli(), key, new byte[] {1}))
          .get();
    }
  }

  private static void commit(String group, String topic, Map<Integer, Long> places)
      throws ExecutionException, InterruptedException {
    try (var admin = admin()) {
      var offsets =
          places.entrySet().stream()
              .collect(
                  toMap(
                      place -> new TopicPartition(topic, place.getKey()),
                      place -> new OffsetAndMetadata(place.getValue())));
      admin.alterConsumerGroupOffsets(group, offsets).all().get();
    }
  }

  private static Map<Integer, Long> places(String group)
      throws ExecutionException, InterruptedException {
    try (var admin = admin()) {
      var places = new TreeMap<Integer, Long>();
      admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .forEach((partition, offset) -> places.put(partition.partition(), offset.offset()));
      return places;
    }
  }

  private static Admin admin() {
    return Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()));
  }

  private static long nextId() throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery("select next_id from person_id_reservation")) {
      row.next();
      return row.getLong(1);
    }
  }
}
