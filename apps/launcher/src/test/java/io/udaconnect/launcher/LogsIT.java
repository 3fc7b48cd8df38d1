package io.udaconnect.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsIT {
  @TempDir Path folder;

  @Test
  void aServiceAmongOthersHasTheirLog() throws Exception {
    var data = data(Processes.ONE);
    Files.writeString(DataFolder.log(data, "server"), "person starts\n");
    Files.writeString(DataFolder.log(data, "person"), "of another day\n");
    assertThat(logs(data, "person")).contains("log of all").endsWith("\nperson starts\n");
  }

  @Test
  void aServiceByItselfHasItsOwn() throws Exception {
    var data = data(Processes.EACH);
    Files.writeString(DataFolder.log(data, "server"), "of another day\n");
    Files.writeString(DataFolder.log(data, "person"), "person starts\n");
    assertThat(logs(data, "person")).isEqualTo("person starts\n");
  }

  private Path data(Processes spread) throws IOException {
    var data = folder.resolve("data");
    Files.createDirectories(data.resolve("logs"));
    new State(
            1,
            Instant.now(),
            Addresses.local(31_000),
            EnumSet.allOf(Service.class),
            Optional.empty(),
            Optional.empty(),
            spread,
            Map.of())
        .write(data);
    return data;
  }

  private String logs(Path data, String service) throws InterruptedException {
    try (var command = Command.start(folder, "logs", service, "--data", data.toString())) {
      assertThat(command.awaitExit()).as(command.output()).isZero();
      return command.output();
    }
  }
}
