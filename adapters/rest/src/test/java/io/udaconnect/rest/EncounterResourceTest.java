package io.udaconnect.rest;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.seen;
import static io.udaconnect.domain.person.Persons.ada;
import static io.udaconnect.domain.person.Persons.bob;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncounterResourceTest {
  private static final String DAY = "start_date=2026-03-14&end_date=2026-03-14";

  private final World world = new World();

  /** Twice with six minutes between, and once more where Bob comes an hour later. */
  @BeforeEach
  void twoMeet() {
    world.people.put(List.of(ada(), bob()));
    world.locations.append(
        List.of(
            seen(1, NOON, 48.8584, 2.2945),
            seen(2, NOON.plusSeconds(60), 48.8584, 2.29456),
            seen(1, NOON.plusSeconds(120), 48.8584, 2.2945),
            seen(1, NOON.plusSeconds(480), 48.8584, 2.2945),
            seen(2, NOON.plusSeconds(481), 48.8584, 2.29452),
            seen(1, NOON.plusSeconds(3_600), 48.86, 2.3),
            seen(2, NOON.plusSeconds(7_200), 48.86, 2.3)));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void encountersAreTold() {
    assertThat(world.get("/api/persons/1/encounters?" + DAY).body())
        .isEqualTo(Golden.file("encounters.json"));
  }

  @Test
  void bothSeeTheSame() {
    var his = world.get("/api/persons/2/encounters?" + DAY).body();
    var hers = world.get("/api/persons/1/encounters?" + DAY).body();
    assertThat(his.replaceAll("\\{\"person\":\\{[^}]*}", ""))
        .isEqualTo(hers.replaceAll("\\{\"person\":\\{[^}]*}", ""));
  }

  @Test
  void theWholeEventIsTold() {
    assertThat(world.get("/api/encounters?" + DAY).body())
        .isEqualTo(Golden.file("encounters-between.json"));
  }

  @Test
  void peopleMetAreTold() {
    assertThat(world.get("/api/persons/1/met?" + DAY + "&within=PT1M").body())
        .isEqualTo(Golden.file("people-met.json"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, 2",
        "gap=PT6M2S, 1",
        "gap=PT6M, 2",
        "within=PT1S, 1",
        "within=PT59S, 1",
        "within=PT1H, 2",
        "distance=2, 1",
        "distance=4.403&points=3, 1",
        "points=4, 0"
      })
  void theRuleIsTheAskers(String rule, int found) {
    var answer = world.get("/api/persons/1/encounters?" + DAY + (rule == null ? "" : "&" + rule));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body().split("\"closest\"", -1)).as(answer.body()).hasSize(found + 1);
  }

  @Test
  void withoutWithinPeopleMetAreThoseWhoWereThereAtAnyTime() {
    var answer = world.get("/api/persons/1/met?" + DAY);
    assertThat(answer.body())
        .contains("\"first\":\"2026-03-14T12:01:00Z\",\"last\":\"2026-03-14T14:00:00Z\"")
        .contains("\"times\":3,\"duration\":\"PT0S\",\"closest\":0.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gap=-PT1S",
        "gap=5",
        "gap=P2D",
        "within=PT25H",
        "within=-PT1S",
        "points=1",
        "points=x",
        "points=2.5",
        "points=99999999999",
        "distance=-1",
        "distance=10001",
        "distance=NaN"
      })
  void whatIsWrongIsRefusedByItsName(String rule) {
    for (var path : List.of("persons/1/encounters", "persons/1/met", "encounters")) {
      var answer = world.get("/api/" + path + "?" + DAY + "&" + rule);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(answer.body())
          .contains("\"errors\":[{\"field\":\"" + rule.substring(0, rule.indexOf('=')) + "\"");
    }
  }

  @Test
  void nobodyIsKnownUnderSomeIds() {
    assertThat(world.get("/api/persons/77/encounters?" + DAY).statusCode()).isEqualTo(404);
    assertThat(world.get("/api/persons/77/met?" + DAY).statusCode()).isEqualTo(404);
    assertThat(world.get("/api/persons/x/met?" + DAY).statusCode()).isEqualTo(400);
    assertThat(world.get("/api/persons/1/met").statusCode()).isEqualTo(400);
    assertThat(world.get("/api/encounters").statusCode()).isEqualTo(400);
  }

  @Test
  void aDayWithoutLocationsIsAnEmptyList() {
    var quiet = "start_date=2026-03-15&end_date=2026-03-15";
    assertThat(world.get("/api/persons/1/encounters?" + quiet).body()).isEqualTo("[]");
    assertThat(world.get("/api/persons/1/met?" + quiet).body()).isEqualTo("[]");
    assertThat(world.get("/api/encounters?" + quiet).body()).isEqualTo("[]");
    assertThat(world.get("/api/persons/1/met?within=PT1M&" + quiet).body()).isEqualTo("[]");
  }
}
