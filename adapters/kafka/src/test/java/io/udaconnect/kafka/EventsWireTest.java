package io.udaconnect.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.udaconnect.domain.Refused;
import io.udaconnect.domain.location.Sightings;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.person.Persons;
import io.udaconnect.proto.v1.LocationEvent;
import io.udaconnect.proto.v1.PersonEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The bytes that other programs depend on. A golden file is only ever added, never changed. */
class EventsWireTest {
  private static final byte[] KEY = PersonKey.bytes(new PersonId(300));

  @Test
  void aKeyIsEightBytes() throws IOException {
    assertThat(KEY).isEqualTo(golden("person-key.hex"));
    assertThat(PersonKey.id(KEY)).isEqualTo(new PersonId(300));
    assertThat(PersonKey.id(PersonKey.bytes(new PersonId(PersonId.MAX))))
        .isEqualTo(new PersonId(PersonId.MAX));
  }

  @Test
  void aPersonKeepsItsBytes() throws IOException {
    var person = Persons.person(300, "Zoë", "李", "Müller & Søn");
    assertThat(PersonEvents.bytes(person)).isEqualTo(golden("person-event.hex"));
    assertThat(PersonEvents.person(KEY, golden("person-event.hex"))).isEqualTo(person);
    var simulated = Persons.simulated(person);
    assertThat(PersonEvents.bytes(simulated)).isEqualTo(golden("simulated-person-event.hex"));
    assertThat(PersonEvents.person(KEY, golden("simulated-person-event.hex"))).isEqualTo(simulated);
  }

  @Test
  void aLocationKeepsItsBytes() throws IOException {
    var location =
        Sightings.seen(
            300, 7, Instant.parse("2026-03-14T12:00:00.123456Z"), -35.0585136, 179.9999999);
    assertThat(LocationEvents.bytes(location)).isEqualTo(golden("location-event.hex"));
    assertThat(LocationEvents.location(KEY, golden("location-event.hex"))).isEqualTo(location);
  }

  @Test
  void fieldsOfTheFutureArePassedOver() throws IOException {
    byte[] today = golden("location-event.hex");
    byte[] later = Arrays.copyOf(today, today.length + 3);
    later[today.length] = (byte) (15 << 3 | 2); // field 15: text of one letter
    later[today.length + 1] = 1;
    later[today.length + 2] = 'x';
    assertThat(LocationEvents.location(KEY, later)).isEqualTo(LocationEvents.location(KEY, today));
  }

  @Test
  void badKeysAreRefusedWithTheReason() {
    assertThatThrownBy(() -> PersonKey.id(null)).hasMessage("key: is missing");
    assertThatThrownBy(() -> PersonKey.id(new byte[7])).hasMessage("key: must have 8 bytes, not 7");
    assertThatThrownBy(() -> PersonKey.id(new byte[8])).isInstanceOf(Refused.class);
  }

  @Test
  void badPersonsAreRefusedWithTheReason() {
    var good = PersonEvent.newBuilder().setId(300).setFirstName("A").setLastName("B");
    assertThatThrownBy(() -> PersonEvents.person(KEY, good.build().toByteArray()))
        .hasMessage("company_name: must not be empty");
    assertThatThrownBy(
            () ->
                PersonEvents.person(KEY, good.setCompanyName("C").setId(301).build().toByteArray()))
        .hasMessage("key: says person 300, the value says 301");
    assertThatThrownBy(() -> PersonEvents.person(KEY, new byte[] {(byte) 0xff, 1, 2}))
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith("value: is no PersonEvent: ");
  }

  @Test
  void badLocationsAreRefusedWithTheReason() {
    assertThatThrownBy(() -> LocationEvents.location(KEY, null)).hasMessage("value: is missing");
    assertThatThrownBy(() -> LocationEvents.location(KEY, new byte[] {(byte) 0xff}))
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith("value: is no LocationEvent: ");
    var good = LocationEvent.newBuilder().setPersonId(300).setInstantMicros(1_700_000_000_000_000L);
    assertThatThrownBy(
            () ->
                LocationEvents.location(
                    KEY, good.clone().setLatitudeE7(900_000_001).build().toByteArray()))
        .hasMessageStartingWith("latitude: ");
    assertThatThrownBy(
            () ->
                LocationEvents.location(
                    KEY, good.clone().setInstantMicros(Long.MIN_VALUE).build().toByteArray()))
        .hasMessageStartingWith("creation_time: ");
    assertThatThrownBy(
            () ->
                LocationEvents.location(
                    KEY, good.clone().setInstantMicros(Long.MAX_VALUE).build().toByteArray()))
        .hasMessageStartingWith("creation_time: ");
    assertThatThrownBy(
            () -> LocationEvents.location(KEY, good.clone().setDeviceId(-1).build().toByteArray()))
        .hasMessageStartingWith("device_id: ");
  }

  private static byte[] golden(String name) throws IOException {
    try (var file = EventsWireTest.class.getResourceAsStream("/golden/" + name)) {
      return HexFormat.of().parseHex(new String(file.readAllBytes(), UTF_8).strip());
    }
  }
}
