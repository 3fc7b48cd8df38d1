package io.udaconnect.launcher;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Services whose launcher was killed run on. They are known by their command line, which names the
 * data folder: a number in a file could meanwhile be another program's.
 */
final class Leftovers {
  private Leftovers() {}

  /** The word on a service's command line that tells whose it is. */
  static String mark(Path data) {
    return "-Dudaconnect.data=" + data;
  }

  static List<ProcessHandle> of(Path data) {
    return ProcessHandle.allProcesses().filter(process -> isMarked(process, data)).toList();
  }

  static boolean isMarked(ProcessHandle process, Path data) {
    return process
        .info()
        .arguments()
        .filter(words -> Arrays.asList(words).contains(mark(data)))
        .isPresent();
  }

  /** Stops them, and says how many there were. */
  static int stop(Path data) {
    var found = of(data);
    found.forEach(ProcessHandle::destroy);
    for (var process : found) {
      try {
        process.onExit().get(5, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        process.destroyForcibly();
        process.onExit().join();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    return found.size();
  }
}
