package io.udaconnect.launcher;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What services say of themselves. Threads may share it. */
final class Health {
  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  /**
   * @param reason why not, in a few words; empty if ready
   */
  record Readiness(boolean ready, String reason) {}

  Readiness of(URI service) {
    try {
      var request = HttpRequest.newBuilder(service.resolve("/health/ready")).timeout(TIMEOUT);
      var answer = http.send(request.build(), BodyHandlers.ofString());
      return switch (answer.statusCode()) {
        case 200 -> new Readiness(true, "");
        case 404 -> new Readiness(false, "starting");
        case 503 -> new Readiness(false, reason(answer.body()));
        default -> new Readiness(false, "answers with " + answer.statusCode());
      };
    } catch (ConnectException e) {
      return new Readiness(false, "does not listen");
    } catch (HttpTimeoutException e) {
      return new Readiness(false, "does not answer");
    } catch (IOException e) {
      return new Readiness(false, "breaks off its answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Readiness(false, "interrupted");
    }
  }

  /** The names of the checks that are down, and what they add. */
  static String reason(String body) {
    try {
      var down = new ArrayList<String>();
      for (var check : JSON.readTree(body).path("checks")) {
        if (!check.path("status").asText().equals("UP")) {
          down.add(words(check));
        }
      }
      return down.isEmpty() ? "starting" : String.join("; ", down);
    } catch (JacksonException e) {
      return "starting";
    }
  }

  private static String words(JsonNode check) {
    var data = new ArrayList<String>();
    check
        .path("data")
        .properties()
        .forEach(entry -> data.add(said(entry.getKey(), entry.getValue().asText())));
    var name = check.path("name").asText();
    return data.isEmpty() ? name : name + ": " + String.join(", ", data);
  }

  private static String said(String key, String value) {
    return List.of("reason", "problem").contains(key) ? value : key + " " + value;
  }
}
