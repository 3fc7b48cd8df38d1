package io.udaconnect.grpc;

import io.udaconnect.house.Fuzzing;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CallsFuzzIT {
  @Test
  void noMessageTakesTheServerDown() throws Exception {
    Fuzzing.of(CallsFuzz.class, Path.of("src/test/resources/fuzz"));
  }
}
