package io.udaconnect.kafka;

import io.udaconnect.house.Fuzzing;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EventsFuzzIT {
  @Test
  void noRecordTakesItsReaderDown() throws Exception {
    Fuzzing.of(EventsFuzz.class, Path.of("src/test/resources/fuzz"));
  }
}
