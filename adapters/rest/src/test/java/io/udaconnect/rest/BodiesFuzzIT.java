package io.udaconnect.rest;

import io.udaconnect.house.Fuzzing;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BodiesFuzzIT {
  @Test
  void noBodyTakesTheServiceDown() throws Exception {
    Fuzzing.of(BodiesFuzz.class, Path.of("src/test/resources/fuzz"));
  }
}
