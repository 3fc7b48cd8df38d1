package io.udaconnect.app.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.testbed.Eventually;
import io.udaconnect.testbed.Health;
import io.udaconnect.testbed.Http;
import io.udaconnect.testbed.Kafka;
import io.udaconnect.testbed.LiveClient;
import io.udaconnect.testbed.Metrics;
import io.udaconnect.testbed.OnLiberty;
import io.udaconnect.testbed.Postgres;
import io.udaconnect.testbed.Service;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The live feed as a foreign client sees it: the one that is part of Java. */
@OnLiberty
class LiveIT {
  private static final Instant NOON = Instant.parse("2024-03-14T12:00:00Z");
  private static final String EVERYBODY = "{\"type\":\"view\"}";

  @BeforeEach
  void ready() {
    Health.becomesReady();
  }

  private static void seen(long person, int second, double latitude, double longitude) {
    var point = GeoPoint.of(latitude, longitude);
    Kafka.sendLocations(List.of(Kafka.location(person, NOON.plusSeconds(second), point)));
  }

  private static String of(long... people) {
    return "{\"type\":\"view\",\"people\":" + list(people) + "}";
  }

  private static String list(long... people) {
    return LongStream.of(people).boxed().toList().toString();
  }

  @Test
  void whoOpensIsToldWherePeopleAreAndThenOfChanges() {
    seen(1, 0, 48.8584, 2.2945);
    try (var earlier = LiveClient.open()) {
      earlier.say(of(1)).awaitOnMap(1L);
    }
    try (var client = LiveClient.open()) {
      client.awaitLive();
      client.say(of(1, 2)).awaitOnMap(1L);
      assertThat(client.onMap().get(1L).toString()).isEqualTo("[1,48.8584,2.2945,1710417600000]");
      assertThat(client.told("positions")).hasSize(1);
      assertThat(client.last("positions").getBoolean("complete")).isTrue();
      seen(2, 1, -0.0000001, -180);
      seen(1, 1, 48.8585, 2.2945);
      client.awaitAt(1, 48.8585);
      client.awaitAt(2, -0.0000001);
      assertThat(client.last("positions").getBoolean("complete")).isFalse();
      seen(1, 0, 10, 10);
      seen(2, 2, 5, 5);
      client.awaitAt(2, 5);
      client.awaitAt(1, 48.8585);
      var state = client.last("state");
      assertThat(state.getInt("people")).isPositive();
      assertThat(Instant.parse(state.getString("newest"))).isAfterOrEqualTo(NOON);
    }
  }

  @Test
  void aBoxTellsWhoComesAndWhoGoesAndAnotherViewTakesItsPlace() {
    seen(11, 0, 48.85, 2.3);
    seen(12, 0, 48.85, 2.6);
    try (var client = LiveClient.open()) {
      client.say("{\"type\":\"view\",\"box\":[2.29,48.84,2.31,48.851]}");
      client.awaitOnMap(11L);
      seen(11, 1, 48.85, 2.6);
      seen(12, 1, 48.85, 2.3);
      client.awaitOnMap(12L);
      seen(13, 1, -17, 179.95);
      client.say("{\"type\":\"view\",\"box\":[179.9,-18,-179.9,-16],\"people\":[11]}");
      client.awaitOnMap(11L, 13L);
    }
  }

  @Test
  void noMoreUpdatesComeThanAreAskedFor() {
    try (var client = LiveClient.open()) {
      client.say("{\"type\":\"view\",\"people\":[21],\"rate\":1}");
      for (int second = 0; client.told("positions").size() < 4; second++) {
        seen(21, second, second / 100.0, 0);
      }
      var told = client.told("positions");
      for (int i = 2; i < 4; i++) {
        assertThat(Duration.between(told.get(i - 1).at(), told.get(i).at()))
            .isBetween(Duration.ofMillis(800), Duration.ofMillis(5_000));
      }
    }
  }

  @Test
  void namesAreToldOfThoseWhoAreKnownAndWhoIsRemovedIsGone() {
    Kafka.putPerson(31, "Ada \"Countess\"", "Løvelace", "引擎");
    Kafka.putPerson(32, "Bob", "Noyce", "Fairchild");
    seen(31, 0, 1, 1);
    seen(32, 0, 1, 1);
    try (var client = LiveClient.open()) {
      client.say(of(31, 32)).awaitOnMap(31L, 32L);
      Eventually.holds(
          () -> {
            client.say("{\"type\":\"names\",\"people\":[31,30,32]}");
            assertThat(client.last("names").getJsonArray("people")).hasSize(2);
          });
      assertThat(client.last("names").getJsonArray("people").getJsonObject(0).toString())
          .isEqualTo(
              "{\"id\":31,\"first_name\":\"Ada \\\"Countess\\\"\",\"last_name\":\"Løvelace\","
                  + "\"company_name\":\"引擎\"}");
      Kafka.removePerson(31);
      client.awaitOnMap(32L);
      seen(31, 1, 2, 2);
      seen(32, 1, 2, 2);
      client.awaitAt(32, 2);
      client.awaitOnMap(32L);
    }
  }

