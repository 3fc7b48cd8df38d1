package io.udaconnect.kafka;

import io.udaconnect.domain.Refused;
import io.udaconnect.kafka.DeadLetters.Letter;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What feeds have in common: they wait in place. A batch is taken from Kafka when the method that
 * got it returns, so it returns when all of the batch is stored or set aside, however long the
 * store is away. It fails only when it is stopped, and then the batch comes again.
 *
 * <p>An app mounts a feed as a dependent bean. The connector holds the one instance for as long as
 * it runs; a scope with a proxy would only stand between the two.
 */
abstract class Feed {
  private static final Logger LOG = Logger.getLogger(Feed.class.getName());

  @Inject DeadLetters deadLetters;
  @Inject Patience patience;
  @Inject FeedCounts counts;

  /** What a record says, and the record. */
  record Arrived<T>(ConsumerRecord<byte[], byte[]> record, T value) {}

  /** Stores them together; where the store refuses, halves until the guilty ones are alone. */
  final <T> void store(List<Arrived<T>> arrived, Consumer<List<T>> store, List<Letter> letters) {
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

  /**
   * @param topic the name that they are counted under
   */
  final void setAside(String topic, List<Letter> letters) {
    if (letters.isEmpty()) return;
    insist(() -> deadLetters.keep(letters));
    counts.setAside(topic, letters.size());
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

  final void insist(Runnable step) {
    patience.insist(getClass().getSimpleName(), step);
  }

  final <T> T insist(Supplier<T> step) {
    return patience.insist(getClass().getSimpleName(), step);
  }
}
