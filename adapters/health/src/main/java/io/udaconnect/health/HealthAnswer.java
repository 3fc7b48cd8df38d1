package io.udaconnect.health;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;

/**
 * What the checks say together, in the words of MicroProfile Health: up if all are, and if there is
 * none.
 */
record HealthAnswer(List<HealthCheckResponse> checks) {
  private static final System.Logger LOG = System.getLogger(HealthAnswer.class.getName());

  static HealthAnswer of(List<HealthCheck> checks) {
    return new HealthAnswer(checks.stream().map(HealthAnswer::ask).toList());
  }

  boolean isUp() {
    return checks.stream().allMatch(check -> check.getStatus() == Status.UP);
  }

  JsonObject toJson() {
    var all = Json.createArrayBuilder();
    checks.forEach(check -> all.add(json(check)));
    var status = isUp() ? Status.UP : Status.DOWN;
    return Json.createObjectBuilder().add("status", status.name()).add("checks", all).build();
  }

  private static JsonObjectBuilder json(HealthCheckResponse check) {
    var data = Json.createObjectBuilder();
    check.getData().orElse(Map.of()).forEach((key, value) -> add(data, key, value));
    return Json.createObjectBuilder()
        .add("name", check.getName())
        .add("status", check.getStatus().name())
        .add("data", data);
  }

  /** A check's data is text, whole numbers, and yes or no. */
  private static void add(JsonObjectBuilder data, String key, Object value) {
    if (value instanceof Long number) {
      data.add(key, number);
    } else if (value instanceof Boolean is) {
      data.add(key, is);
    } else {
      data.add(key, String.valueOf(value));
    }
  }

  /** A check that fails to answer is down. What went wrong is for the log, not for the caller. */
  private static HealthCheckResponse ask(HealthCheck check) {
    try {
      return check.call();
    } catch (RuntimeException failure) {
      LOG.log(System.Logger.Level.ERROR, "a health check failed", failure);
      return HealthCheckResponse.down(check.getClass().getSimpleName());
    }
  }
}