  @Test
  void whoComesBackWithAMarkIsToldWhatChangedAlsoByOneThatHasJustStarted() {
    Postgres.putLocation(43, NOON, GeoPoint.of(43, 43));
    Postgres.putLocation(44, NOON, GeoPoint.of(44, 44));
    seen(41, 0, 41, 41);
    seen(42, 0, 42, 42);
    String mark;
    try (var client = LiveClient.open()) {
      client.awaitLive();
      client.say(of(41, 42, 43, 44)).awaitAt(41, 41);
      client.awaitAt(42, 42);
      mark = client.mark();
      assertThat(mark).isNotEmpty();
    }
    seen(42, 1, 42.5, 42);
    seen(44, 1, 44.5, 44);
    var resume = "{\"type\":\"view\",\"people\":[41,42,43,44],\"mark\":\"%s\"}".formatted(mark);
    try (var client = LiveClient.open()) {
      client.say(resume).awaitOnMap(42L, 44L);
      assertThat(client.last("positions").getBoolean("complete")).isFalse();
    }
    Service.whileAnotherRuns(
        Map.of("live.send.timeout", "PT1S"),
        port -> {
          try (var client = LiveClient.open(port);
              var anew = LiveClient.open(port)) {
            client.say(resume).awaitAt(42, 42.5);
            client.awaitLive();
            client.awaitOnMap(42L, 44L);
            anew.say(of(41, 42, 43, 44)).awaitOnMap(41L, 42L, 43L, 44L);
            anew.awaitAt(43, 43);
            anew.awaitAt(44, 44.5);
            seen(43, 2, 43.5, 43);
            anew.awaitAt(43, 43.5);
            client.awaitAt(43, 43.5);
            whoTakesNothingHoldsUpNobody(port);
          }
        });
  }

