package io.udaconnect.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs a program of this machine to its end. */
record Program(Path folder) {
  private static final long MINUTES = 5;

  static Program in(Path folder) {
    return new Program(folder);
  }

  /** What it said, on both of its outputs, and how it ended. */
  record Ran(int status, String output) {}

  /** A program that is missing is named; one that takes more than five minutes is ended. */
  Ran run(String... command) {
    try {
      var process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectInput(new File("/dev/null"))
              .redirectErrorStream(true)
              .start();
      var output = CompletableFuture.supplyAsync(() -> read(process));
      boolean over = process.waitFor(MINUTES, TimeUnit.MINUTES);
      if (!over) process.destroyForcibly();
      return new Ran(over ? process.exitValue() : -1, output.join());
    } catch (IOException missing) {
      throw new AssertionError(
          "The tests of the documents need " + command[0] + " on the path: " + missing.getMessage(),
          missing);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String read(Process process) {
    try (var out = process.getInputStream()) {
      return new String(out.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
