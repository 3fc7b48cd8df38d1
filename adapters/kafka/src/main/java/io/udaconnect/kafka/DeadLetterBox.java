package io.udaconnect.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The records of a topic that nobody could use. Which of them were replayed is remembered by Kafka,
 * as the place of a group of readers. Refuses with BUSY what Kafka does not do. For one thread;
 * close it.
 */
public final class DeadLetterBox implements AutoCloseable {
  /** Where it remembers what was sent back. */
  static final String GROUP = "udaconnect-dlq";

  private static final int TIMEOUT_MILLIS = 5_000;
  private static final Duration POLL = Duration.ofMillis(500);

  private final String servers;
  private final String source;
  private final String topic;
  private final KafkaConsumer<byte[], byte[]> letters;
  private Map<TopicPartition, Long> end = Map.of();

  /** What became of them. */
  public record Replayed(long sent, long withoutValue) {}

  public DeadLetterBox(String servers, String source) {
    this.servers = servers;
    this.source = source;
    this.topic = Topics.deadLetters(source);
    this.letters =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                servers,
                "group.id",
                GROUP,
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest",
                "allow.auto.create.topics",
                false,
                "default.api.timeout.ms",
                TIMEOUT_MILLIS),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  /**
   * Reads to where the letters end now.
   *
   * @param all also those that were replayed
   */
  public void forEach(boolean all, Consumer<ConsumerRecord<byte[], byte[]>> letter) {
    plainly(
        () -> {
          open(all);
          while (isBeforeEnd()) letters.poll(POLL).forEach(record -> ifDue(record, letter));
        });
  }

  /** The oldest of those that wait. */
  public List<ConsumerRecord<byte[], byte[]>> waiting(int most) {
    var waiting = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    plainly(
        () -> {
          open(false);
          while (isBeforeEnd() && waiting.size() < most) {
            letters.poll(POLL).forEach(record -> ifDue(record, waiting::add));
          }
        });
    return waiting.subList(0, Math.min(most, waiting.size()));
  }

  /**
   * Sends those that wait back to where they came from, as they were. What comes into the box
   * meanwhile stays for the next time, so that a letter which dies again does not go round.
   */
  public Replayed replay() {
    var replayed = new long[2];
    plainly(
        () -> {
          open(false);
          try (var producer = producer()) {
            while (isBeforeEnd()) {
              List<Future<RecordMetadata>> sent = new ArrayList<>();
              letters
                  .poll(POLL)
                  .forEach(
                      record ->
                          ifDue(
                              record,
                              letter -> {
                                if (text(letter, DeadLetters.LEFT_OUT).isPresent()) replayed[1]++;
                                else sent.add(producer.send(original(letter)));
                              }));
              for (var one : sent) await(one);
              replayed[0] += sent.size();
              letters.commitSync(places());
            }
          }
        });
    return new Replayed(replayed[0], replayed[1]);
  }

  /** What a header says. */
  public static Optional<String> text(ConsumerRecord<byte[], byte[]> letter, String header) {
    return Optional.ofNullable(letter.headers().lastHeader(header))
        .map(found -> new String(found.value(), UTF_8));
  }

  @Override
  public void close() {
    letters.close();
  }

  private void open(boolean all) {
    var parts =
        letters.partitionsFor(topic).stream()
            .map(part -> new TopicPartition(topic, part.partition()))
            .collect(Collectors.toSet());
    if (parts.isEmpty()) {
      throw new Refused(Reason.BUSY, Topics.missing(topic));
    }
    letters.assign(parts);
    end = letters.endOffsets(parts);
    letters.seekToBeginning(parts);
    if (!all) seekBehindReplayed(parts);
  }

  private void seekBehindReplayed(Set<TopicPartition> parts) {
    letters
        .committed(parts)
        .forEach(
            (part, place) -> {
              if (place != null && place.offset() > letters.position(part)) {
                letters.seek(part, place.offset());
              }
            });
  }

  private boolean isBeforeEnd() {
    return end.entrySet().stream()
        .anyMatch(part -> letters.position(part.getKey()) < part.getValue());
  }

  /** A poll may bring some that came later. */
  private void ifDue(
      ConsumerRecord<byte[], byte[]> record, Consumer<ConsumerRecord<byte[], byte[]>> letter) {
    if (record.offset() < end.get(new TopicPartition(topic, record.partition()))) {
      letter.accept(record);
    }
  }

  private Map<TopicPartition, OffsetAndMetadata> places() {
    return end.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                part ->
                    new OffsetAndMetadata(
                        Math.min(letters.position(part.getKey()), part.getValue()))));
  }

  private ProducerRecord<byte[], byte[]> original(ConsumerRecord<byte[], byte[]> letter) {
    var headers = new RecordHeaders();
    letter
        .headers()
        .forEach(
            header -> {
              if (!header.key().startsWith(DeadLetters.PREFIX)) headers.add(header);
            });
    return new ProducerRecord<>(source, null, letter.key(), letter.value(), headers);
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers", servers,
            "acks", "all",
            "max.block.ms", TIMEOUT_MILLIS,
            "request.timeout.ms", TIMEOUT_MILLIS,
            "delivery.timeout.ms", 2 * TIMEOUT_MILLIS),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static void await(Future<RecordMetadata> sent) {
    try {
      sent.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused(Reason.BUSY, "stopped; what was not sent back still waits", e);
    }
  }

  private void plainly(Runnable work) {
    try {
      work.run();
    } catch (KafkaException e) {
      throw new Refused(
          Reason.BUSY, "Kafka at " + servers + " does not do it: " + e.getMessage(), e);
    }
  }
}
