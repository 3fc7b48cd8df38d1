package io.udaconnect.launcher;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does the same for many, some at once: each waits for an answer. */
final class Together {
  private static final int AT_ONCE = 32;

  private Together() {}

  /**
   * What came of each, in the same order. After the first that fails no other one begins; what has
   * begun by then goes on.
   */
  static <T, R> List<R> each(Collection<T> all, Function<T, R> work) {
    var threads = Executors.newFixedThreadPool(AT_ONCE);
    var begun = new ArrayList<Future<R>>();
    try {
      for (var one : all) begun.add(threads.submit(() -> work.apply(one)));
      var done = new ArrayList<R>();
      for (var one : begun) done.add(one.get());
      return done;
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof RuntimeException known) throw known;
      throw new IllegalStateException(failure.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Trouble("stopped.", stopped);
    } finally {
      for (var one : begun) one.cancel(false);
      threads.shutdown();
    }
  }
}
