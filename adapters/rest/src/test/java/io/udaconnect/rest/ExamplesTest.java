package io.udaconnect.rest;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.seen;
import static io.udaconnect.domain.person.Persons.ada;
import static io.udaconnect.domain.person.Persons.bob;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation shows is what the wire has. */
class ExamplesTest {
  private static final String JSON = "application/json";
  private static final String RANGE =
      "?start_date=" + Examples.DAY + "&end_date=" + Examples.DAY + "&within=PT1M";
  private static final String OF_ADA = "/api/persons/" + Examples.ID;

  private final World world = new World();

  @BeforeEach
  void twoMeet() {
    world.people.put(List.of(ada(), bob()));
    world.locations.append(
        List.of(seen(1, NOON, 48.8584, 2.2945), seen(2, NOON.plusSeconds(30), 48.8584, 2.29456)));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of("/api/persons", JSON, Examples.PERSONS),
        Arguments.of(OF_ADA, JSON, Examples.PERSON),
        Arguments.of("/api/locations/" + Examples.LOCATION_ID, JSON, Examples.LOCATION),
        Arguments.of(OF_ADA + "/locations" + RANGE, JSON, Examples.LOCATIONS),
        Arguments.of(OF_ADA + "/locations" + RANGE, RowFormat.NDJSON, Examples.LOCATION_LINES),
        Arguments.of(OF_ADA + "/locations" + RANGE, RowFormat.GEO_JSON, Examples.LOCATION_FEATURES),
        Arguments.of(OF_ADA + "/locations" + RANGE, RowFormat.GPX, Examples.TRACK),
        Arguments.of(OF_ADA + "/connection" + RANGE, JSON, Examples.CONNECTIONS),
        Arguments.of(OF_ADA + "/connection" + RANGE, RowFormat.NDJSON, Examples.CONNECTION_LINES),
        Arguments.of(
            OF_ADA + "/connection" + RANGE, RowFormat.GEO_JSON, Examples.CONNECTION_FEATURES),
        Arguments.of(OF_ADA + "/encounters" + RANGE, JSON, Examples.ENCOUNTERS),
        Arguments.of(OF_ADA + "/encounters" + RANGE, RowFormat.NDJSON, Examples.ENCOUNTER_LINES),
        Arguments.of(
            OF_ADA + "/encounters" + RANGE, RowFormat.GEO_JSON, Examples.ENCOUNTER_FEATURES),
        Arguments.of(OF_ADA + "/met" + RANGE, JSON, Examples.PEOPLE_MET),
        Arguments.of(OF_ADA + "/met" + RANGE, RowFormat.NDJSON, Examples.PERSON_MET_LINES),
        Arguments.of("/api/encounters" + RANGE, JSON, Examples.EVENT),
        Arguments.of("/api/encounters" + RANGE, RowFormat.NDJSON, Examples.EVENT_LINES),
        Arguments.of("/api/encounters" + RANGE, RowFormat.GEO_JSON, Examples.EVENT_FEATURES));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void anAnswer(String path, String type, String example) {
    assertThat(world.get(path, "Accept", type).body()).isEqualTo(example);
  }

  @Test
  void aLocationOrManyAreTakenIn() {
    String impossible = Examples.NEW_LOCATION.replace("48.8584", "91");
    assertThat(world.post("/api/locations", Examples.NEW_LOCATION).body())
        .isEqualTo(Examples.LOCATION);
    assertThat(world.post("/api/locations", Examples.NEW_LOCATIONS).body())
        .isEqualTo(Examples.ALL_TAKEN_IN);
    assertThat(
            world
                .post("/api/locations", "[" + Examples.NEW_LOCATION + "," + impossible + "]")
                .body())
        .isEqualTo(Examples.SOME_TAKEN_IN);
  }

  @Test
  void aPersonIsRegisteredAndChanged() {
    assertThat(world.post("/api/persons", Examples.PROFILE).statusCode()).isEqualTo(202);
    assertThat(world.json("PUT", OF_ADA, Examples.PROFILE).body()).isEqualTo(Examples.PERSON);
  }

  @Test
  void aNoIsSaidSo() {
    assertThat(world.post("/api/locations", "{\"person_id\":1,\"latitude\":91,\"longitude\":2}"))
        .satisfies(answer -> assertThat(answer.body()).isEqualTo(ProblemExamples.BAD_REQUEST));
    assertThat(world.get("/api/persons/5").body()).isEqualTo(ProblemExamples.NOT_FOUND);
    assertThat(world.get("/api/persons/1", "Accept", "text/html").body())
        .isEqualTo(ProblemExamples.NOT_ACCEPTABLE);
    assertThat(world.post("/api/persons", " ".repeat((1 << 20) + 1)).body())
        .isEqualTo(ProblemExamples.TOO_LARGE);
    assertThat(
            world
                .send(
                    "POST",
                    "/api/persons",
                    ofString(Examples.PROFILE),
                    "Content-Type",
                    "text/plain")
                .body())
        .isEqualTo(ProblemExamples.UNSUPPORTED_MEDIA_TYPE);
    world.broken = new Refused(Reason.BUSY, "Kafka did not take it in time");
    assertThat(world.post("/api/locations", Examples.NEW_LOCATION).body())
        .isEqualTo(ProblemExamples.BUSY);
  }
}
