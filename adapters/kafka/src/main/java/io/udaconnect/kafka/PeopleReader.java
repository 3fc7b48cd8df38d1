package io.udaconnect.kafka;

import io.udaconnect.domain.Refused;
import io.udaconnect.domain.person.MemoryPeople;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The thread that reads all persons and follows their changes. What it cannot go on with, such as a
 * topic that was made anew, makes it start again; until it has everything, the former persons are
 * shown.
 */
final class PeopleReader implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(PeopleReader.class.getName());
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration ASK = Duration.ofSeconds(1);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final KafkaSettings settings;
  private final TopicPartition topic;
  private final SharedQuestion<Long> end;
  private final Progress progress = new Progress();
  private final AtomicLong unreadable = new AtomicLong();
  private final RemovalLog removals = new RemovalLog();
  private final ReadingThread thread =
      new ReadingThread("udaconnect-people", "persons", this::readFromTheBeginning);

  private volatile MemoryPeople people = new MemoryPeople();
  private volatile boolean loaded;
  private long lookedAt; // only the reading thread

  PeopleReader(KafkaSettings settings, String topic, SharedQuestion<Long> end) {
    this.settings = settings;
    this.topic = new TopicPartition(topic, 0);
    this.end = end;
  }

  void start() {
    thread.start();
  }

  MemoryPeople people() {
    return people;
  }

  RemovalLog removals() {
    return removals;
  }

  boolean loaded() {
    return loaded;
  }

  long unreadable() {
    return unreadable.get();
  }

  CompletableFuture<Void> reach(long offset) {
    return progress.reach(offset);
  }

  Optional<String> problem() {
    var trouble = thread.trouble();
    if (trouble.isPresent()) return trouble;
    return loaded ? Optional.empty() : Optional.of("the persons are still being loaded");
  }

  private void readFromTheBeginning() {
    var consumer =
        new KafkaConsumer<>(
            settings.reader("people"), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      loaded = false;
      if (awaitTopic(consumer)) follow(consumer);
    } finally {
      consumer.close(CloseOptions.timeout(ASK));
    }
  }

  private boolean awaitTopic(Consumer<byte[], byte[]> consumer) {
    while (!thread.isClosed()) {
      if (!consumer.partitionsFor(topic.topic(), ASK).isEmpty()) return true;
      thread.trouble(Topics.missing(topic.topic()), null);
    }
    return false;
  }

  private void follow(Consumer<byte[], byte[]> consumer) {
    var partitions = List.of(topic);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    long target = consumer.endOffsets(partitions, ASK).get(topic);
    thread.note(null);
    var reading = new MemoryPeople();
    while (!thread.isClosed()) {
      for (var record : consumer.poll(POLL)) take(record, reading);
      long position = consumer.position(topic);
      if (!loaded && position >= target) show(reading);
      if (loaded) progress.advance(position);
      lookForTrouble();
    }
  }

  private void show(MemoryPeople reading) {
    people = reading;
    loaded = true;
    LOG.info(() -> "loaded " + reading.count() + " persons, " + unreadable + " records unreadable");
  }

  private void take(ConsumerRecord<byte[], byte[]> record, MemoryPeople reading) {
    try {
      if (record.value() == null) {
        var gone = PersonKey.id(record.key());
        reading.remove(gone);
        removals.add(gone, record.offset());
      } else {
        reading.put(List.of(PersonEvents.person(record.key(), record.value())));
      }
    } catch (Refused refused) {
      // the feed logs each and sets it aside; here one stands for all
      var level = unreadable.getAndIncrement() == 0 ? Level.WARNING : Level.FINE;
      LOG.log(level, () -> topic + " offset " + record.offset() + ": " + refused.getMessage());
    }
  }

  /** A quiet topic and a dead broker look the same to a consumer, so the end is asked for. */
  private void lookForTrouble() {
    long now = System.nanoTime();
    if (now - lookedAt < LOOK_NANOS) return;
    lookedAt = now;
    var unused =
        end.ask()
            .whenComplete(
                (offset, failure) ->
                    thread.note(failure == null ? null : "Kafka is not reachable"));
  }

  @Override
  public void close() {
    thread.close();
  }
}
