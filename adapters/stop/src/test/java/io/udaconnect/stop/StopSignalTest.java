package io.udaconnect.stop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With a process that really ends. */
class StopSignalTest {
  private static final int TERMINATED = 128 + 15;

  private Process process;
  private BufferedReader said;

  /** Two ask to go first, as two services of one process do. */
  static final class Farewells {
    private Farewells() {}

    public static void main(String[] words) throws InterruptedException {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("stops")));
      StopSignal.precedeBy(() -> System.out.println("first"));
      StopSignal.precedeBy(() -> say(words[0]));
      System.out.println("runs");
      Thread.sleep(60_000);
    }

    private static void say(String word) {
      System.out.println(word);
      if (word.equals("fails")) throw new IllegalStateException(word);
      if (word.equals("lingers")) sleep();
    }

    private static void sleep() {
      try {
        Thread.sleep(60_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @AfterEach
  void end() {
    if (process != null) process.destroyForcibly();
  }

  @Test
  void whatIsToBeDoneFirstIsDoneBeforeTheProcessStops() throws Exception {
    run("second");

    process.toHandle().destroy();

    assertThat(said.lines()).containsExactly("second", "first", "stops");
    assertThat(process.waitFor()).isEqualTo(TERMINATED);
  }

  @Test
  void aFarewellThatFailsKeepsNobodyFromLeaving() throws Exception {
    run("fails");

    process.toHandle().destroy();

    assertThat(said.lines()).contains("fails", "first", "stops");
    assertThat(process.waitFor()).isEqualTo(TERMINATED);
  }

  @Test
  void whoIsToldTwiceLeavesAtOnce() throws Exception {
    run("lingers");
    process.toHandle().destroy();
    assertThat(said.readLine()).isEqualTo("lingers");

    process.toHandle().destroy();

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(TERMINATED);
  }

  private void run(String word) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Farewells.class.getName(),
                word)
            .redirectErrorStream(true)
            .start();
    said = process.inputReader(UTF_8);
    assertThat(said.readLine()).isEqualTo("runs");
  }
}
