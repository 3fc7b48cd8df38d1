package io.udaconnect.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.bench.Main;
import io.udaconnect.launcher.UdaConnect;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in, with the command that measures it: what it says yes to is there, once. */
@ExtendWith(Running.class)
class IngestIT {
  private static final int RATE = 200;
  private static final int SECONDS = 3;

  @ParameterizedTest
  @ValueSource(strings = {"grpc-stream", "grpc-batch", "grpc-unary", "rest", "rest-batch"})
  void whatIsAcknowledgedIsStoredOnce(String via, UdaConnect system) throws Exception {
    var json = measured(via, system);
    assertThat(json.getString("via")).isEqualTo(via);
    assertThat(json.getInt("stored")).isBetween(RATE * SECONDS / 2, RATE * SECONDS * 2);
    assertThat(json.getInt("acknowledged"))
        .as("with repeats")
        .isGreaterThan(json.getInt("stored"))
        .isEqualTo(json.getInt("sent"));
    for (var wrong : List.of("refused", "lost", "doubled", "differing", "foreign")) {
      assertThat(json.getInt(wrong)).as(wrong).isZero();
    }
    for (var rate : List.of("queryable_per_second", "bare_copy_per_second")) {
      assertThat(json.getJsonNumber(rate).doubleValue()).as(rate).isPositive();
    }
    assertThat(json.getJsonObject("resident_mb")).containsKeys("location", "postgresql");
  }

  private static JsonObject measured(String via, UdaConnect system)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "ingest",
                "--running",
                "--data=" + system.settings().data(),
                "--via=" + via,
                "--people=50",
                "--duplicates=0.1",
                "--disorder=0.1",
                "--warmup=1",
                "--seconds=" + SECONDS,
                "--rate=" + RATE)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    var lines = output.strip().split("\n", -1);
    return Json.createReader(new StringReader(lines[lines.length - 1])).readObject();
  }
}
