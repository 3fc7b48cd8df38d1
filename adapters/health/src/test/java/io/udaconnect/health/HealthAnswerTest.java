package io.udaconnect.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class HealthAnswerTest {
  private static final HealthCheck KAFKA = check("kafka", Status.UP, Map.of());

  @Test
  void oneThatIsDownBringsAllDownAndSaysWhy() {
    var answer =
        HealthAnswer.of(
            List.of(KAFKA, check("database", Status.DOWN, Map.of("reason", "it is \"away\""))));
    assertThat(answer.isUp()).isFalse();
    assertThat(answer.toJson().toString())
        .isEqualTo(
            """
            {"status":"DOWN","checks":[{"name":"kafka","status":"UP","data":{}},\
            {"name":"database","status":"DOWN","data":{"reason":"it is \\"away\\""}}]}""");
  }

  @Test
  void numbersStayNumbers() {
    var answer = HealthAnswer.of(List.of(check("database", Status.UP, Map.of("schema", 1L))));
    assertThat(answer.isUp()).isTrue();
    assertThat(answer.toJson().toString()).contains("\"data\":{\"schema\":1}");
  }

  @Test
  void whoHasNoChecksIsUp() {
    var answer = HealthAnswer.of(List.of());
    assertThat(answer.isUp()).isTrue();
    assertThat(answer.toJson().toString()).isEqualTo("{\"status\":\"UP\",\"checks\":[]}");
  }

  private static HealthCheck check(String name, Status status, Map<String, Object> data) {
    return () -> new HealthCheckResponse(name, status, Optional.of(data));
  }
}
