package io.udaconnect.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Looks on at a live feed as a browser does, and notes what it is told. */
public final class LiveClient implements AutoCloseable {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final StringBuilder part = new StringBuilder(); // only the client's own thread
  private final List<Message> messages = new ArrayList<>(); // guarded by this
  private final Map<Long, JsonArray> map = new TreeMap<>(); // guarded by this
  private final CompletableFuture<Integer> end = new CompletableFuture<>();
  private WebSocket socket;

  /** What it was told, and when. */
  public record Message(Instant at, JsonObject json) {
    public String type() {
      return json.getString("type");
    }
  }

  /** At the service under test. */
  public static LiveClient open() {
    return open(ServerUnderTest.HTTP_PORT);
  }

  /** At another one on this machine. */
  public static LiveClient open(int port) {
    return open(port, Map.of());
  }

  /**
   * With these headers.
   *
   * @throws CompletionException if it is not let in
   */
  public static LiveClient open(Map<String, String> headers) {
    return open(ServerUnderTest.HTTP_PORT, headers);
  }

  private static LiveClient open(int port, Map<String, String> headers) {
    var client = new LiveClient();
    var builder = CLIENT.newWebSocketBuilder();
    headers.forEach(builder::header);
    client.socket =
        builder
            .buildAsync(URI.create("ws://127.0.0.1:" + port + "/live"), client.new Ears())
            .orTimeout(15, TimeUnit.SECONDS)
            .join();
    return client;
  }

  private final class Ears implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
      part.append(text);
      if (last) {
        note(part.toString());
        part.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      end.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
      end.complete(-1);
    }
  }

  private synchronized void note(String text) {
    JsonObject json;
    try (var reader = Json.createReader(new StringReader(text))) {
      json = reader.readObject();
    }
    messages.add(new Message(Instant.now(), json));
    switch (json.getString("type")) {
      case "positions" -> {
        if (json.getBoolean("complete")) map.clear();
        for (var position : json.getJsonArray("positions").getValuesAs(JsonArray.class)) {
          map.put(position.getJsonNumber(0).longValue(), position);
        }
      }
      case "gone" ->
          json.getJsonArray("people")
              .getValuesAs(JsonNumber.class)
              .forEach(person -> map.remove(person.longValue()));
      default -> {
        // nothing that is on the map
      }
    }
  }

  public LiveClient say(String message) {
    socket.sendText(message, true).orTimeout(15, TimeUnit.SECONDS).join();
    return this;
  }

  /** All messages of this type so far. */
  public synchronized List<Message> told(String type) {
    return messages.stream().filter(message -> message.type().equals(type)).toList();
  }

  /** Waits until there is one of this type, and returns the last. */
  public JsonObject last(String type) {
    Eventually.holds(() -> assertThat(told(type)).as(type).isNotEmpty());
    var told = told(type);
    return told.get(told.size() - 1).json();
  }

  /** Waits until just these are on the map. */
  public void awaitOnMap(Long... people) {
    Eventually.holds(() -> assertThat(onMap().keySet()).containsExactlyInAnyOrder(people));
  }

  /** Waits until a person is shown at this latitude. */
  public void awaitAt(long person, double latitude) {
    Eventually.holds(
        () -> {
          var position = onMap().get(person);
          assertThat(position).as("position of %s", person).isNotNull();
          assertThat(position.getJsonNumber(1).doubleValue()).isEqualTo(latitude);
        });
  }

  /** Waits until the feed says that it knows everything. */
  public void awaitLive() {
    Eventually.holds(() -> assertThat(last("state").getString("state")).isEqualTo("live"));
  }

  /** By person, an array of person, latitude, longitude and milliseconds. */
  public synchronized Map<Long, JsonArray> onMap() {
    return new TreeMap<>(map);
  }

  /** The mark of the last message that had one. */
  public synchronized String mark() {
    return messages.stream()
        .map(message -> message.json().getString("mark", ""))
        .filter(mark -> !mark.isEmpty())
        .reduce("", (one, later) -> later);
  }

  /** Waits until the server ends it, and returns the code. */
  public int awaitEnd() {
    return end.orTimeout(30, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    socket.abort();
  }
}
