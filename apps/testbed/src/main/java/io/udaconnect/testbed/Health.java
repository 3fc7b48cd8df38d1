package io.udaconnect.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the service under test says of itself. */
public final class Health {
  private static final String UP = "UP";

  private Health() {}

  /** Asserts that there are just these readiness checks, and none of liveness or start. */
  public static void hasOnly(String... readiness) {
    assertThat(checks("/health/ready").keySet()).containsExactlyInAnyOrder(readiness);
    assertThat(checks("/health").keySet()).containsExactlyInAnyOrder(readiness);
  }

  /** Waits until everything is up. */
  public static void becomesReady() {
    Eventually.holds(
        () -> {
          isAlive();
          Http.get("/health/ready").is(200);
        });
  }

  /** Waits until just these checks are down, the others being up. */
  public static void becomesUnready(String... down) {
    Eventually.holds(
        () -> {
          isAlive();
          Http.get("/health/ready").is(503);
          var checks = checks("/health/ready");
          checks.values().removeIf(UP::equals);
          assertThat(checks.keySet()).containsExactlyInAnyOrder(down);
        });
  }

  /** Asserts that everything is up at this moment. */
  public static void isReady() {
    isAlive();
    Http.get("/health/ready").is(200);
  }

  /** Whatever is away, nobody should restart the service for it. */
  private static void isAlive() {
    assertThat(Http.get("/health/live").is(200).object().getString("status")).isEqualTo(UP);
  }

  private static SortedMap<String, String> checks(String path) {
    var checks = new TreeMap<String, String>();
    Http.get(path)
        .object()
        .getJsonArray("checks")
        .getValuesAs(JsonObject.class)
        .forEach(check -> checks.put(check.getString("name"), check.getString("status")));
    return checks;
  }
}
