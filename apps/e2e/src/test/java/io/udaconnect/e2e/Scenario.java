package io.udaconnect.e2e;

import static io.udaconnect.launcher.Service.LOCATION;
import static io.udaconnect.launcher.Service.PERSON;
import static io.udaconnect.launcher.Service.WEB;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.udaconnect.launcher.Installation;
import io.udaconnect.launcher.UdaConnect;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A scenario of the pages, played by Node in a Chromium. What it asks for is done by the test. */
final class Scenario implements AutoCloseable {
  private static final int PATIENCE_MINUTES = 4;
  private static final String ASK = "ask: ";

  private final Process process;
  private final BufferedReader output;
  private final StringBuilder said = new StringBuilder();

  private Scenario(Process process) {
    this.process = process;
    output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }

  /** Chromium must be there: what the pages promise is not tested without. */
  static Scenario begin(String name, UdaConnect system) {
    var files = Installation.here().root().resolve("apps/web/src/test/ui/browser");
    var command = new ProcessBuilder("node", "run.mjs", name).redirectErrorStream(true);
    var environment = command.directory(files.toFile()).environment();
    environment.put("CHROMIUM", chromium().toString());
    environment.put("WEB", system.addresses().http(WEB).toString());
    environment.put("PERSON", system.addresses().http(PERSON).toString());
    environment.put("LOCATION", system.addresses().http(LOCATION).toString());
    try {
      var pictures = Files.createDirectories(Path.of("target/pictures")).toAbsolutePath();
      environment.put("PICTURES", pictures.toString());
      return new Scenario(command.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path chromium() {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, "chromium"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseGet(
            () ->
                fail(
                    "The tests of the pages need Chromium, and there is no chromium on the path: on"
                        + " Debian, apt-get install chromium"));
  }

  /** Waits until it asks for just this. */
  void awaits(String what) {
    String line = nextLine();
    while (line != null && !line.startsWith(ASK)) line = nextLine();
    assertThat(line).as("%s", said).isEqualTo(ASK + what);
  }

  /** What it asked for is done. */
  void goesOn() {
    try {
      var input = process.getOutputStream();
      input.write('\n');
      input.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(said.toString(), e);
    }
  }

  /** Waits for its end, and asserts that all went as it should. */
  void endsWell() {
    String line = nextLine();
    while (line != null) line = nextLine();
    assertThat(ends()).as("ends within %s minutes: %s", PATIENCE_MINUTES, said).isTrue();
    assertThat(process.exitValue()).as("%s", said).isZero();
  }

  private boolean ends() {
    try {
      return process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String nextLine() {
    try {
      String line = output.readLine();
      if (line != null) said.append(line).append('\n');
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its browser goes with it. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
