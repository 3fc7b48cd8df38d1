package io.udaconnect.domain.location;

import static io.udaconnect.domain.Refusals.invalidField;
import static io.udaconnect.domain.location.Sightings.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.person.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocationKeyTest {
  @Test
  void instantsAreKeptToTheMicrosecond() {
    assertThat(key(1, 0, NOON.plusNanos(123_456_789)).instant())
        .isEqualTo(NOON.plusNanos(123_456_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2000-01-01T00:00:00Z",
        "2026-03-14T12:00:00.000001Z",
        "3999-12-31T23:59:59.999999Z"
      })
  void microsecondsComeAndGoUnchanged(String text) {
    var instant = Instant.parse(text);
    assertThat(LocationKey.ofMicros(key(1, 0, instant).micros())).isEqualTo(instant);
  }

  @Test
  void microsecondsCountFrom1970() {
    assertThat(key(1, 0, LocationKey.EARLIEST).micros()).isEqualTo(946_684_800_000_000L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1999-12-31T23:59:59.999999999Z",
        "1970-01-01T00:00:00Z",
        "-1000000000-01-01T00:00:00Z",
        "4000-01-01T00:00:00Z",
        "+1000000000-12-31T23:59:59.999999999Z"
      })
  void timesThatNoRightClockShowsAreRefused(String text) {
    assertThat(invalidField(() -> key(1, 0, Instant.parse(text)))).isEqualTo("creation_time");
  }

  @Test
  void keysSortByTimeThenPersonThenDevice() {
    var sorted =
        List.of(
            key(9, 9, NOON),
            key(1, 1, NOON.plusSeconds(1)),
            key(1, 2, NOON.plusSeconds(1)),
            key(2, 0, NOON.plusSeconds(1)),
            key(1, 0, NOON.plusSeconds(2)));
    assertThat(Stream.of(3, 1, 4, 0, 2).map(sorted::get).sorted()).isEqualTo(sorted);
  }

  @Test
  void aKeyAndALocationAreWhole() {
    var person = new PersonId(1);
    assertThatThrownBy(() -> new LocationKey(null, DeviceId.NONE, NOON))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new LocationKey(person, null, NOON))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new LocationKey(person, DeviceId.NONE, null))
        .isInstanceOf(NullPointerException.class);
    var point = GeoPoint.of(0, 0);
    assertThatThrownBy(() -> new Location(null, point)).isInstanceOf(NullPointerException.class);
    var key = key(1, 0, NOON);
    assertThatThrownBy(() -> new Location(key, null)).isInstanceOf(NullPointerException.class);
  }

  private static LocationKey key(long person, long device, Instant instant) {
    return new LocationKey(new PersonId(person), new DeviceId(device), instant);
  }
}
