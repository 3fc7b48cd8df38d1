package io.udaconnect.bench.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.udaconnect.launcher.Commands;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineCommandTest {
  @Test
  void aSmallCrowdIsMeasured() throws IOException {
    var lines =
        said(
            0,
            "--here",
            "--only=(everybody|met)",
            "--people=20",
            "--minutes=1",
            "--locations=100",
            "--rounds=1",
            "--seconds=1");
    assertThat(lines).anyMatch(line -> line.startsWith("everybody  HALL "));
    var measured = new ObjectMapper().readTree(lines.get(lines.size() - 1)).get("ns_per_location");
    assertThat(measured.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "everybody HALL",
            "everybody CITY",
            "met 143 TIME",
            "met 143 PACK",
            "met 1001 TIME",
            "met 1001 PACK");
    assertThat(measured).extracting(JsonNode::doubleValue).allMatch(nanos -> nanos > 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--people", "--minutes", "--locations", "--rounds", "--seconds"})
  void whatCannotBeMeantIsNamed(String option) {
    assertThat(said(2, option + "=0")).anyMatch(line -> line.contains(option));
  }

  private static List<String> said(int exitCode, String... words) {
    var out = System.out;
    var err = System.err;
    var bytes = new ByteArrayOutputStream();
    var both = new PrintStream(bytes, true, UTF_8);
    System.setOut(both);
    System.setErr(both);
    try {
      assertThat(Commands.run(new EngineCommand(), words)).isEqualTo(exitCode);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    return bytes.toString(UTF_8).lines().toList();
  }
}
