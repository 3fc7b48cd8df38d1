package io.udaconnect.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.udaconnect.launcher.Installation;
import io.udaconnect.launcher.Trouble;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A system that is up for one measurement, in processes of its own, with a data folder of its own.
 * Both go when it is closed, or when this process is told to end; the folder stays if it was named.
 */
final class OwnSystem implements AutoCloseable {
  /** Beside the usual ones, and below those that the system gives to outgoing connections. */
  static final int PORT_BASE = 31_000;

  private static final int STOP_SECONDS = 60;

  private final Path data;
  private final boolean kept;
  private final Thread end = new Thread(this::stop, "stop");
  private final Process up;

  /**
   * Returns when all is ready.
   *
   * @param options further ones of {@code up}
   */
  OwnSystem(int portBase, List<String> options) {
    this(fresh(), false, portBase, options);
  }

  /** With a data folder that stays. */
  OwnSystem(Path data, int portBase, List<String> options) {
    this(data.toAbsolutePath().normalize(), true, portBase, options);
  }

  private OwnSystem(Path data, boolean kept, int portBase, List<String> options) {
    this.data = data;
    this.kept = kept;
    var root = Installation.here().root();
    try {
      var words = new ArrayList<String>();
      words.addAll(
          List.of(root.resolve("udaconnect").toString(), "up", "--busy", "--no-simulation"));
      words.addAll(List.of("--data", data.toString(), "--port-base", Integer.toString(portBase)));
      words.addAll(options);
      up = new ProcessBuilder(words).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new Trouble("the system cannot be started: " + e.getMessage() + ".");
    }
    Runtime.getRuntime().addShutdownHook(end);
    var lines = new BufferedReader(new InputStreamReader(up.getInputStream(), UTF_8));
    if (!tellUntilReady(lines)) {
      close();
      throw new Trouble("the system did not become ready: see above.");
    }
    var reader = new Thread(() -> tell(lines), "system");
    reader.setDaemon(true);
    reader.start();
  }

  private static Path fresh() {
    var target = Installation.here().root().resolve("apps/bench/target");
    try {
      return Files.createTempDirectory(target, "data-");
    } catch (IOException e) {
      throw new Trouble("the system cannot be started: " + e.getMessage() + ".");
    }
  }

  Path data() {
    return data;
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(end);
    stop();
  }

  private static boolean tellUntilReady(BufferedReader lines) {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        System.err.println(line);
        if (line.startsWith("All is ready")) return true;
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it says of things that die, until its end. */
  private static void tell(BufferedReader lines) {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        System.err.println(line);
      }
    } catch (IOException closed) {
      // it ended
    }
  }

  private void stop() {
    up.destroy();
    try {
      if (!up.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) up.destroyForcibly().waitFor();
      if (!kept) delete();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      System.err.println(data + " is left behind: " + e.getMessage());
    }
  }

  private void delete() throws IOException {
    try (var files = Files.walk(data)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }
}
