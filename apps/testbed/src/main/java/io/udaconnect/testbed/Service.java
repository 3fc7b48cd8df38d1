package io.udaconnect.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.concurrent.TimeUnit;
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
    var settings = new HashMap<>(ServerUnderTest.settings());
    settings.put("http.port", Integer.toString(Ports.free()));
    settings.put("grpc.port", Integer.toString(Ports.free()));
    settings.put(key, value);
    var liberty = ServerUnderTest.LIBERTY;
    String name = ServerUnderTest.SERVICE + "-wrong";
    liberty.lay(name, settings);
    var console = liberty.server(name).resolve("console.log");
    var process = run(liberty, name, console);
    try {
      Eventually.holds(() -> assertThat(read(console)).containsAnyOf(NOT_STARTED));
      assertThat(read(console)).contains(key).doesNotContain(STARTED);
    } finally {
      stop(process);
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

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
