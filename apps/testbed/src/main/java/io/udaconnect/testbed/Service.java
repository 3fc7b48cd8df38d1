package io.udaconnect.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;

/** The service under test as a process: what it writes, and how it refuses to start. */
public final class Service {
  private static final String STARTED = "CWWKZ0001I";

  /** The second where it had begun to start. */
  private static final String[] NOT_STARTED = {"CWWKZ0002E", "CWWKZ0012I"};

  private static final long STOP_SECONDS = 10;

  private Service() {}

  /** Asserts that its log has one line with its name, its version and these settings. */
  public static void saysAtItsStart(String... settings) {
    var start =
        Pattern.compile(ServerUnderTest.SERVICE + " \\d+\\.\\d+\\.\\d+\\S* starts on Java ");
    assertThat(read(ServerUnderTest.log()).lines().filter(line -> start.matcher(line).find()))
        .singleElement()
        .asString()
        .contains(settings);
  }

  /** Asserts that with this setting it does not start, and that its log says so by the key. */
  public static void doesNotStartWith(String key, String value) {
    doesNotStartWith(key, value, key);
  }

  /** Asserts that with this setting it does not start, and that its log has this sentence. */
  public static void doesNotStartWith(String key, String value, String sentence) {
    whileRunning(
        "wrong",
        Map.of("http.port", Integer.toString(Ports.free()), key, value),
        console -> {
          Eventually.holds(() -> assertThat(read(console)).containsAnyOf(NOT_STARTED));
          assertThat(read(console)).contains(sentence).doesNotContain(STARTED);
        },
        Service::stop);
  }

  /**
   * Starts another one of it, beside the one under test and with these settings changed.
   *
   * @param work gets the other one's HTTP port; it is stopped afterwards
   */
  public static void whileAnotherRuns(Map<String, String> changes, IntConsumer work) {
    whileAnotherRuns(changes, work, Service::stop);
  }

  /** The same without any changes, and in the end it is killed. */
  public static void untilAnotherIsKilled(IntConsumer work) {
    whileAnotherRuns(Map.of(), work, Service::kill);
  }

  private static void whileAnotherRuns(
      Map<String, String> changes, IntConsumer work, Consumer<Process> end) {
    int port = Ports.free();
    var settings = new HashMap<>(changes);
    settings.put("http.port", Integer.toString(port));
    whileRunning(
        "other",
        settings,
        console -> {
          Eventually.holds(() -> assertThat(read(console)).contains(STARTED));
          Eventually.holds(() -> assertThat(listens(port)).isTrue()); // some milliseconds later
          work.accept(port);
        },
        end);
  }

  private static boolean listens(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  /** The work gets the file of what it says. */
  private static void whileRunning(
      String name, Map<String, String> changes, Consumer<Path> work, Consumer<Process> end) {
    var settings = new HashMap<>(ServerUnderTest.settings());
    settings.put("grpc.port", Integer.toString(Ports.free()));
    settings.putAll(changes);
    var liberty = ServerUnderTest.LIBERTY;
    String server = ServerUnderTest.SERVICE + "-" + name;
    liberty.lay(server, settings);
    var console = liberty.server(server).resolve("console.log");
    var process = run(liberty, server, console);
    try {
      work.accept(console);
    } finally {
      end.accept(process);
    }
  }

  private static Process run(LibertyUser liberty, String name, Path console) {
    var server = liberty.install().resolve("bin").resolve("server");
    var builder = new ProcessBuilder(server.toString(), "run", name);
    builder.environment().put("WLP_USER_DIR", liberty.directory().toString());
    builder.environment().put("JVM_ARGS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1");
    try {
      return builder.redirectErrorStream(true).redirectOutput(console.toFile()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stop(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Also whatever its script has started. */
  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