  private static void whoTakesNothingHoldsUpNobody(int port) {
    int many = 20_000;
    Kafka.sendLocations(
        LongStream.range(0, many)
            .mapToObj(i -> Kafka.location(1_000_000 + i, NOON, GeoPoint.of(1 + i / 1e4, 1)))
            .toList());
    try (var stuck = new Socket();
        var client = LiveClient.open(port)) {
      client.say(EVERYBODY);
      Eventually.holds(() -> assertThat(client.onMap()).hasSizeGreaterThanOrEqualTo(many));
      double viewers = viewers(port) + 1;
      stuck.setReceiveBufferSize(4_096);
      stuck.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      stuck.getOutputStream().write(handshake(port).getBytes(ISO_8859_1));
      Eventually.holds(() -> assertThat(viewers(port)).isEqualTo(viewers));
      int asked = 0;
      while (viewers(port) == viewers) {
        assertThat(asked++).as("answers until it was shown out").isLessThan(100);
        askForAll(stuck);
        seen(45, asked, asked / 100.0, 1);
        client.awaitAt(45, asked / 100.0);
      }
      var updates = client.told("positions");
      for (int i = updates.size() - asked; i < updates.size(); i++) {
        assertThat(Duration.between(updates.get(i - 1).at(), updates.get(i).at()))
            .isLessThan(Duration.ofSeconds(5));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void askForAll(Socket socket) {
    try {
      socket.getOutputStream().write(frame(EVERYBODY));
    } catch (IOException closed) {
      return; // it was shown out meanwhile
    }
  }

  private static double viewers(int port) {
    return Metrics.valueIn(Http.get(port, "/metrics").is(200).body(), "live_viewers");
  }

  private static String handshake(int port) {
    return "GET /live HTTP/1.1\r\nHost: 127.0.0.1:"
        + port
        + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
  }

  /** A short text, masked with zeros as clients must. */
  private static byte[] frame(String text) {
    byte[] words = text.getBytes(ISO_8859_1);
    byte[] frame = new byte[6 + words.length];
    frame[0] = (byte) 0x81;
    frame[1] = (byte) (0x80 | words.length);
    System.arraycopy(words, 0, frame, 6, words.length);
    return frame;
  }

  @Test
  void withoutPostgresItTellsOfChangesAndIsLiveWhenThatIsBack() {
    Postgres.putLocation(53, NOON, GeoPoint.of(53, 53));
    seen(51, 0, 51, 51);
    Postgres.stopFor(
        back ->
            Service.whileAnotherRuns(
                Map.of(),
                port -> {
                  try (var client = LiveClient.open(port)) {
                    client.say(of(51, 52, 53)).awaitOnMap(51L);
                    seen(52, 0, 52, 52);
                    client.awaitOnMap(51L, 52L);
                    assertThat(client.last("state").getString("state")).isEqualTo("catching_up");
                    assertThat(client.mark()).isEmpty();
                    Health.becomesReady(port);
                    back.run();
                    client.awaitOnMap(51L, 52L, 53L);
                    client.awaitLive();
                  }
                }));
  }

  @Test
  void whatCannotBeMeantIsRefusedAndTheConnectionStays() {
    try (var client = LiveClient.open()) {
      refuses(client, "nonsense", "");
      refuses(client, "[]", "");
      refuses(client, "{\"type\":\"view\",\"type\":\"view\"}", "");
      refuses(client, "[".repeat(60_000), "");
      refuses(client, "{\"type\":7}", "type");
      refuses(client, "{\"type\":\"sing\"}", "type");
      refuses(client, "{\"type\":\"view\",\"box\":[1,2,3]}", "box");
      refuses(client, "{\"type\":\"view\",\"box\":[1,2,3,1e999999999]}", "box");
      refuses(client, "{\"type\":\"view\",\"box\":[1,20,3,10]}", "box");
      refuses(client, "{\"type\":\"view\",\"box\":{}}", "box");
      refuses(client, "{\"type\":\"view\",\"people\":[0]}", "people");
      refuses(client, "{\"type\":\"view\",\"people\":[1.5]}", "people");
      refuses(client, "{\"type\":\"view\",\"people\":[1e999999999]}", "people");
      refuses(client, "{\"type\":\"view\",\"people\":[9007199254740992]}", "people");
      refuses(client, "{\"type\":\"view\",\"rate\":11}", "rate");
      refuses(client, "{\"type\":\"view\",\"rate\":\"fast\"}", "rate");
      refuses(client, "{\"type\":\"view\",\"mark\":5}", "mark");
      refuses(
          client,
          "{\"type\":\"names\",\"people\":"
              + list(LongStream.rangeClosed(1, 1_001).toArray())
              + "}",
          "people");
      seen(61, 0, 61, 61);
      client.say("{\"type\":\"view\",\"people\":[61],\"mark\":\"no such mark\"}").awaitOnMap(61L);
      assertThat(client.told("positions").get(0).json().getBoolean("complete")).isTrue();
      client.say(" ".repeat(70_000));
      assertThat(client.awaitEnd()).isEqualTo(1009);
    }
  }

  private static void refuses(LiveClient client, String message, String field) {
    int before = client.told("refused").size();
    client.say(message);
    Eventually.holds(() -> assertThat(client.told("refused")).hasSizeGreaterThan(before));
    JsonObject refused = client.told("refused").get(before).json();
    assertThat(refused.getString("field")).as(message).isEqualTo(field);
    assertThat(refused.getString("reason")).contains("must");
  }

  @Test
  void pagesFromElsewhereMayNotLookOn() {
    for (var ours : List.of("http://localhost:30000", "http://127.0.0.1:5173")) {
      LiveClient.open(Map.of("Origin", ours)).close();
    }
    for (var foreign : List.of("https://example.org", "null", "http://localhost.example.org")) {
      assertThatThrownBy(() -> LiveClient.open(Map.of("Origin", foreign)))
          .cause()
          .isInstanceOfSatisfying(
              WebSocketHandshakeException.class,
              refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(403));
    }
  }

  @Test
  void itsMetricsSayWhoLooksOnAndWhatTheyAreTold() {
    double positions = Metrics.value("live_positions_total", "service=\"web\"");
    double updates = Metrics.value("live_updates_total");
    seen(71, 0, 71, 71);
    try (var client = LiveClient.open()) {
      client.say(of(71)).awaitOnMap(71L);
      assertThat(Metrics.value("live_viewers")).isPositive();
    }
    assertThat(Metrics.value("live_positions_total")).isGreaterThan(positions);
    assertThat(Metrics.value("live_updates_total")).isGreaterThan(updates);
    assertThat(Metrics.value("live_people")).isPositive();
    assertThat(Metrics.value("live_lag_records")).isNotNegative();
    assertThat(Metrics.value("live_dismissed_total")).isNotNegative();
    Eventually.holds(() -> assertThat(Metrics.value("live_viewers")).isZero());
  }

  @Test
  void thePagesAreToldWhereTheOtherServicesAre() {
    var services = Http.get("/services.json").is(200).object();
    assertThat(services.getString("person")).isEqualTo("http://127.0.0.1:30001");
    assertThat(services.getString("location")).isEqualTo("http://127.0.0.1:30002");
    assertThat(services.getString("connection")).isEqualTo("http://127.0.0.1:30003");
    for (var none : List.of("tiles", "style", "venue")) {
      assertThat(services.get(none)).isEqualTo(JsonValue.NULL);
    }
  }
}
