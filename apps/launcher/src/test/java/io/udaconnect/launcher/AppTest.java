package io.udaconnect.launcher;

import static io.udaconnect.launcher.Service.CONNECTION;
import static io.udaconnect.launcher.Service.LOCATION;
import static io.udaconnect.launcher.Service.PERSON;
import static io.udaconnect.launcher.Service.PROCESSOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppTest {
  private static final String QUICK = "-XX:TieredStopAtLevel=1";

  @TempDir Path folder;

  @Test
  void everyServiceStartsQuickly() {
    for (var service : Service.values()) assertThat(command(false, service)).contains(QUICK);
  }

  @Test
  void inABusySystemWhatLocationsGoThroughStartsSlowlyAndGetsFast() {
    assertThat(command(true, LOCATION)).doesNotContain(QUICK);
    assertThat(command(true, PROCESSOR)).doesNotContain(QUICK);
    assertThat(command(true, CONNECTION)).doesNotContain(QUICK);
    assertThat(command(true, PERSON, LOCATION)).doesNotContain(QUICK);
    assertThat(command(true, PERSON)).contains(QUICK);
  }

  @Test
  void inABusySystemLargeQuestionsHaveRoom() throws IOException {
    var options = Installation.here().jvmOptions(CONNECTION);
    assertThat(Files.readString(options)).contains("\n-XX:NewSize=160m\n");
    assertThat(command(true, CONNECTION))
        .as("the last one counts")
        .containsSubsequence("-XX:NewSize=24m", "@" + options);
    assertThat(command(true, LOCATION)).doesNotContain("@" + options);
    assertThat(command(false, CONNECTION)).doesNotContain("@" + options);
  }

  private List<String> command(boolean busy, Service first, Service... rest) {
    try (var data = DataFolder.open(folder)) {
      var services = EnumSet.of(first, rest);
      return new App("any", services, "", List.of(), Installation.here(), data, busy, Map.of())
          .command();
    }
  }
}
