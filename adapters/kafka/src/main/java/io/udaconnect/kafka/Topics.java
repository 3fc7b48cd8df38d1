package io.udaconnect.kafka;

import static java.util.stream.Collectors.toMap;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.person.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics: what they are called, and how they come to be. For the operator's command. */
public final class Topics {
  public static final String PERSONS = "persons";
  public static final String LOCATIONS = "locations";

  /** Open to every program: where devices are that say so themselves. */
  public static final String COORDINATES = "coordinates";

  /** The topics of data. */
  static final List<String> DATA = List.of(PERSONS, LOCATIONS, COORDINATES);

  /** All of them. Each topic of data has one beside it for the records that nobody can use. */
  public static final List<String> NAMES =
      Stream.concat(DATA.stream(), DATA.stream().map(Topics::deadLetters)).toList();

  private static final int PARTITIONS = 12;
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** On each record of a refill: whether more follow. */
  private static final String REFILL = "refill";

  private static final byte[] MORE = {1};
  private static final byte[] LAST = {0};

  private final KafkaSettings settings;

  public Topics(KafkaSettings settings) {
    this.settings = settings;
  }

  /** Where a topic's unusable records go. */
  public static String deadLetters(String topic) {
    return topic + ".dlq";
  }

  static String missing(String topic) {
    return "topic " + topic + " is missing: run udaconnect migrate";
  }

  /**
   * Makes the topics that are missing and leaves the others as they are.
   *
   * @param replication how many brokers hold each record; 1 for a single broker
   * @return the names of the new ones
   * @throws Refused BUSY if Kafka is not reachable
   */
  public List<String> createMissing(int replication) {
    try (var admin = Admin.create(settings.admin("topics"))) {
      var known = admin.listTopics().names().get();
      var missing = all(replication).filter(topic -> !known.contains(topic.name())).toList();
      var created = new ArrayList<String>();
      for (var topic : admin.createTopics(missing).values().entrySet()) {
        if (isNew(topic.getValue()::get)) created.add(topic.getKey());
      }
      return created;
    } catch (ExecutionException failure) {
      throw away(failure.getCause());
    } catch (KafkaException failure) {
      throw away(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw away(stopped);
    }
  }

  private interface Creation {
    Void get() throws ExecutionException, InterruptedException;
  }

  /** Two who migrate at once both find it missing; one of them makes it. */
  private static boolean isNew(Creation creation) throws ExecutionException, InterruptedException {
    try {
      creation.get();
      return true;
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof TopicExistsException) return false;
      throw failure;
    }
  }

  private static Stream<NewTopic> all(int replication) {
    // kept long enough for a processor that was away: it must hear of a removal
    var compacted =
        Map.of("cleanup.policy", "compact", "delete.retention.ms", days(30), "segment.ms", days(1));
    var deadLetters =
        Map.of("retention.ms", days(30), "max.message.bytes", Integer.toString(4 << 20));
    var week = Map.of("retention.ms", days(7));
    return Stream.concat(
        Stream.of(
            topic(PERSONS, 1, replication, compacted),
            topic(LOCATIONS, PARTITIONS, replication, week),
            topic(COORDINATES, PARTITIONS, replication, week)),
        DATA.stream().map(data -> topic(deadLetters(data), 1, replication, deadLetters)));
  }

  private static NewTopic topic(
      String name, int partitions, int replication, Map<String, String> configuration) {
    // acks=all is a promise only if more than one must have it; with two brokers one may be away
    String copies = replication > 2 ? "2" : "1";
    var all =
        Stream.concat(
                configuration.entrySet().stream(),
                Map.of("min.insync.replicas", copies).entrySet().stream())
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new NewTopic(name, partitions, (short) replication).configs(all);
  }

  private static String days(int days) {
    return Long.toString(Duration.ofDays(days).toMillis());
  }

  /**
   * Fills the topic of persons if it is empty, or if an earlier refill broke off. Nobody else may
   * write to it meanwhile.
   *
   * @param persons is not read unless they are needed
   * @return how many were written; 0 if the topic had persons already
   * @throws Refused BUSY if Kafka does not take them
   */
  public long refillPersons(Stream<Person> persons) {
    try {
      return needsRefill(new TopicPartition(PERSONS, 0)) ? write(persons.iterator()) : 0;
    } catch (KafkaException failure) {
      throw away(failure);
    }
  }

  private boolean needsRefill(TopicPartition persons) {
    try (var reader =
        new KafkaConsumer<>(
            settings.reader("refill"), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var partition = List.of(persons);
      long beginning = reader.beginningOffsets(partition, PATIENCE).get(persons);
      long end = reader.endOffsets(partition, PATIENCE).get(persons);
      if (beginning == end) return true;
      reader.assign(partition);
      reader.seek(persons, end - 1);
      return last(reader).map(Topics::brokeOff).orElse(false);
    }
  }

  private static Optional<ConsumerRecord<byte[], byte[]>> last(
      KafkaConsumer<byte[], byte[]> reader) {
    for (var record : reader.poll(PATIENCE)) return Optional.of(record);
    return Optional.empty();
  }

  private static boolean brokeOff(ConsumerRecord<byte[], byte[]> last) {
    var refill = last.headers().lastHeader(REFILL);
    return refill != null && refill.value()[0] == MORE[0];
  }

  private long write(Iterator<Person> persons) {
    var patient = settings.producer("refill");
    patient.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
    patient.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    var failed = new AtomicReference<KafkaException>();
    long count = 0;
    try (var producer =
        new KafkaProducer<>(patient, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (; persons.hasNext() && failed.get() == null; count++) {
        var person = persons.next();
        var record =
            new ProducerRecord<>(PERSONS, PersonKey.bytes(person.id()), PersonEvents.bytes(person));
        record.headers().add(REFILL, persons.hasNext() ? MORE : LAST);
        var unused =
            producer.send(
                record,
                (kept, failure) -> {
                  if (failure != null) failed.compareAndSet(null, new KafkaException(failure));
                });
      }
      producer.flush();
    }
    if (failed.get() != null) throw failed.get();
    return count;
  }

  private Refused away(Throwable failure) {
    return new Refused(
        Reason.BUSY,
        "Kafka at " + settings.bootstrapServers() + " does not do it: " + failure.getMessage(),
        failure);
  }
}
