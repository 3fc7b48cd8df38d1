package io.udaconnect.testbed;

import static java.util.Locale.ROOT;
import static java.util.stream.Collectors.toCollection;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Asks the service under test over HTTP. */
public final class Http {
  private static final String JSON = "application/json";
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  /** What else may stand beside the operations of a path in OpenAPI. */
  private static final Set<String> NO_OPERATIONS =
      Set.of("parameters", "summary", "description", "servers");

  private Http() {}

  public static Answer get(String path) {
    return get(path, "*/*");
  }

  public static Answer get(String path, String accept) {
    return answer(request(path).header("Accept", accept));
  }

  /** From another service on this machine. */
  public static Answer get(int port, String path) {
    return answer(request(port, path));
  }

  public static Answer post(String path, String json) {
    return send("POST", path, JSON, json);
  }

  public static Answer put(String path, String json) {
    return send("PUT", path, JSON, json);
  }

  public static Answer delete(String path) {
    return answer(request(path).DELETE());
  }

  public static Answer send(String method, String path, String contentType, String body) {
    return answer(
        request(path)
            .header("Content-Type", contentType)
            .method(method, BodyPublishers.ofString(body)));
  }

  /** Asks as a page from there would. */
  public static Answer fromPage(String origin, String method, String path) {
    return answer(request(path).header("Origin", origin).method(method, BodyPublishers.noBody()));
  }

  /** Sends bytes that say to be gzip. */
  public static Answer postPacked(String path, byte[] gzip) {
    return answer(
        request(path)
            .header("Content-Type", JSON)
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(gzip)));
  }

  /** All that the server says it can do, such as {@code GET /api/persons}. */
  public static SortedSet<String> operations() {
    JsonObject paths = get("/openapi?format=json").is(200).object().getJsonObject("paths");
    return paths.keySet().stream()
        .flatMap(
            path ->
                paths.getJsonObject(path).keySet().stream()
                    .filter(key -> !NO_OPERATIONS.contains(key))
                    .map(method -> method.toUpperCase(ROOT) + " " + path))
        .collect(toCollection(TreeSet::new));
  }

  private static HttpRequest.Builder request(String path) {
    return request(ServerUnderTest.HTTP_PORT, path);
  }

  private static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(TIMEOUT);
  }

  private static Answer answer(HttpRequest.Builder request) {
    try {
      var response = CLIENT.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
