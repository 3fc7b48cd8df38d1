package io.udaconnect.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.testbed.Eventually;
import io.udaconnect.testbed.Health;
import io.udaconnect.testbed.Http;
import io.udaconnect.testbed.Kafka;
import io.udaconnect.testbed.OnLiberty;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnLiberty
class SystemIT {
  private static final Instant NOON = Instant.parse("2024-03-14T12:00:00Z");
  private static final String OURS = "http://localhost:30000";

  @BeforeEach
  void ready() {
    Health.becomesReady();
  }

  @Test
  void itSaysHowEachServiceFaresAndHowItWentLately() {
    Kafka.sendLocations(List.of(Kafka.location(900, NOON, GeoPoint.of(1, 1))));
    Eventually.holds(
        () -> {
          var system = Http.get("/api/system").is(200).object();
          var services = system.getJsonArray("services").getValuesAs(JsonObject.class);
          assertThat(services)
              .extracting(one -> one.getString("name"))
              .containsExactly("web", "connection");
          assertThat(services)
              .extracting(one -> one.getString("state"))
              .containsExactly("ready", "away");
          var checks = services.get(0).getJsonArray("checks");
          assertThat(checks.getJsonObject(0).getString("name")).isEqualTo("kafka");
          assertThat(Instant.parse(services.get(0).getString("since")))
              .isBeforeOrEqualTo(Instant.now());
          var series = system.getJsonObject("series");
          int points = series.getJsonArray("minutes").size();
          assertThat(points).isGreaterThan(1);
          assertThat(series.keySet())
              .containsExactly(
                  "minutes", "ingest", "stored", "lag", "dead_letters", "live_clients");
          assertThat(series.values())
              .allSatisfy(one -> assertThat(one.asJsonArray()).hasSize(points));
          assertThat(series.getJsonArray("lag").getInt(points - 1)).isPositive();
          assertThat(series.getJsonArray("ingest").getJsonNumber(points - 1)).isNotNull();
        });
  }

  @Test
  void deadLettersAreShownAndSentBackOnce() {
    Kafka.setAside(Kafka.garbage(901), "value: is no LocationEvent");
    Kafka.setAside(Kafka.location(902, NOON, GeoPoint.of(1, 2)), "there is no person 902");
    var letters = Http.get("/api/dead-letters").is(200).array();
    assertThat(letters).hasSize(2);
    var first = letters.getJsonObject(0);
    assertThat(first.getString("topic")).isEqualTo("locations");
    assertThat(first.getInt("partition")).isEqualTo(3);
    assertThat(first.getInt("offset")).isEqualTo(17);
    assertThat(first.getString("reason")).isEqualTo("value: is no LocationEvent");
    assertThat(first.getString("content")).endsWith("this is no location");
    assertThat(letters.getJsonObject(1).getString("content")).contains("person_id: 902");
    assertThat(Http.get("/api/dead-letters?limit=1").is(200).array()).hasSize(1);
    for (var limit : List.of("0", "-1", "x", "1001", "99999999999")) {
      Http.get("/api/dead-letters?limit=" + limit).is(400);
    }
    Http.get("/api/dead-letters/replay").is(404);
    Http.fromPage("https://example.org", "POST", "/api/dead-letters/replay").is(403);
    Http.fromPage(OURS, "POST", "/api/dead-letters").is(404);
    int before = Kafka.read("locations").size();
    var replayed = Http.fromPage(OURS, "POST", "/api/dead-letters/replay").is(202).object();
    assertThat(replayed.getInt("replayed")).isEqualTo(2);
    assertThat(Kafka.read("locations")).hasSize(before + 2);
    assertThat(Http.get("/api/dead-letters").is(200).array()).isEmpty();
    assertThat(Http.post("/api/dead-letters/replay", "").is(202).object().getInt("replayed"))
        .isZero();
  }
}
