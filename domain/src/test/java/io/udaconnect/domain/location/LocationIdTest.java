package io.udaconnect.domain.location;

import static io.udaconnect.domain.Refusals.refusal;
import static io.udaconnect.domain.location.Sightings.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.person.PersonId;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocationIdTest {
  /** An id that was given out once is never called unknown later: these may not change. */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 2000-01-01T00:00:00Z, AQAAAAAAAAAA",
    "5, 0, 2026-03-14T12:00:00.123456Z, BQAC7_l-aPJA",
    "127, 128, 2026-03-14T12:00:00Z, f4ABAu_5fmcQAA",
    "9007199254740991, 9007199254740991, 3999-12-31T23:59:59.999999Z, _________w__________D-A5wuRO3_8"
  })
  void idsStayWhatTheyAre(long person, long device, String instant, String id) {
    var key = new LocationKey(new PersonId(person), new DeviceId(device), Instant.parse(instant));
    assertThat(key.id()).isEqualTo(id);
    assertThat(LocationId.parse(id)).isEqualTo(key);
  }

  @Test
  void aRepeatHasTheSameIdAndNothingElseHas() {
    var id = Sightings.seen(1, 1, NOON, 10, 20).key().id();
    assertThat(Sightings.seen(1, 1, NOON, 11, 21).key().id()).isEqualTo(id);
    assertThat(Sightings.seen(2, 1, NOON, 10, 20).key().id()).isNotEqualTo(id);
    assertThat(Sightings.seen(1, 2, NOON, 10, 20).key().id()).isNotEqualTo(id);
    assertThat(Sightings.seen(1, 1, NOON.plusNanos(1_000), 10, 20).key().id()).isNotEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "A",
        "AQAAAAAAAAA",
        "AQAAAAAAAAAAAA",
        "AQAAAAAAAAAA=",
        "AQAAAAAAAAA=",
        " AQAAAAAAAAAA",
        "AQAAAAAAAAAB0000000000000000000000000000000000000000000000",
        "AQ/AAAAAAAAA",
        "AQ+AAAAAAAAA",
        "株式会社株式会社株式会社",
        "../../etc/passwd",
        "1"
      })
  void whatNoLocationCanBeCalledIsUnknown(String text) {
    assertUnknown(text);
  }

  @Test
  void aNumberThatNoPersonOrDeviceHasIsUnknown() {
    assertUnknown(encoded(0, 0, 0, 0, 0, 0, 0, 0, 0));
    assertUnknown(encoded(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10, 0, 0, 0, 0, 0, 0, 0, 0));
    assertUnknown(encoded(1, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10, 0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void aNumberWrittenInAnotherWayIsUnknown() {
    assertThat(LocationId.parse(encoded(1, 0, 0, 0, 0, 0, 0, 0, 0)).person().value()).isOne();
    assertUnknown(encoded(0x81, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    assertUnknown(
        encoded(0x81, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void aTimeBeyondTheEndOfTimeIsUnknown() {
    assertUnknown(encoded(1, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff));
  }

  private static void assertUnknown(String text) {
    var refused = refusal(() -> LocationId.parse(text));
    assertThat(refused.reason()).isEqualTo(Reason.UNKNOWN);
    assertThat(refused).hasMessage("there is no location with this id");
  }

  private static String encoded(int... bytes) {
    var raw = new byte[bytes.length];
    for (int i = 0; i < raw.length; i++) raw[i] = (byte) bytes[i];
    return Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
  }
}
