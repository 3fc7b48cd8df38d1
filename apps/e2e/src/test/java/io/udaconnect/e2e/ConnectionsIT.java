package io.udaconnect.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.bench.Main;
import io.udaconnect.launcher.UdaConnect;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A small crowd, with the command that measures: each answer is what a plain comparison says. */
@ExtendWith(Running.class)
class ConnectionsIT {
  @Test
  void everyKindOfQuestionIsAnsweredRight(UdaConnect system) throws Exception {
    var json = measured(system, "--clients=2", "--ingest-rate=200");
    assertThat(json.getJsonArray("questions").getValuesAs(JsonObject.class))
        .hasSize(4 * 10)
        .allSatisfy(
            question -> {
              assertThat(question.getInt("asked")).isPositive();
              assertThat(question.getJsonNumber("rows").doubleValue()).isPositive();
              assertThat(question.getJsonNumber("p99_ms").doubleValue()).isPositive();
            });
    assertThat(json.getInt("compared")).isGreaterThanOrEqualTo(2 * 10);
    assertThat(json.getInt("compared_rows")).isGreaterThan(1_000);
    assertThat(json.getInt("differing")).isZero();
    assertThat(json.getJsonObject("bytes_per_location")).containsKeys("location", "all");
  }

  @Test
  void whatWasLoadedIsAskedAgain(UdaConnect system) throws Exception {
    measured(system, "--only=encounters 1 day");
    var again = measured(system, "--only=heavy: together 5 m 1 day");
    assertThat(again).doesNotContainKey("loaded_per_second");
    assertThat(again.getInt("compared")).isEqualTo(2 * 2);
    assertThat(again.getInt("differing")).isZero();
  }

  private static JsonObject measured(UdaConnect system, String... further) throws Exception {
    var words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "connections",
                "--running",
                "--data=" + system.settings().data(),
                "--people=100",
                "--rows=20000",
                "--persons=2",
                "--repeat=1",
                "--warmup=0",
                "--compare=2"));
    words.addAll(List.of(further));
    var process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    var lines = output.strip().split("\n", -1);
    return Json.createReader(new StringReader(lines[lines.length - 1])).readObject();
  }
}
