package io.udaconnect.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.embedded.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be meant or done gets one sentence and an exit code, and leaves nothing behind. */
class RefusalIT {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "up --colour                                    | --colour",
        "up extra                                       | extra",
        "fly                                            | fly",
        "up --port-base many                            | --port-base",
        "up --port-base 80                              | --port-base must be from 1024",
        "up --only person,nobody                        | \"nobody\"",
        "up --bind 0.0.0.0                              | no sign-in",
        "up --bind no.such.host.invalid                 | no.such.host.invalid",
        "up --database-url postgres://db/uda            | jdbc:postgresql://",
        "up --kafka broker                              | HOST:PORT",
        "up --processes two                             | --processes",
        "up --patience 0                                | --patience",
        "logs                                           | SERVICE",
        "logs nobody                                    | \"nobody\"",
        "import                                         | FILE",
        "simulate --people 0                            | --people must be from 1 to 10000",
        "simulate --speed 0                             | --speed must be above 0",
        "simulate --duration long                       | is no duration such as PT8H",
        "simulate --start yesterday                     | is no instant such as",
        "simulate --start 2999-01-01T00:00:00Z          | --start must not be in the future",
        "simulate --via mail                            | --via",
        "rewind                                         | --to",
        "rewind --to yesterday                          | --to must be",
        "rewind --to 2026-03-14T12:00:00Z --data target/nothing | name --database-url and --kafka",
      })
  void anOptionThatCannotBeMeant(String line, String words) throws InterruptedException {
    assertRefused(2, words, line.strip().split(" +"));
  }

  @Test
  void aTakenPortIsNamedWithWhoWantedIt() throws Exception {
    int base = freeBase();
    try (var taken = new ServerSocket(base + 92, 1, InetAddress.getLoopbackAddress())) {
      assertRefused(
          1,
          "port " + taken.getLocalPort() + " is taken, and Kafka wants it",
          up(folder.resolve("data"), base));
      assertRefused(1, "is taken", up(folder.resolve("data"), base));
    }
    assertThat(folder.resolve("data/postgres")).doesNotExist();
  }

  @Test
  void nobodyIsSimulatedOrRemovedWhereNothingRuns() throws Exception {
    String base = Integer.toString(freeBase());
    assertRefused(1, "does ./udaconnect up run?", "simulate", "--remove", "--port-base", base);
    assertRefused(1, "does ./udaconnect up run?", "simulate", "--port-base", base);
  }

  @Test
  void aFolderOfOtherThingsIsLeftAlone() throws Exception {
    var photos = Files.createDirectories(folder.resolve("photos"));
    var photo = Files.writeString(photos.resolve("photo.jpg"), "precious");
    assertRefused(1, "no data folder of UdaConnect", up(photos, freeBase(), "--fresh"));
    assertThat(photo).hasContent("precious");
    assertThat(photos.toFile().list()).containsExactly("photo.jpg");
  }

  @Test
  void aFileIsNoFolder() throws Exception {
    var file = Files.writeString(folder.resolve("file"), "");
    assertRefused(1, "is not a folder", up(file, freeBase()));
    assertRefused(1, file.toString(), up(file.resolve("data"), freeBase()));
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws Exception {
    // not even root writes there
    assertRefused(
        1, "cannot write to /proc/udaconnect", up(Path.of("/proc/udaconnect"), freeBase()));
  }

  @Test
  void aDatabaseThatIsNotThereIsNamed() throws Exception {
    int nobody = Ports.free();
    assertRefused(
        1,
        "127.0.0.1:" + nobody + "/uda",
        up(
            folder.resolve("data"),
            freeBase(),
            "--database-url",
            "jdbc:postgresql://127.0.0.1:" + nobody + "/uda"));
  }

  @Test
  void aKafkaThatIsNotThereIsNamed() throws Exception {
    int nobody = Ports.free();
    assertRefused(
        1,
        "127.0.0.1:" + nobody,
        up(folder.resolve("data"), freeBase(), "--kafka", "127.0.0.1:" + nobody));
  }

  @Test
  void aLogOfNothingIsNamed() throws Exception {
    assertRefused(
        1, "no log of person", "logs", "person", "--data", folder.resolve("data").toString());
  }

  @Test
  void anImportWithoutServiceSaysWhatIsMissing() throws Exception {
    var file =
        Files.writeString(
            folder.resolve("persons.csv"), "first_name,last_name,company_name\nA,B,C\n");
    assertRefused(
        1,
        "no person service answers",
        "import",
        file.toString(),
        "--to",
        "127.0.0.1:" + Ports.free());
  }

  private void assertRefused(int exitCode, String words, String... arguments)
      throws InterruptedException {
    try (var command = Command.start(folder, arguments)) {
      assertThat(command.awaitExit()).as(command.output()).isEqualTo(exitCode);
      assertThat(command.output()).contains(words).doesNotContain("\tat ", "Exception");
    }
  }

  static String[] up(Path data, int base, String... more) {
    var first =
        new String[] {
          "up", "--only", "none", "--data", data.toString(), "--port-base", Integer.toString(base)
        };
    var all = java.util.Arrays.copyOf(first, first.length + more.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return all;
  }

  /** A base whose servers' ports nobody uses now. */
  static int freeBase() throws IOException {
    for (int base = 20_000; base < 32_000; base += 500) {
      if (Ports.isFree("127.0.0.1", base + 92)
          && Ports.isFree("127.0.0.1", base + 93)
          && Ports.isFree("127.0.0.1", base + 432)) {
        return base;
      }
    }
    throw new IOException("no free ports");
  }
}
