package io.udaconnect.rest;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.seen;
import static io.udaconnect.domain.person.Persons.ada;
import static io.udaconnect.domain.person.Persons.bob;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.udaconnect.domain.location.Location;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationResourceTest {
  private final World world = new World();

  @BeforeEach
  void twoAreRegistered() {
    world.people.put(List.of(ada(), bob()));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void whatWasTakenInCanBeReadWhereTheAnswerSays() {
    var taken =
        world.post("/api/locations", location("48.8584", "'2.2945'", "'2020-07-07T10:37:06Z'"));
    assertThat(taken.statusCode()).isEqualTo(202);
    String at = taken.headers().firstValue("Location").orElseThrow();
    assertThat(at).startsWith("/api/locations/");
    assertThat(world.get(at).body()).isEqualTo(taken.body());
    assertThat(world.get("/api/locations/" + seen(1, NOON, 0, 0).key().id()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void thePastIsReadStepByStepInABoxAndInTheFormatsOfPlaces() {
    var first = seen(1, NOON, 48.85, 2.29);
    var newest = seen(1, NOON.plusSeconds(4), 48.86, 2.29);
    var outside = seen(2, NOON.plusSeconds(3), 10, 2.29);
    world.locations.append(List.of(first, newest, outside));
    String minute = "/api/locations?start_date=2026-03-14T12:00:00Z&end_date=2026-03-14T12:01:00Z";
    assertThat(world.get(minute).body()).isEqualTo("[" + json(outside) + "," + json(newest) + "]");
    assertThat(world.get(minute + "&step=PT1S&box=2.2,48.8,2.4,48.9").body())
        .isEqualTo("[" + json(first) + "," + json(newest) + "]");
    assertThat(world.get(minute + "&box=-180,-90,180,90", "Accept", RowFormat.GEO_JSON).body())
        .startsWith("{\"type\":\"FeatureCollection\"")
        .contains("[2.29,10.0]", "[2.29,48.86]");
    assertThat(world.get(minute + "&box=170,-90,-170,90").body()).isEqualTo("[]");
  }

  private static String json(Location location) {
    return new String(LocationJson.of(location).toBytes(), UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "start_date=2026-03-14, end_date",
        "start_date=2026-03-14&end_date=2026-03-13, end_date",
        "start_date=2026-03-14&end_date=2026-03-14&step=PT0.5S, step",
        "start_date=2026-03-14&end_date=2026-03-14&step=5, step",
        "start_date=2026-03-14&end_date=2026-03-14&step=-PT5S, step",
        "`start_date=2026-03-14&end_date=2026-03-14&box=1,2,3`, box",
        "`start_date=2026-03-14&end_date=2026-03-14&box=1,2,3,x`, box",
        "`start_date=2026-03-14&end_date=2026-03-14&box=1,5,3,4`, box",
        "`start_date=2026-03-14&end_date=2026-03-14&box=1,2,181,4`, box",
        "start_date=2026-03-14&end_date=2026-03-14&box=, box",
      })
  void aQuestionForThePastThatMakesNoSenseIsRefusedWithItsField(String query, String field) {
    var refused = world.get("/api/locations?" + query);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("\"field\":\"" + field + "\"");
  }

  @Test
  void withoutATimeItIsOfNow() {
    var taken = world.post("/api/locations", "{\"person_id\":1,\"latitude\":1,\"longitude\":2}");
    assertThat(taken.body()).contains("\"creation_time\":\"2026-03-14T12:00:00Z\"");
  }

  @ParameterizedTest
  @CsvSource({
    "2020-07-07T10:37:06Z, 2020-07-07T10:37:06Z",
    "2020-07-07t10:37:06z, 2020-07-07T10:37:06Z",
    "2020-07-07T12:37:06+02:00, 2020-07-07T10:37:06Z",
    "2020-07-07T10:37:06, 2020-07-07T10:37:06Z",
    "2020-07-07T10:37:06.1234567, 2020-07-07T10:37:06.123456Z",
    "2000-01-01T00:00:00Z, 2000-01-01T00:00:00Z",
    "2026-03-14T12:05:00Z, 2026-03-14T12:05:00Z",
  })
  void aTimeIsKeptAsUtc(String sent, String kept) {
    world.post("/api/locations", location("1", "2", "'" + sent + "'"));
    assertThat(world.log.kept()).extracting(l -> l.instant().toString()).containsExactly(kept);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "90, -180, 900000000, -1800000000",
        "-90, 180, -900000000, -1800000000",
        "'-90.0', '+180', -900000000, -1800000000",
        "48.85840004, 2.29449996, 488584000, 22945000",
        "1e1, -0, 100000000, 0",
      })
  void aPlaceIsKeptToSevenDecimals(String lat, String lon, int latitudeE7, int longitudeE7) {
    world.post("/api/locations", location(lat, lon, "'2020-07-07T10:37:06Z'"));
    assertThat(world.log.kept())
        .extracting(l -> l.point().latitudeE7(), l -> l.point().longitudeE7())
        .containsExactly(tuple(latitudeE7, longitudeE7));
  }

  @Test
  void aDeviceMayBeNamed() {
    world.post(
        "/api/locations", "{\"person_id\":1,\"device_id\":7,\"latitude\":1,\"longitude\":2}");
    assertThat(world.log.kept()).extracting(l -> l.key().device().value()).containsExactly(7L);
  }

  @Test
  void whileTheLogIsAwayTheSenderIsToldToComeAgain() {
    world.broken = World.busy();
    var answer = world.post("/api/locations", location("1", "2", "'2020-07-07T10:37:06Z'"));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-14, 2026-03-14, 2",
    "2026-03-14, 2026-03-15, 3",
    "2026-03-15, 2026-03-15, 1",
    "2026-03-13, 2026-03-13, 0",
    "2026-03-14T12:00:00Z, 2026-03-14T23:59:59.999999Z, 1",
    "2026-03-14T12:00:00Z, 2026-03-15T00:00:00Z, 2",
    "2026-03-14T14:00:00%2B02:00, 2026-03-14T14:00:01+02:00, 1",
    "2026-03-14T12:00:00, 2026-03-14T12:00:01, 1",
    "0001-01-01, 9999-12-31, 3",
  })
  void aDayIsMeantWholeAndAnInstantIsLeftOut(String start, String end, int found) {
    world.locations.append(
        List.of(
            seen(1, NOON, 1, 2),
            seen(1, NOON.plusSeconds(12 * 3600).minusNanos(1000), 1, 2),
            seen(1, NOON.plusSeconds(12 * 3600), 1, 2),
            seen(2, NOON, 1, 2)));
    var answer =
        world.get("/api/persons/1/locations?start_date=" + start + "&end_date=" + end + "&x=1");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body().split("person_id", -1)).hasSize(found + 1);
  }

  private static String location(String latitude, String longitude, String time) {
    return "{'person_id':1,'latitude':%s,'longitude':%s,'creation_time':%s}"
        .formatted(latitude, longitude, time)
        .replace('\'', '"');
  }
}
