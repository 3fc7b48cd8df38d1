package io.udaconnect.e2e;

import io.udaconnect.launcher.Addresses;
import io.udaconnect.testbed.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A Kafka that can be killed alone. It ends with the test that started it. */
final class Broker implements AutoCloseable {
  private final Path folder;
  private final Addresses addresses;
  private Process process;

  Broker(Path folder, Addresses addresses) {
    this.folder = folder;
    this.addresses = addresses;
  }

  String address() {
    return addresses.kafka();
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  /** Returns when it takes connections. */
  void start() {
    try {
      var said = Files.createDirectories(folder).resolve("said.txt");
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx512m",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  BrokerMain.class.getName(),
                  folder.toString(),
                  Integer.toString(addresses.kafkaPort()),
                  Integer.toString(addresses.controllerPort()))
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      Eventually.holds(() -> requireReady(said));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void requireReady(Path said) throws IOException {
    var words = Files.readString(said);
    if (!process.isAlive()) throw new IllegalStateException("the broker does not start: " + words);
    if (words.lines().noneMatch(BrokerMain.READY::equals)) throw new AssertionError(words);
  }

  /** Cleanly. */
  void stop() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill();
    }
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    if (process != null) stop();
  }
}
