package io.udaconnect.launcher;

import static java.util.stream.Collectors.toMap;

import io.udaconnect.kafka.Topics;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Makes Kafka and a database that was restored agree again: processors read once more what the
 * database may not have. What it has is let in once only, so reading too much does no harm.
 */
final class Rewind {
  /** As the processor's feeds are called. */
  static final String LOCATION_GROUP = "processor-locations";

  static final String PERSON_GROUP = "processor-persons";

  private static final int TIMEOUT_MILLIS = 10_000;
  private static final Duration POLL = Duration.ofMillis(500);

  private final Database database;
  private final String kafka;

  private Rewind(Database database, String kafka) {
    this.database = database;
    this.kafka = kafka;
  }

  /**
   * Says what it did, in a few words.
   *
   * @param to locations that Kafka took from here on are read again, and all persons
   */
  static String run(Database database, String kafka, Instant to) {
    var rewind = new Rewind(database, kafka);
    try (var admin = Admin.create(rewind.settings())) {
      long locations =
          rewind.read(
              admin, LOCATION_GROUP, Topics.LOCATIONS, OffsetSpec.forTimestamp(to.toEpochMilli()));
      rewind.read(admin, PERSON_GROUP, Topics.PERSONS, OffsetSpec.earliest());
      long nextId = rewind.skipKnownIds();
      return "%,d records of %s are read again, and all of %s; ids go on from %,d"
          .formatted(locations, Topics.LOCATIONS, Topics.PERSONS, nextId);
    } catch (ExecutionException e) {
      throw trouble(e.getCause());
    } catch (KafkaException e) {
      throw trouble(e);
    } catch (SQLException e) {
      throw new Trouble("cannot set the ids of " + database + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Trouble trouble(Throwable failure) {
    if (failure instanceof UnknownMemberIdException || failure instanceof GroupNotEmptyException) {
      return new Trouble("a processor still reads: stop all processors first.", failure);
    }
    return new Trouble("Kafka does not do it: " + failure.getMessage(), failure);
  }

  private Map<String, Object> settings() {
    return Map.of(
        "bootstrap.servers",
        kafka,
        "default.api.timeout.ms",
        TIMEOUT_MILLIS,
        "request.timeout.ms",
        TIMEOUT_MILLIS / 2);
  }

  /**
   * Never forward: what a group has not read it must read. Says how many records it reads again.
   */
  private long read(Admin admin, String group, String topic, OffsetSpec from)
      throws ExecutionException, InterruptedException {
    var description = admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
    var partitions =
        description.partitions().stream()
            .map(part -> new TopicPartition(topic, part.partition()))
            .toList();
    var first = offsets(admin, partitions, from);
    var next = offsets(admin, partitions, OffsetSpec.latest());
    var read = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    var target = new HashMap<TopicPartition, OffsetAndMetadata>();
    long again = 0;
    for (var partition : partitions) {
      var known = read.get(partition);
      if (known == null) continue; // it begins at the beginning
      long begin = first.get(partition) < 0 ? next.get(partition) : first.get(partition);
      target.put(partition, new OffsetAndMetadata(Math.min(begin, known.offset())));
      again += Math.max(0, known.offset() - begin);
    }
    if (!target.isEmpty()) await(admin.alterConsumerGroupOffsets(group, target).all());
    return again;
  }

  private static void await(KafkaFuture<Void> done)
      throws ExecutionException, InterruptedException {
    done.get();
  }

  /** Where there is nothing so new, -1. */
  private static Map<TopicPartition, Long> offsets(
      Admin admin, List<TopicPartition> partitions, OffsetSpec spec)
      throws ExecutionException, InterruptedException {
    return admin
        .listOffsets(partitions.stream().collect(toMap(part -> part, part -> spec)))
        .all()
        .get()
        .entrySet()
        .stream()
        .collect(toMap(Map.Entry::getKey, found -> offset(found.getValue())));
  }

  private static long offset(ListOffsetsResultInfo found) {
    return found.offset();
  }

  /** An id that was given out after the backup must not be given out again. */
  private long skipKnownIds() throws SQLException {
    try (var connection = database.connect();
        var update =
            connection.prepareStatement(
                "update person_id_reservation set next_id = greatest(next_id, ?) returning next_id")) {
      update.setLong(1, highestId() + 1);
      try (var row = update.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** Of all persons of whom the topic knows, also of those who were removed. */
  private long highestId() {
    long highest = 0;
    var settings = new HashMap<>(settings());
    settings.put("enable.auto.commit", false);
    settings.put("allow.auto.create.topics", false);
    try (var persons =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var partition = new TopicPartition(Topics.PERSONS, 0);
      var all = List.of(partition);
      persons.assign(all);
      persons.seekToBeginning(all);
      long end = persons.endOffsets(all).get(partition);
      while (persons.position(partition) < end) {
        for (var record : persons.poll(POLL)) highest = Math.max(highest, id(record.key()));
      }
    }
    return highest;
  }

  /** 0 for what is no id. */
  private static long id(byte[] key) {
    return key == null || key.length != Long.BYTES ? 0 : ByteBuffer.wrap(key).getLong();
  }
}
