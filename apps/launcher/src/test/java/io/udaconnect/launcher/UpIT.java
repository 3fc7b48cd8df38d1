package io.udaconnect.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL and Kafka under the real command, and what can happen to them. */
class UpIT {
  private static final String READY = "All is ready";

  @TempDir Path folder;

  @Test
  void itStopsCleanlyAndKeepsItsData() throws Exception {
    int base = RefusalIT.freeBase();
    try (var first = up(base)) {
      first.awaitWords(READY);
      execute(base, "create table kept (number int); insert into kept values (1)");
      first.process().destroy();
      assertThat(first.awaitExit()).isZero();
      assertThat(first.output()).contains("Stopped.");
      assertThat(DataFolder.postgresProcess(data())).isEmpty();
    }
    try (var second = up(base)) {
      second.awaitWords(READY);
      execute(base, "insert into kept values (2)");
      assertThat(status(base)).contains("PostgreSQL", "Kafka", "yes");
    }
    try (var fresh = up(base, "--fresh")) {
      fresh.awaitWords(READY);
      execute(base, "create table kept (number int)");
    }
  }

  @Test
  void aSecondLauncherIsToldWhoHasTheFolder() throws Exception {
    int base = RefusalIT.freeBase();
    try (var first = up(base)) {
      first.awaitWords(READY);
      try (var second = up(base, "--fresh")) {
        assertThat(second.awaitExit()).isEqualTo(1);
        assertThat(second.output())
            .contains("is in use", Long.toString(first.process().pid()), Integer.toString(base));
      }
      execute(base, "select 1");
    }
  }

  @Test
  void twoSystemsRunSideBySide() throws Exception {
    int base = RefusalIT.freeBase();
    try (var first = up(base)) {
      first.awaitWords(READY);
      int other = RefusalIT.freeBase();
      assertThat(other).isNotEqualTo(base);
      try (var second = Command.start(folder, RefusalIT.up(folder.resolve("other"), other))) {
        second.awaitWords(READY);
        execute(base, "select 1");
        execute(other, "select 1");
      }
    }
  }

  @Test
  void anotherSystemsServersAreUsedAndLeftRunning() throws Exception {
    int base = RefusalIT.freeBase();
    int mine = RefusalIT.freeBase();
    try (var first = up(base)) {
      first.awaitWords(READY);
      var url = "jdbc:postgresql://127.0.0.1:" + (base + 432) + "/udaconnect";
      var kafka = "127.0.0.1:" + (base + 92);
      var guest = folder.resolve("guest");
      try (var second =
          Command.start(
              folder,
              RefusalIT.up(
                  guest,
                  mine,
                  "--database-url",
                  url,
                  "--database-password",
                  "udaconnect",
                  "--kafka",
                  kafka))) {
        second.awaitWords(READY);
        assertThat(guest.resolve("postgres")).doesNotExist();
        assertThat(guest.resolve("kafka")).doesNotExist();
        second.process().destroy();
        assertThat(second.awaitExit()).isZero();
      }
      execute(base, "select 1");
      assertThat(status(base)).contains(kafka).doesNotContain("no:");
    }
  }

  @Test
  void aKilledLauncherLeavesNothingToCleanByHand() throws Exception {
    int base = RefusalIT.freeBase();
    try (var first = up(base)) {
      first.awaitWords(READY);
      execute(base, "create table kept (number int)");
      first.process().destroyForcibly().waitFor();
    }
    assertThat(DataFolder.postgresProcess(data())).isPresent();
    Files.writeString(data().resolve(State.FILE), "half a line");
    try (var second = up(base)) {
      second.awaitWords(READY);
      execute(base, "insert into kept values (1)");
      second.process().destroyForcibly().waitFor();
    }
    try (var fresh = up(base, "--fresh")) {
      fresh.awaitWords(READY);
      execute(base, "create table kept (number int)");
    }
  }

  @Test
  void aServiceThatWasLeftBehindIsStopped() throws Exception {
    int base = RefusalIT.freeBase();
    Files.createDirectories(data());
    Files.writeString(data().resolve(State.FILE), "");
    var left =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Leftovers.mark(data()),
                "-cp",
                Path.of(Sleeper.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString(),
                Sleeper.class.getName())
            .start();
    try (var command = up(base)) {
      command.awaitWords("left behind").awaitWords(READY);
      assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      left.destroyForcibly();
    }
  }

  @Test
  void aDatabaseThatDiesIsStartedAgain() throws Exception {
    int base = RefusalIT.freeBase();
    try (var command = up(base)) {
      command.awaitWords(READY);
      DataFolder.postgresProcess(data()).orElseThrow().destroyForcibly();
      command.awaitWords("PostgreSQL died").awaitWords("PostgreSQL is started again");
      execute(base, "select 1");
    }
  }

  @Test
  void migrateNeedsNoRunningSystem() throws Exception {
    int base = RefusalIT.freeBase();
    try (var command =
        Command.start(
            folder,
            "migrate",
            "--data",
            data().toString(),
            "--port-base",
            Integer.toString(base))) {
      assertThat(command.awaitExit()).as(command.output()).isZero();
      assertThat(command.output()).contains("schema");
    }
    assertThat(DataFolder.postgresProcess(data())).isEmpty();
  }

  static final class Sleeper {
    public static void main(String[] arguments) throws InterruptedException {
      Thread.sleep(600_000);
    }
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Command up(int base, String... more) {
    return Command.start(folder, RefusalIT.up(data(), base, more));
  }

  private String status(int base) throws InterruptedException {
    try (var command = Command.start(folder, "status", "--data", data().toString())) {
      assertThat(command.awaitExit()).as("base " + base + "\n" + command.output()).isZero();
      return command.output();
    }
  }

  private static void execute(int base, String sql) throws SQLException, IOException {
    var url = Addresses.local(base).databaseUrl();
    try (var connection =
            DriverManager.getConnection(url, EmbeddedPostgres.NAME, EmbeddedPostgres.NAME);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
