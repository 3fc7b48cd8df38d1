package io.udaconnect.launcher;

import io.udaconnect.house.Fuzzing;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FilesFuzzIT {
  @Test
  void noFileTakesItsReaderDown() throws Exception {
    Fuzzing.of(FilesFuzz.class, Path.of("src/test/resources/fuzz"));
  }
}
