package io.udaconnect.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real command as a process of its own, seen as a user sees it. */
final class Command implements AutoCloseable {
  private static final long SECONDS = 120;

  private final Process process;
  private final Path output;

  private Command(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  static Command start(Path folder, String... arguments) {
    try {
      var words = new ArrayList<String>();
      words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
      words.addAll(List.of(arguments));
      var output = Files.createTempFile(folder, "output", ".txt");
      var process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      return new Command(process, output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Process process() {
    return process;
  }

  /** Until that is said, or it is over. */
  Command awaitWords(String words) throws InterruptedException {
    var end = Instant.now().plus(Duration.ofSeconds(SECONDS));
    while (!output().contains(words)) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        throw new AssertionError("never said \"" + words + "\", but:\n" + output());
      }
      Thread.sleep(50);
    }
    return this;
  }

  int awaitExit() throws InterruptedException {
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("does not end; it said:\n" + output());
    }
    return process.exitValue();
  }

  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
