package io.udaconnect.rest;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.seen;
import static io.udaconnect.domain.person.Persons.ada;
import static io.udaconnect.domain.person.Persons.bob;
import static io.udaconnect.domain.person.Persons.person;
import static io.udaconnect.domain.person.Persons.simulated;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each answer, byte for byte. */
class RestWireTest {
  private static final String DAY = "start_date=2026-03-14&end_date=2026-03-14";

  private final World world = new World();

  @BeforeEach
  void twoMeet() {
    world.people.put(List.of(ada(), bob(), person(7, "Zoë 🚀", "O\"Neil\\", "株式会社")));
    world.locations.append(
        List.of(
            seen(1, NOON, 48.8584, 2.2945),
            seen(2, 7, NOON.plusMillis(1500), 48.8584, 2.29456),
            seen(1, NOON.plusSeconds(60), -0.0000001, -180)));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void aPerson() {
    assertGolden("person.json", world.get("/api/persons/7"), 200);
  }

  @Test
  void aSimulatedPerson() {
    world.people.put(List.of(simulated(person(8, "Max", "Mustermann", "Muster AG"))));
    assertGolden("simulated-person.json", world.get("/api/persons/8"), 200);
  }

  @Test
  void persons() {
    assertGolden("persons.json", world.get("/api/persons"), 200);
  }

  @Test
  void aLocation() {
    String id = seen(1, NOON, 48.8584, 2.2945).key().id();
    assertGolden("location.json", world.get("/api/locations/" + id), 200);
  }

  @Test
  void aLocationJustTakenIn() {
    var answer = world.post("/api/locations", Golden.file("new-location.json"));
    assertGolden("location-taken-in.json", answer, 202);
  }

  @ParameterizedTest
  @CsvSource({
    "application/x-ndjson, locations.ndjson",
    "application/geo+json, locations.geojson",
    "application/gpx+xml, locations.gpx"
  })
  void locationsOfAPersonInOtherFormats(String type, String golden) {
    var answer = world.get("/api/persons/2/locations?" + DAY, "Accept", type);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
    assertThat(answer.body().strip()).isEqualTo(Golden.file(golden));
  }

  @Test
  void noLocationsInOtherFormats() {
    String none = "/api/persons/7/locations?" + DAY;
    assertThat(world.get(none, "Accept", "application/x-ndjson").body()).isEmpty();
    assertThat(world.get(none, "Accept", "application/geo+json").body())
        .isEqualTo("{\"type\":\"FeatureCollection\",\"features\":[]}");
    assertThat(world.get(none, "Accept", "application/gpx+xml").body())
        .contains("<trkseg>")
        .doesNotContain("<trkpt");
  }

  @Test
  void whoLikesAllFormatsGetsJson() {
    for (var accept :
        List.of("*/*", "application/*", "application/json, application/gpx+xml;q=0.5")) {
      var answer = world.get("/api/persons/2/locations?" + DAY, "Accept", accept);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }
    var other = world.get("/api/persons/2/locations?" + DAY, "Accept", "text/csv");
    assertThat(other.statusCode()).isEqualTo(406);
  }

  @Test
  void locationsOfAPerson() {
    assertGolden("locations.json", world.get("/api/persons/1/locations?" + DAY), 200);
  }

  @Test
  void connections() {
    assertGolden("connections.json", world.get("/api/persons/1/connection?" + DAY), 200);
  }

  @Test
  void nothingIsAnEmptyArray() {
    assertThat(world.get("/api/persons/7/connection?" + DAY).body()).isEqualTo("[]");
  }

  @Test
  void aProblem() {
    var answer = world.post("/api/locations", "{\"person_id\":\"5\",\"latitude\":91}");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo(Golden.file("problem.json"));
  }

  private static void assertGolden(String file, HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.body()).isEqualTo(Golden.file(file));
  }
}
