package io.udaconnect.web;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** One service, as it says of itself at {@code /health/ready}. Threads may share it. */
final class ServiceWatch {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  private final String name;
  private final HttpRequest question;
  private volatile Seen last;

  /**
   * What was seen.
   *
   * @param state ready, not_ready or away
   * @param since the first look of which this state is
   */
  private record Seen(String state, JsonArray checks, Instant since) {}

  ServiceWatch(String name, URI address, Instant now) {
    this.name = name;
    this.question =
        HttpRequest.newBuilder(address.resolve("/health/ready")).timeout(PATIENCE).build();
    this.last = new Seen("away", JsonValue.EMPTY_JSON_ARRAY, now);
  }

  /** Asks; ends well in any case. */
  CompletableFuture<Void> look(HttpClient client, Instant now) {
    return client
        .sendAsync(question, BodyHandlers.ofString())
        .thenApply(ServiceWatch::heard)
        .exceptionally(away -> new Seen("away", JsonValue.EMPTY_JSON_ARRAY, now))
        .thenAccept(seen -> note(seen, now));
  }

  private static Seen heard(HttpResponse<String> answer) {
    boolean isReady = answer.statusCode() == 200;
    return new Seen(isReady ? "ready" : "not_ready", checks(answer.body()), Instant.EPOCH);
  }

  private static JsonArray checks(String body) {
    try (var reader = READERS.createReader(new StringReader(body))) {
      return reader.readObject().getJsonArray("checks");
    } catch (JsonException | ClassCastException noHealth) {
      return JsonValue.EMPTY_JSON_ARRAY;
    }
  }

  private void note(Seen seen, Instant now) {
    var since = seen.state().equals(last.state()) ? last.since() : now;
    last = new Seen(seen.state(), seen.checks(), since);
  }

  JsonObject toJson() {
    var seen = last;
    return Json.createObjectBuilder()
        .add("name", name)
        .add("state", seen.state())
        .add("checks", seen.checks())
        .add("since", seen.since().toString())
        .build();
  }
}
