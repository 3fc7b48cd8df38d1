package io.udaconnect.rest;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.seen;
import static io.udaconnect.domain.person.Persons.ada;
import static io.udaconnect.domain.person.Persons.bob;
import static io.udaconnect.domain.person.Persons.person;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of who was near whom, page by page and in lines and points. */
class PagesTest {
  private static final Pattern NEXT = Pattern.compile("<(/[^>]*)>; rel=\"next\"");
  private static final String DAY =
      "?start_date=2026-03-14T01:00:00%2B01:00&end_date=2026-03-14&within=PT1M";
  private static final String CONNECTION = "/api/persons/1/connection";
  private static final String ENCOUNTERS = "/api/persons/1/encounters";
  private static final String MET = "/api/persons/1/met";
  private static final String EVENT = "/api/encounters";

  private final World world = new World();

  /** Ada meets the three others each hour; some at one instant, one by two devices. */
  @BeforeEach
  void meetings() {
    world.people.put(List.of(ada(), bob(), person(3, "Eve", "E", "C"), person(4, "Joe", "J", "C")));
    for (int hour = 0; hour < 3; hour++) {
      var at = NOON.plusSeconds(3_600L * hour);
      world.locations.append(
          List.of(
              seen(1, at, 48, 2),
              seen(2, 1, at, 48, 2.00001),
              seen(2, 2, at, 48, 2.00002),
              seen(3, at, 48, 2.00001),
              seen(4, at.plusSeconds(10L * hour), 48, 2)));
    }
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {CONNECTION, ENCOUNTERS, MET, EVENT})
  void thePagesTogetherAreTheWhole(String path) {
    var whole = array(get(path + DAY));
    assertThat(whole).hasSizeGreaterThan(2);
    for (int limit : List.of(1, 2, whole.size() - 1, whole.size(), 10_000)) {
      var rows = new ArrayList<JsonValue>();
      int pages = 0;
      var next = Optional.of(path + DAY + "&limit=" + limit);
      while (next.isPresent()) {
        var answer = get(next.get());
        assertThat(array(answer)).hasSizeLessThanOrEqualTo(limit);
        rows.addAll(array(answer));
        next = next(answer);
        pages++;
      }
      assertThat(rows).isEqualTo(whole);
      assertThat(pages).isEqualTo((whole.size() + limit - 1) / limit);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {CONNECTION, ENCOUNTERS, EVENT})
  void whatComesLateBetweenTwoPagesShiftsNothing(String path) {
    var before = array(get(path + DAY));
    var first = get(path + DAY + "&limit=2");
    world.locations.append(
        List.of(
            seen(1, NOON.minusSeconds(7_200), 48, 2), seen(2, NOON.minusSeconds(7_200), 48, 2)));
    assertThat(array(get(path + DAY))).hasSize(before.size() + 1);
    var second = get(next(first).orElseThrow());
    assertThat(array(second)).isEqualTo(before.subList(2, 4));
  }

  @ParameterizedTest
  @ValueSource(strings = {CONNECTION, ENCOUNTERS, MET, EVENT})
  void linesHaveTheSameRowsAndTheSameLink(String path) {
    var json = get(path + DAY + "&limit=2");
    var lines = world.get(path + DAY + "&limit=2", "Accept", "application/x-ndjson");
    assertThat(lines.headers().firstValue("Content-Type")).contains("application/x-ndjson");
    assertThat(next(lines)).isEqualTo(next(json)).isPresent();
    assertThat(lines.body()).endsWith("}\n");
    assertThat(array("[" + String.join(",", lines.body().split("\n")) + "]"))
        .isEqualTo(array(json));
  }

  @ParameterizedTest
  @ValueSource(strings = {CONNECTION, ENCOUNTERS, EVENT})
  void placesAreToldAsFeatures(String path) {
    var answer = world.get(path + DAY, "Accept", "application/geo+json");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/geo+json");
    try (var reader = Json.createReader(new StringReader(answer.body()))) {
      var collection = reader.readObject();
      assertThat(collection.getString("type")).isEqualTo("FeatureCollection");
      int found = array(get(path + DAY)).size();
      assertThat(collection.getJsonArray("features")).hasSize(found);
      var feature = collection.getJsonArray("features").getJsonObject(0);
      assertThat(feature.getJsonObject("geometry").getString("type")).isEqualTo("Point");
      var coordinates = feature.getJsonObject("geometry").getJsonArray("coordinates");
      assertThat(coordinates.getJsonNumber(0).doubleValue()).isBetween(2.0, 2.00003);
      assertThat(coordinates.getJsonNumber(1).doubleValue()).isEqualTo(48);
      assertThat(feature.getJsonObject("properties"))
          .containsKey("person")
          .doesNotContainKeys("latitude", "longitude");
    }
  }

  @Test
  void peopleMetAreNoPlaces() {
    var no = world.get(MET + DAY, "Accept", "application/geo+json");
    assertThat(no.statusCode()).isEqualTo(406);
    assertThat(no.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(no.body()).contains("none of the media types in the Accept header");
  }

  @ParameterizedTest
  @ValueSource(strings = {CONNECTION, ENCOUNTERS, MET, EVENT})
  void whatIsWrongIsRefusedByItsName(String path) {
    for (var wrong : List.of("limit=0", "limit=-1", "limit=x", "limit=10001", "limit=1.5")) {
      assertBad("limit", get(path + DAY + "&" + wrong));
    }
    for (var word : List.of("", "garbage", "%00", "eeee", "e".repeat(500), "B".repeat(34))) {
      assertBad("after", get(path + DAY + "&limit=1&after=" + word));
    }
    assertThat(world.get(path + DAY, "Accept", "text/csv").statusCode()).isEqualTo(406);
  }

  @Test
  void aLinkOfOneListIsOfNoUseInAnother() {
    for (var path : List.of(CONNECTION, ENCOUNTERS, MET)) {
      var link = next(get(path + DAY + "&limit=1")).orElseThrow();
      var after = link.substring(link.indexOf("after="));
      for (var other : List.of(CONNECTION, ENCOUNTERS, MET)) {
        if (other.equals(path)) continue;
        assertBad("after", get(other + DAY + "&limit=1&" + after));
      }
    }
  }

  private HttpResponse<String> get(String path) {
    return world.get(path);
  }

  private static Optional<String> next(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Link")
        .map(
            link -> {
              var next = NEXT.matcher(link);
              assertThat(next.matches()).as(link).isTrue();
              return next.group(1);
            });
  }

  private static void assertBad(String field, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("\"errors\":[{\"field\":\"" + field + "\"");
  }

  private static List<JsonValue> array(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return array(answer.body());
  }

  private static List<JsonValue> array(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      return List.copyOf(reader.readArray());
    }
  }
}
