package io.udaconnect.bench;

import io.udaconnect.launcher.Trouble;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Asks questions one after the other, then all again, by one client or by many at once. */
final class Rounds {
  private static final long MOST_MICROS = 3_600_000_000L;

  private final List<Question> questions;
  private final int count;
  private final long end;
  private final AtomicInteger next = new AtomicInteger();
  private final Histogram micros = new ConcurrentHistogram(MOST_MICROS, 3);
  private final LongAdder rows = new LongAdder();
  private final LongAdder bytes = new LongAdder();

  private Rounds(List<Question> questions, int count, double seconds) {
    this.questions = questions;
    this.count = count;
    end = System.nanoTime() + (long) (seconds * 1e9);
  }

  /**
   * What came out.
   *
   * @param micros of each question, from asking to the last byte
   * @param seconds of all together
   */
  record Outcome(Histogram micros, long rows, long bytes, double seconds) {
    long asked() {
      return micros.getTotalCount();
    }

    double perSecond() {
      return asked() / seconds;
    }

    double millis(double percentile) {
      return micros.getValueAtPercentile(percentile) / 1e3;
    }
  }

  /**
   * @param clients each asks one question at a time
   * @param count how many questions; fewer if the time is up before, but at least one a client
   */
  static Outcome run(List<Asker> clients, List<Question> questions, int count, double seconds) {
    var rounds = new Rounds(questions, count, seconds);
    long began = System.nanoTime();
    var all = clients.stream().map(rounds::start).toList();
    try {
      all.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw new Trouble("a question was not answered: " + e.getCause());
    }
    return new Outcome(
        rounds.micros, rounds.rows.sum(), rounds.bytes.sum(), (System.nanoTime() - began) / 1e9);
  }

  private CompletableFuture<Void> start(Asker client) {
    var done = new CompletableFuture<Void>();
    var thread =
        new Thread(
            () -> {
              try {
                askAll(client);
                done.complete(null);
              } catch (Exception failure) {
                done.completeExceptionally(failure);
              }
            },
            "client");
    thread.setDaemon(true);
    thread.start();
    return done;
  }

  private void askAll(Asker client) throws Exception {
    do {
      int number = next.getAndIncrement();
      if (number >= count) return;
      long asked = System.nanoTime();
      var answer = client.ask(questions.get(number % questions.size()));
      micros.recordValue(Math.min(MOST_MICROS, (System.nanoTime() - asked) / 1_000));
      rows.add(answer.rows());
      bytes.add(answer.bytes());
    } while (System.nanoTime() < end);
  }
}
