package io.udaconnect.kafka;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes records, and says no in time. Several threads share it.
 *
 * <p>A producer without Kafka, or with a full buffer, holds its caller for half a second. That
 * happens to one caller now and then: until its try succeeds, the others are refused at once.
 */
final class Sender implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Sender.class.getName());
  private static final long AWAY_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long FULL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long OPEN = 0;

  private final Map<String, Object> settings;
  private final Duration closing;
  private final AtomicLong nextTry = new AtomicLong(OPEN);

  /** Why the last try failed: the answer to all until the next, without a stack trace for each. */
  private volatile Refused obstacle;

  private volatile Producer<byte[], byte[]> producer;
  private boolean closed; // guarded by this

  Sender(Map<String, Object> settings, Duration closing) {
    this.settings = settings;
    this.closing = closing;
  }

  /**
   * Ends with what {@code kept} makes of the record's offset once it is kept, or fails with {@link
   * Refused} BUSY or FULL. What depends on it runs on the producer's own thread and must be short.
   */
  <T> CompletableFuture<T> send(ProducerRecord<byte[], byte[]> record, LongFunction<T> kept) {
    var answer = new CompletableFuture<T>();
    send(
        record,
        (metadata, failure) -> {
          if (failure == null) answer.complete(kept.apply(metadata.offset()));
          else answer.completeExceptionally(refusal(record.topic(), failure));
        });
    return answer;
  }

  /**
   * Ends once all are kept. It fails as {@link #send} does with the first that is not; if that one
   * was not even taken, those after it are not tried.
   */
  <T> CompletableFuture<Void> sendAll(
      List<T> things, Function<T, ProducerRecord<byte[], byte[]>> recordOf) {
    var answer = new CompletableFuture<Void>();
    var missing = new AtomicInteger(things.size());
    if (things.isEmpty()) answer.complete(null);
    for (var thing : things) {
      var record = recordOf.apply(thing);
      send(
          record,
          (metadata, failure) -> {
            if (failure != null) answer.completeExceptionally(refusal(record.topic(), failure));
            else if (missing.decrementAndGet() == 0) answer.complete(null);
          });
      if (answer.isCompletedExceptionally()) break;
    }
    return answer;
  }

  /** Waits for what was sent; throws the refusal with which it failed. */
  static <T> T await(CompletionStage<T> kept) {
    try {
      return kept.toCompletableFuture().join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof Refused refused) throw refused;
      throw failure;
    }
  }

  /** Calls back in every case, from here if it is not even taken. */
  private void send(ProducerRecord<byte[], byte[]> record, Callback answer) {
    if (!maySend()) {
      answer.onCompletion(null, obstacle);
      return;
    }
    try {
      var taken = producer().send(record, answer);
      if (taken.isDone()) taken.get(); // done this early it never left: the producer refused it
      if (nextTry.get() != OPEN) nextTry.set(OPEN);
    } catch (ExecutionException refused) {
      stumble(refusal(record.topic(), (Exception) refused.getCause()));
    } catch (KafkaException | IllegalStateException failure) {
      var refusal = refusal(record.topic(), failure);
      stumble(refusal);
      answer.onCompletion(null, refusal);
    } catch (InterruptedException impossible) {
      throw new IllegalStateException(impossible); // it was done
    }
  }

  private void stumble(RuntimeException failure) {
    if (failure instanceof Refused refused) {
      obstacle = refused;
      nextTry.set(later(refused.reason() == Reason.FULL ? FULL_NANOS : AWAY_NANOS));
    }
  }

  private boolean maySend() {
    long next = nextTry.get();
    return next == OPEN
        || (System.nanoTime() - next >= 0 && nextTry.compareAndSet(next, later(AWAY_NANOS)));
  }

  private static long later(long nanos) {
    long later = System.nanoTime() + nanos;
    return later == OPEN ? 1 : later;
  }

  private static RuntimeException refusal(String topic, Exception failure) {
    if (failure instanceof Refused refused) return refused;
    if (failure instanceof RecordTooLargeException tooLarge) return tooLarge;
    if (failure instanceof UnknownTopicOrPartitionException
        || failure.getCause() instanceof UnknownTopicOrPartitionException) {
      return new Refused(Reason.BUSY, Topics.missing(topic), failure);
    }
    if (failure instanceof BufferExhaustedException) {
      return new Refused(Reason.FULL, "more comes in than Kafka takes", failure);
    }
    if (!(failure instanceof RetriableException)) {
      LOG.log(Level.WARNING, "Kafka refused a record of " + topic, failure);
    }
    return new Refused(Reason.BUSY, "Kafka did not take it in time", failure);
  }

  /** Made when first needed: while Kafka's name is unknown to the network, that fails. */
  private Producer<byte[], byte[]> producer() {
    var ready = producer;
    return ready != null ? ready : make();
  }

  private synchronized Producer<byte[], byte[]> make() {
    if (closed) throw new IllegalStateException("closed");
    if (producer == null) {
      producer =
          new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
    return producer;
  }

  /** Waits for what is on its way as long as that may take, and not longer. */
  @Override
  public synchronized void close() {
    closed = true;
    if (producer != null) producer.close(closing);
  }
}
