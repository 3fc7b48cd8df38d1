package io.udaconnect.bench;

import io.udaconnect.launcher.Trouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Two who write a crowd's days: each takes the next day that nobody has begun. */
final class DayWriters {
  private static final int WRITERS = 2;

  private DayWriters() {}

  /**
   * @param failure what to say before the reason if a day cannot be written
   */
  static void write(Crowd crowd, IntConsumer day, String failure) {
    var next = new AtomicInteger();
    Runnable writer =
        () -> {
          for (int mine = next.getAndIncrement();
              mine < crowd.size().days();
              mine = next.getAndIncrement()) {
            day.accept(mine);
          }
        };
    var writers =
        IntStream.range(0, WRITERS).mapToObj(one -> CompletableFuture.runAsync(writer)).toList();
    try {
      writers.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw new Trouble(failure + ": " + e.getCause().getMessage());
    }
  }
}
