package io.udaconnect.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateTest {
  @TempDir Path data;

  @Test
  void whatIsWrittenIsReadAgain() {
    var state = state(1234, Optional.empty());
    state.write(data);
    assertThat(State.read(data)).contains(state);
  }

  @Test
  void aPasswordIsNotWrittenDown() throws IOException {
    var database = new Database("jdbc:postgresql://db:5432/uda", "ada", "very-secret");
    state(1, Optional.of(database)).write(data);
    assertThat(Files.readString(data.resolve(State.FILE))).doesNotContain("very-secret");
    assertThat(State.read(data).orElseThrow().databaseOrEmbedded("told").password())
        .isEqualTo("told");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\0\0\0",
        "pid=x",
        "pid=1\nsince=yesterday\nhost=h\nport.base=1\nservices=web",
        "pid=1\nsince=2026-01-01T00:00:00Z\nhost=127.0.0.1\nport.base=1\nservices=web",
        "pid=1\nsince=2026-01-01T00:00:00Z\nhost=127.0.0.1\nport.base=30000\nservices=nobody",
        "broken=\\u12"
      })
  void whatCannotBeReadSaysNothing(String text) throws IOException {
    Files.writeString(data.resolve(State.FILE), text);
    assertThat(State.read(data)).isEmpty();
  }

  @Test
  void aLauncherThatRunsIsFound() {
    assertThat(state(ProcessHandle.current().pid(), Optional.empty()).launcher()).isPresent();
  }

  @Test
  void aStrangerWhoGotTheNumberLaterIsNoLauncher() {
    var state =
        new State(
            ProcessHandle.current().pid(),
            Instant.parse("2000-01-01T00:00:00Z"),
            Addresses.local(30_000),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Processes.EACH,
            Map.of());
    assertThat(state.launcher()).isEmpty();
  }

  private static State state(long pid, Optional<Database> database) {
    return new State(
        pid,
        Instant.now(),
        Addresses.local(31_000),
        EnumSet.of(Service.PERSON, Service.LOCATION),
        database,
        Optional.of("broker:9092"),
        Processes.ONE,
        Map.of(Service.PERSON, 77L));
  }
}
