package io.udaconnect.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.launcher.Addresses;
import io.udaconnect.launcher.Service;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the connection service over HTTP, one connection that is kept. */
final class RestAsker implements Asker.Reader {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int WORDS = 500;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ObjectMapper json = new ObjectMapper();
  private final byte[] buffer = new byte[1 << 16];
  private final URI service;

  RestAsker(Addresses addresses) {
    service = addresses.http(Service.CONNECTION);
  }

  @Override
  public Answer ask(Question question) throws IOException, InterruptedException {
    return read(get(question));
  }

  /** All who were together in these days; empty if the service knows no such question. */
  Optional<Answer> wholeEvent(String from, String until) throws IOException, InterruptedException {
    var response =
        send(
            "/api/encounters?start_date=%s&end_date=%s&distance=5&within=PT1M"
                .formatted(from, until));
    if (response.statusCode() != NOT_FOUND) return Optional.of(read(response));
    response.body().close();
    return Optional.empty();
  }

  @Override
  public List<String> rows(Question question) throws IOException, InterruptedException {
    var rows = new ArrayList<String>();
    try (var body = get(question).body();
        var values = json.readerFor(JsonNode.class).<JsonNode>readValues(body)) {
      while (values.hasNext()) {
        var row = values.next();
        rows.add(
            switch (question.kind().what()) {
              case CONNECTIONS -> connection(row);
              case ENCOUNTERS -> encounter(row);
              case MET -> met(row);
            });
      }
    }
    return rows;
  }

  @Override
  public void close() {
    // its connections end with it
  }

  private static String path(Question question) {
    var kind = question.kind();
    return "/api/persons/%d/%s?start_date=%s&end_date=%s&distance=%d%s"
        .formatted(
            question.id(),
            kind.what().path(),
            question.from(),
            question.until(),
            kind.metres(),
            kind.within().map(within -> "&within=" + within).orElse(""));
  }

  private HttpResponse<InputStream> get(Question question)
      throws IOException, InterruptedException {
    var response = send(path(question));
    if (response.statusCode() == NOT_FOUND) throw no(response);
    return response;
  }

  private HttpResponse<InputStream> send(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(service.resolve(path)).timeout(PATIENCE).build();
    var response = client.send(request, BodyHandlers.ofInputStream());
    int status = response.statusCode();
    if (status == OK || status == NOT_FOUND) return response;
    throw no(response);
  }

  private static IOException no(HttpResponse<InputStream> response) throws IOException {
    try (var body = response.body()) {
      var words = new String(body.readNBytes(WORDS), UTF_8);
      return new IOException("HTTP %d: %s".formatted(response.statusCode(), words));
    }
  }

  /** Counts the objects that are in no other. */
  private Answer read(HttpResponse<InputStream> response) throws IOException {
    long bytes = 0;
    long rows = 0;
    int depth = 0;
    boolean quoted = false;
    boolean escaped = false;
    try (var body = response.body()) {
      for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
        bytes += count;
        for (int i = 0; i < count; i++) {
          byte next = buffer[i];
          if (quoted) {
            if (escaped) escaped = false;
            else if (next == '\\') escaped = true;
            else if (next == '"') quoted = false;
          } else if (next == '"') {
            quoted = true;
          } else if (next == '{') {
            if (depth++ == 0) rows++;
          } else if (next == '}') {
            depth--;
          }
        }
      }
    }
    return new Answer(rows, bytes);
  }

  private static String connection(JsonNode row) {
    var location = row.get("location");
    return Rows.connection(
        other(row),
        micros(location, "creation_time"),
        point(location),
        row.get("distance").doubleValue(),
        micros(row, "own_time"));
  }

  private static String encounter(JsonNode row) {
    return Rows.encounter(
        other(row),
        micros(row, "from"),
        micros(row, "to"),
        row.get("closest").doubleValue(),
        row.get("points").intValue(),
        point(row));
  }

  private static String met(JsonNode row) {
    return Rows.met(
        other(row),
        micros(row, "first"),
        micros(row, "last"),
        row.get("times").intValue(),
        Duration.parse(row.get("duration").textValue()),
        row.get("closest").doubleValue());
  }

  private static long other(JsonNode row) {
    return row.get("person").get("id").longValue();
  }

  private static GeoPoint point(JsonNode row) {
    return GeoPoint.of(row.get("latitude").doubleValue(), row.get("longitude").doubleValue());
  }

  private static long micros(JsonNode row, String field) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(row.get(field).textValue()));
  }
}
