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
    hasOnly(ServerUnderTest.HTTP_PORT, readiness);
  }

  /** Asserts the same of the service that answers there. */
  public static void hasOnly(int port, String... readiness) {
    assertThat(checks(port, "/health/ready").keySet()).containsExactlyInAnyOrder(readiness);
    assertThat(checks(port, "/health").keySet()).containsExactlyInAnyOrder(readiness);
  }

  /** Waits until everything is up. */
  public static void becomesReady() {
    becomesReady(ServerUnderTest.HTTP_PORT);
  }

  /** Waits until everything is up at the service that answers there. */
  public static void becomesReady(int port) {
    Eventually.holds(() -> isReady(port));
  }

  /** Waits until just these checks are down, the others being up. */
  public static void becomesUnready(String... down) {
    becomesUnready(ServerUnderTest.HTTP_PORT, down);
  }

  /** Waits for the same at the service that answers there. */
  public static void becomesUnready(int port, String... down) {
    Eventually.holds(
        () -> {
          isAlive(port);
          Http.get(port, "/health/ready").is(503);
          var checks = checks(port, "/health/ready");
          checks.values().removeIf(UP::equals);
          assertThat(checks.keySet()).containsExactlyInAnyOrder(down);
        });
  }

  /** Asserts that everything is up at this moment. */
  public static void isReady() {
    isReady(ServerUnderTest.HTTP_PORT);
  }

  private static void isReady(int port) {
    isAlive(port);
    Http.get(port, "/health/ready").is(200);
  }

  /** Whatever is away, nobody should restart the service for it. */
  private static void isAlive(int port) {
    var answer = Http.get(port, "/health/live").is(200);
    assertThat(answer.object().getString("status")).isEqualTo(UP);
  }

  private static SortedMap<String, String> checks(int port, String path) {
    var checks = new TreeMap<String, String>();
    Http.get(port, path)
        .object()
        .getJsonArray("checks")
        .getValuesAs(JsonObject.class)
        .forEach(check -> checks.put(check.getString("name"), check.getString("status")));
    return checks;
  }
}
