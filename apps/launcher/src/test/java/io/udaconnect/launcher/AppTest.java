package io.udaconnect.launcher;

import static io.udaconnect.launcher.Service.CONNECTION;
import static io.udaconnect.launcher.Service.LOCATION;
import static io.udaconnect.launcher.Service.PERSON;
import static io.udaconnect.launcher.Service.PROCESSOR;
import static org.assertj.core.api.Assertions.assertThat;

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
  void inABusySystemLargeQuestionsHaveRoom() {
    assertThat(newSize(true, CONNECTION)).isEqualTo("-XX:NewSize=160m");
    assertThat(newSize(true, LOCATION)).isEqualTo("-XX:NewSize=24m");
    assertThat(newSize(false, CONNECTION)).isEqualTo("-XX:NewSize=24m");
  }

  /** The last one counts. */
  private String newSize(boolean busy, Service service) {
    return command(busy, service).stream()
        .filter(word -> word.startsWith("-XX:NewSize="))
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  private List<String> command(boolean busy, Service first, Service... rest) {
    try (var data = DataFolder.open(folder)) {
      var services = EnumSet.of(first, rest);
      return new App("any", services, "", List.of(), Installation.here(), data, busy, Map.of())
          .command();
    }
  }
}
