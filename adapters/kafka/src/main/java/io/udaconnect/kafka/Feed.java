package io.udaconnect.kafka;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.kafka.DeadLetters.Letter;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What feeds have in common: they wait in place. A batch is taken from Kafka when the method that
 * got it returns, so it returns when all of the batch is stored or set aside, however long the
 * store is away. It fails only when it is stopped, and then the batch comes again.
 */
abstract class Feed {
  private static final Logger LOG = Logger.getLogger(Feed.class.getName());
  private static final long SHORTEST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 2000;

  @Inject DeadLetters deadLetters;
  private final CountDownLatch stopping = new CountDownLatch(1);

  /** What a record says, and the record. */
  record Arrived<T>(ConsumerRecord<byte[], byte[]> record, T value) {}

  /** Stores them together; where the store refuses, halves until the guilty ones are alone. */
  <T> void store(List<Arrived<T>> arrived, Consumer<List<T>> store, List<Letter> letters) {
    if (arrived.isEmpty()) return;
    var values = arrived.stream().map(Arrived::value).toList();
    try {
      insist(() -> store.accept(values));
    } catch (Refused refused) {
      if (arrived.size() == 1) {
        letters.add(new Letter(arrived.get(0).record(), refused.getMessage()));
        return;
      }
      int half = arrived.size() / 2;
      store(arrived.subList(0, half), store, letters);
      store(arrived.subList(half, arrived.size()), store, letters);
    }
  }

  /** Does it again until it succeeds. A refusal other than BUSY is an answer, and rises. */
  void insist(Runnable step) {
    for (long pause = SHORTEST_PAUSE_MILLIS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS)) {
      try {
        step.run();
        return;
      } catch (RuntimeException failure) {
        if (failure instanceof Refused refused && refused.reason() != Reason.BUSY) throw refused;
        if (pause == SHORTEST_PAUSE_MILLIS) {
          LOG.log(Level.WARNING, getClass().getSimpleName() + " waits for its store", failure);
        }
        pause(pause, failure);
      }
    }
  }

  private void pause(long millis, RuntimeException failure) {
    try {
      if (stopping.await(millis, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("stopped while waiting", failure);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", failure);
    }
  }

  void setAside(List<Letter> letters) {
    if (letters.isEmpty()) return;
    insist(() -> deadLetters.keep(letters));
    for (var letter : letters) {
      var record = letter.record();
      LOG.log(
          Level.WARNING,
          "{0}-{1} offset {2} is set aside: {3}",
          new Object[] {
            record.topic(),
            Integer.toString(record.partition()),
            Long.toString(record.offset()),
            letter.reason()
          });
    }
  }

  @PreDestroy
  void stop() {
    stopping.countDown();
  }
}
