package io.udaconnect.kafka;

import static java.util.stream.Collectors.toMap;

import io.udaconnect.domain.Refused;
import io.udaconnect.domain.live.Whereabouts;
import io.udaconnect.domain.location.Locations;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The thread that follows all locations, for who wants to know where everyone is now. It begins
 * where the processor will go on, or a little earlier; what was before is in the store, which
 * another thread reads meanwhile, for as long as it takes the store to be there. What it cannot go
 * on with makes it begin again.
 */
final class LiveReader implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(LiveReader.class.getName());
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration ASK = Duration.ofSeconds(2);
  private static final long LOOK_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final KafkaSettings settings;
  private final Start start;
  private final Broker broker;
  private final KafkaPeople people;
  private final Locations stored;
  private final Patience patience;
  private final Whereabouts whereabouts;
  private final InstantSource clock;
  private final ReadingThread thread =
      new ReadingThread("udaconnect-live", "locations", this::readAnew);

  private final ExecutorService loading =
      Executors.newSingleThreadExecutor(
          task -> {
            var loader = new Thread(task, "udaconnect-live-stored");
            loader.setDaemon(true);
            return loader;
          });

  // only the reading thread
  private long nextRemoval;
  private List<TopicPartition> partitions = List.of();
  private Map<TopicPartition, Long> target = Map.of();
  private boolean isCaughtUp;
  private boolean isUnreadableKnown;

  /**
   * Where it begins.
   *
   * @param group who brings the locations into the store
   * @param earlier how much of the time before now is read in any case
   */
  record Start(String topic, String group, Duration earlier) {}

  LiveReader(
      KafkaSettings settings,
      Start start,
      Broker broker,
      KafkaPeople people,
      Locations stored,
      Patience patience,
      Whereabouts whereabouts,
      InstantSource clock) {
    this.settings = settings;
    this.start = start;
    this.broker = broker;
    this.people = people;
    this.stored = stored;
    this.patience = patience;
    this.whereabouts = whereabouts;
    this.clock = clock;
  }

  void start() {
    thread.start();
  }

  private void readAnew() {
    try {
      if (people.loaded()) read();
      else thread.pause();
    } finally {
      whereabouts.current(false);
    }
  }

  private void read() {
    var consumer =
        new KafkaConsumer<>(reader(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      partitions = partitions(consumer);
      if (partitions.isEmpty()) thread.trouble(Topics.missing(start.topic()), null);
      else follow(consumer);
    } finally {
      consumer.close(CloseOptions.timeout(ASK));
    }
  }

  /** Rather thirty times a second some hundred records than three hundred times some dozen. */
  private Map<String, Object> reader() {
    var reader = settings.reader("live");
    reader.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 16 << 10);
    reader.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
    return reader;
  }

  private List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
    return consumer.partitionsFor(start.topic(), ASK).stream()
        .map(part -> new TopicPartition(start.topic(), part.partition()))
        .sorted((one, other) -> Integer.compare(one.partition(), other.partition()))
        .toList();
  }

  private void follow(Consumer<byte[], byte[]> consumer) {
    var from = from(consumer);
    whereabouts.begin(
        broker.identity(start.topic()), partitions.stream().mapToLong(from::get).toArray());
    var loaded = CompletableFuture.runAsync(this::load, loading);
    consumer.assign(partitions);
    from.forEach(consumer::seek);
    target = consumer.endOffsets(partitions, ASK);
    isCaughtUp = false;
    thread.note(null);
    LOG.info(() -> "live: reading on from " + from.values());
    long looked = System.nanoTime();
    while (!thread.isClosed()) {
      takeRemovals();
      take(consumer.poll(POLL));
      for (var part : partitions) whereabouts.reached(part.partition(), consumer.position(part));
      lookWhereItIs(consumer);
      whereabouts.current(isCaughtUp && loaded.isDone() && !loaded.isCompletedExceptionally());
      if (System.nanoTime() - looked > LOOK_NANOS) {
        looked = System.nanoTime();
        if (partitions(consumer).size() != partitions.size()) return; // there are more now
      }
    }
  }

  /** First of all where the processor is; what it stores from now on comes from here, too. */
  private Map<TopicPartition, Long> from(Consumer<byte[], byte[]> consumer) {
    var committed = broker.committed(start.group());
    long earlier = clock.instant().minus(start.earlier()).toEpochMilli();
    var recent =
        consumer.offsetsForTimes(
            partitions.stream().collect(toMap(part -> part, part -> earlier)), ASK);
    var first = consumer.beginningOffsets(partitions, ASK);
    var end = consumer.endOffsets(partitions, ASK);
    var from = new HashMap<TopicPartition, Long>();
    for (var part : partitions) {
      long wanted = committed.getOrDefault(part, 0L);
      if (wanted > end.get(part)) wanted = 0; // of another topic of this name
      if (recent.get(part) != null) wanted = Math.min(wanted, recent.get(part).offset());
      from.put(part, Math.max(wanted, first.get(part)));
    }
    return from;
  }

  private void load() {
    long began = System.nanoTime();
    patience.insist(
        "the live feed",
        () -> {
          try (var last = stored.last()) {
            last.forEach(whereabouts::seen);
          }
          whereabouts.removed(people::wasRemoved, 0);
        });
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    LOG.info(() -> "live: the stored positions are here after " + millis + " ms");
  }

  private void take(ConsumerRecords<byte[], byte[]> records) {
    var now = clock.instant();
    for (var record : records) {
      try {
        var location = LocationEvents.location(record.key(), record.value());
        boolean isPossible = !location.instant().isAfter(LocationFeed.latest(record, now));
        if (isPossible && !people.wasRemoved(location.person())) {
          whereabouts.seen(location, record.partition(), record.offset());
        }
      } catch (Refused refused) {
        passOver(record, refused);
      }
    }
  }

  /** The processor logs each and sets it aside; here one stands for all. */
  private void passOver(ConsumerRecord<byte[], byte[]> record, Refused refused) {
    var level = isUnreadableKnown ? Level.FINE : Level.WARNING;
    LOG.log(
        level,
        () ->
            "%s-%d offset %d: %s"
                .formatted(
                    record.topic(), record.partition(), record.offset(), refused.getMessage()));
    isUnreadableKnown = true;
  }

  private void takeRemovals() {
    var part = people.removals().from(nextRemoval);
    if (part.begin() > nextRemoval) {
      whereabouts.removed(people::wasRemoved, part.begin());
      nextRemoval = part.begin();
    }
    for (var removal : part.removals()) {
      whereabouts.removed(removal.person(), removal.offset());
      nextRemoval = removal.offset() + 1;
    }
  }

  /** A quiet topic and a dead broker look the same to a consumer; who reads persons finds out. */
  private void lookWhereItIs(Consumer<byte[], byte[]> consumer) {
    whereabouts.behind(
        partitions.stream().mapToLong(part -> consumer.currentLag(part).orElse(0)).sum());
    if (people.problem().isPresent()) {
      isCaughtUp = false;
      target = Map.of();
    } else if (!isCaughtUp) {
      if (target.isEmpty()) target = end(consumer);
      isCaughtUp =
          !target.isEmpty()
              && partitions.stream().allMatch(part -> consumer.position(part) >= target.get(part));
    }
  }

  /** Empty if Kafka does not say. */
  private Map<TopicPartition, Long> end(Consumer<byte[], byte[]> consumer) {
    try {
      return consumer.endOffsets(partitions, ASK);
    } catch (TimeoutException away) {
      return Map.of();
    }
  }

  @Override
  public void close() {
    thread.close();
    loading.shutdownNow();
  }
}
