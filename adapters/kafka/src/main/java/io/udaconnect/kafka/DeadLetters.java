package io.udaconnect.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.udaconnect.domain.Refused;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Records that nobody can use, kept beside their topic in {@code <topic>.dlq}: key, value and
 * headers byte for byte, and why and from where in headers whose names begin with {@code
 * dead-letter-}.
 */
@ApplicationScoped
public class DeadLetters implements AutoCloseable {
  /** What the names of all headers begin with that a dead letter has and its record had not. */
  public static final String PREFIX = "dead-letter-";

  public static final String REASON = PREFIX + "reason";
  public static final String TOPIC = PREFIX + "topic";
  public static final String PARTITION = PREFIX + "partition";
  public static final String OFFSET = PREFIX + "offset";
  public static final String TIMESTAMP = PREFIX + "timestamp";

  /** Only on a letter without its value: how many bytes that had. */
  public static final String LEFT_OUT = PREFIX + "value-left-out";

  private final Sender sender;

  @Inject
  public DeadLetters(KafkaSettings settings) {
    var producer = settings.producer("dead-letters");
    producer.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 << 20);
    sender = new Sender(producer, settings.sendTimeout());
  }

  /** Only for the container's proxy. */
  protected DeadLetters() {
    sender = null;
  }

  /** A record and what is wrong with it. */
  record Letter(ConsumerRecord<byte[], byte[]> record, String reason) {}

  /**
   * Returns when all are kept. After a failure some may be; doing it again keeps them twice, with
   * the same offset in their headers.
   *
   * @throws Refused BUSY if Kafka does not take them
   */
  void keep(List<Letter> letters) {
    var kept = letters.stream().map(this::send).toArray(CompletableFuture<?>[]::new);
    Sender.await(CompletableFuture.allOf(kept));
  }

  private CompletableFuture<Void> send(Letter letter) {
    return sender
        .<Void>send(dead(letter, letter.record().value()), offset -> null)
        .exceptionallyCompose(
            failure ->
                failure instanceof RecordTooLargeException
                    ? sender.send(withoutValue(letter), offset -> null)
                    : CompletableFuture.failedFuture(failure));
  }

  private static ProducerRecord<byte[], byte[]> dead(Letter letter, byte[] value) {
    var record = letter.record();
    var headers = new RecordHeaders(record.headers());
    set(headers, REASON, letter.reason());
    set(headers, TOPIC, record.topic());
    set(headers, PARTITION, Integer.toString(record.partition()));
    set(headers, OFFSET, Long.toString(record.offset()));
    set(headers, TIMESTAMP, Long.toString(record.timestamp()));
    return new ProducerRecord<>(
        Topics.deadLetters(record.topic()), null, record.key(), value, headers);
  }

  /** For a broker that takes less here than there: the rest is worth more than nothing. */
  private static ProducerRecord<byte[], byte[]> withoutValue(Letter letter) {
    var dead = dead(letter, null);
    dead.headers().add(LEFT_OUT, utf8(Integer.toString(letter.record().value().length)));
    return dead;
  }

  /** Replaces the one of an earlier death. */
  private static void set(RecordHeaders headers, String name, String text) {
    headers.remove(name);
    headers.add(name, utf8(text));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  @PreDestroy
  @Override
  public void close() {
    sender.close();
  }
}
