package io.udaconnect.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.Fault;
import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.live.Update;
import io.udaconnect.domain.live.View;
import io.udaconnect.domain.live.Whereabouts;
import io.udaconnect.domain.location.DeviceId;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.person.Person;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.person.Profile;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LivePageTest {
  private static final Instant NOON = Instant.parse("2026-03-14T12:00:00.123456Z");

  private static String position(long person, int latitudeE7, int longitudeE7, long micros) {
    return new String(LivePage.position(person, latitudeE7, longitudeE7, micros), US_ASCII);
  }

  private static JsonObject json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  @Test
  void aPositionIsAnArrayOfPlainNumbers() {
    assertThat(position(5, 488_584_000, 22_945_000, 1_773_489_600_250_999L))
        .isEqualTo("[5,48.8584,2.2945,1773489600250]");
    assertThat(position(PersonId.MAX, -1, -1_800_000_000, 946_684_800_000_000L))
        .isEqualTo("[9007199254740991,-0.0000001,-180,946684800000]");
    assertThat(position(1, 0, 10, -1)).isEqualTo("[1,0,0.000001,-1]");
  }

  @Test
  void degreesAreThoseThatCameIn() {
    var random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      int latitude = random.nextInt(1_800_000_001) - 900_000_000;
      int longitude = random.nextInt() / 2;
      var array = json("{\"at\":" + position(1, latitude, longitude, i) + "}").getJsonArray("at");
      assertThat(Math.rint(array.getJsonNumber(1).doubleValue() * 1e7)).isEqualTo(latitude);
      assertThat(Math.rint(array.getJsonNumber(2).doubleValue() * 1e7)).isEqualTo(longitude);
    }
  }

  @Test
  void anUpdateIsOneObjectWithItsMark() {
    var whereabouts = new Whereabouts(LivePage::position);
    whereabouts.begin(1, new long[] {0});
    whereabouts.current(true);
    for (long person = 1; person <= 2; person++) {
      var key = new LocationKey(new PersonId(person), DeviceId.NONE, NOON);
      whereabouts.seen(new Location(key, GeoPoint.of(1, 2)), 0, person - 1);
      whereabouts.reached(0, person);
    }
    var viewer = whereabouts.viewer();
    viewer.look(View.WHOLE, Optional.empty());
    var update = new Update();
    viewer.next(update);
    var page = new LivePage();
    assertThat(page.positions(update))
        .isEqualTo(
            "{\"type\":\"positions\",\"complete\":true,\"mark\":\"%s\",\"positions\":[[1,1,2,%d],[2,1,2,%d]]}"
                .formatted(update.mark(), NOON.toEpochMilli(), NOON.toEpochMilli()));
    whereabouts.removed(new PersonId(2), 0);
    viewer.next(update);
    assertThat(page.gone(update))
        .isEqualTo("{\"type\":\"gone\",\"mark\":\"%s\",\"people\":[2]}".formatted(update.mark()));
  }

  @Test
  void theStateSaysWhatIsKnown() {
    assertThat(LivePage.state(true, 2, Optional.of(NOON)))
        .isEqualTo(
            "{\"type\":\"state\",\"state\":\"live\",\"people\":2,\"newest\":\"2026-03-14T12:00:00.123456Z\"}");
    assertThat(LivePage.state(false, 0, Optional.empty()))
        .isEqualTo("{\"type\":\"state\",\"state\":\"catching_up\",\"people\":0,\"newest\":null}");
  }

  @Test
  void namesAreWhatTheySayWhateverIsInThem() {
    var odd = new Profile("Zoë \"Z\" \\", "😀\u2028", "Engines");
    var both = List.of(new Person(new PersonId(5), odd), new Person(new PersonId(6), odd, true));
    var told = json(LivePage.names(both)).getJsonArray("people");
    assertThat(told).hasSize(2);
    assertThat(told.getJsonObject(0).getString("first_name")).isEqualTo(odd.firstName());
    assertThat(told.getJsonObject(1).getString("last_name")).isEqualTo(odd.lastName());
    assertThat(told.getJsonObject(1).getInt("id")).isEqualTo(6);
    assertThat(told.getJsonObject(1).getBoolean("simulated")).isTrue();
    assertThat(told.getJsonObject(0)).doesNotContainKey("simulated");
    assertThat(json(LivePage.names(List.of())).getJsonArray("people")).isEmpty();
  }

  @Test
  void aRefusalSaysTheFieldAndTheReason() {
    assertThat(LivePage.refused(new Fault("box", "must be \"one\"\n")))
        .isEqualTo(
            "{\"type\":\"refused\",\"field\":\"box\",\"reason\":\"must be \\\"one\\\"\\u000a\"}");
  }
}
