package io.udaconnect.rest;

import static io.udaconnect.domain.person.Persons.ada;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OriginTest {
  private static final String ALLOWED = "Access-Control-Allow-Origin";

  @Test
  void onLoopbackOnlyPagesFromThisMachineMayRead() {
    try (var world = new World()) {
      world.people.put(List.of(ada()));
      var ours = world.get("/api/persons/1", "Origin", "http://localhost:30000");
      assertThat(ours.headers().firstValue(ALLOWED)).contains("http://localhost:30000");
      assertThat(ours.headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
          .contains("Link", "Location");
      var problem = world.get("/api/persons/9", "Origin", "http://127.0.0.1:30000");
      assertThat(problem.statusCode()).isEqualTo(404);
      assertThat(problem.headers().firstValue(ALLOWED)).contains("http://127.0.0.1:30000");
      for (var foreign : List.of("https://example.org", "null", "http://localhost.example.org")) {
        var theirs = world.get("/api/persons/1", "Origin", foreign);
        assertThat(theirs.headers().firstValue(ALLOWED)).isEmpty();
        assertThat(theirs.headers().firstValue("Vary")).contains("Origin");
      }
    }
  }

  @Test
  void aPreflightIsAnsweredForThoseWhoMay() {
    try (var world = new World()) {
      var ours = preflight(world, "http://localhost:30000");
      assertThat(ours.statusCode()).isEqualTo(204);
      assertThat(ours.headers().firstValue(ALLOWED)).contains("http://localhost:30000");
      assertThat(ours.headers().firstValue("Access-Control-Allow-Methods").orElseThrow())
          .contains("POST", "PUT", "DELETE");
      assertThat(ours.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
          .contains("Content-Type");
      var theirs = preflight(world, "https://example.org");
      assertThat(theirs.headers().firstValue(ALLOWED)).isEmpty();
      assertThat(theirs.headers().firstValue("Access-Control-Allow-Methods")).isEmpty();
    }
  }

  @Test
  void thoseThatAreNamedMayReadAndNobodyElse() {
    try (var world = new World("0.0.0.0", Optional.of(List.of("https://map.example.org")))) {
      assertThat(preflight(world, "https://map.example.org").headers().firstValue(ALLOWED))
          .contains("https://map.example.org");
      assertThat(preflight(world, "http://localhost:30000").headers().firstValue(ALLOWED))
          .isEmpty();
    }
  }

  @Test
  void onLoopbackAForeignHostIsRefused() throws IOException {
    try (var world = new World()) {
      assertThat(statusLine(world, "localhost:30001")).contains("200");
      assertThat(statusLine(world, "[::1]:30001")).contains("200");
      assertThat(statusLine(world, "rebound.example.org:30001")).contains("403");
      assertThat(statusLine(world, "127.0.0.1.example.org")).contains("403");
    }
  }

  @Test
  void elsewhereEveryHostIsAnswered() throws IOException {
    try (var world = new World("0.0.0.0", Optional.empty())) {
      assertThat(statusLine(world, "uda.example.org")).contains("200");
    }
  }

  private static HttpResponse<String> preflight(World world, String origin) {
    return world.send(
        "OPTIONS",
        "/api/persons",
        BodyPublishers.noBody(),
        "Origin",
        origin,
        "Access-Control-Request-Method",
        "POST");
  }

  /** The JDK's client writes the Host header itself, so this one is written by hand. */
  private static String statusLine(World world, String host) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), world.port())) {
      String request =
          "GET /api/persons HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8)
          .lines()
          .findFirst()
          .orElse("");
    }
  }
}
