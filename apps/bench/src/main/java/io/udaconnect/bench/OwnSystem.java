package io.udaconnect.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.udaconnect.launcher.Installation;
import io.udaconnect.launcher.Trouble;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A system that is up for one measurement, in processes of its own. */
final class OwnSystem {
  private static final int STOP_SECONDS = 60;

  private final Process up;
  private final Thread reader;

  /** Returns when all is ready. */
  OwnSystem(Path data, int portBase) {
    try {
      up =
          new ProcessBuilder(
                  Installation.here().root().resolve("udaconnect").toString(),
                  "up",
                  "--fresh",
                  "--data",
                  data.toString(),
                  "--port-base",
                  Integer.toString(portBase))
              .redirectErrorStream(true)
              .start();
      var lines = new BufferedReader(new InputStreamReader(up.getInputStream(), UTF_8));
      awaitReady(lines);
      reader = new Thread(() -> lines.lines().forEach(System.err::println), "system");
      reader.setDaemon(true);
      reader.start();
    } catch (IOException e) {
      throw new Trouble("the system cannot be started: " + e.getMessage());
    }
  }

  private static void awaitReady(BufferedReader lines) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      System.err.println(line);
      if (line.startsWith("All is ready")) return;
    }
    throw new Trouble("the system did not become ready: see above.");
  }

  void close() {
    up.destroy();
    try {
      if (!up.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) up.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
