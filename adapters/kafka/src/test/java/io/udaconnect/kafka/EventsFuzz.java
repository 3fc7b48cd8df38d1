package io.udaconnect.kafka;

import io.udaconnect.domain.Refused;
import io.udaconnect.domain.location.DeviceId;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.location.Possible;
import io.udaconnect.domain.person.PersonId;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records as anyone may write them into a topic: the first byte says which, then key and value. */
public final class EventsFuzz {
  private static final int KEY_END = 9;

  /** No broker takes a longer record, unless somebody tells it to. */
  private static final int LONGEST_VALUE = 1 << 20;

  private EventsFuzz() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    if (bytes.length == 0) return;
    var key = Arrays.copyOfRange(bytes, 1, Math.min(bytes.length, KEY_END));
    var value = bytes.length < KEY_END ? null : Arrays.copyOfRange(bytes, KEY_END, bytes.length);
    try {
      switch (bytes[0]) {
        case 'p' -> person(key, value);
        case 'c' -> coordinate(key, value);
        default -> location(key, value);
      }
    } catch (Refused refused) {
      // that is for the dead letters
    }
  }

  private static void location(byte[] key, byte[] value) {
    var location = LocationEvents.location(key, value);
    Possible.require(location);
    var again = LocationEvents.location(key, LocationEvents.bytes(location));
    if (!again.equals(location)) throw new AssertionError(location + " became " + again);
  }

  private static void person(byte[] key, byte[] value) {
    if (value == null) { // the person was removed
      PersonKey.id(key);
      return;
    }
    var person = PersonEvents.person(key, value);
    var again = PersonEvents.person(key, PersonEvents.bytes(person));
    if (!again.equals(person)) throw new AssertionError(person + " became " + again);
  }

  private static void coordinate(byte[] key, byte[] value) {
    var coordinate = Coordinate.of(new ConsumerRecord<>(Topics.COORDINATES, 0, 0, key, value));
    var location = new LocationKey(new PersonId(1), DeviceId.NONE, coordinate.instant());
    Possible.require(new Location(location, coordinate.point()));
  }

  /** Called by Jazzer before: values full of fields that nobody knows, of groups, of a name. */
  public static void fuzzerInitialize() {
    for (byte[] part : new byte[][] {{0x78, 1}, {0x7a, 0}, {0x7b, 0x7c}, {0x7b}, {0x12, 1, 'a'}}) {
      for (byte topic : new byte[] {'l', 'p', 'c'}) fuzzerTestOneInput(filled(topic, part));
    }
  }

  private static byte[] filled(byte topic, byte[] part) {
    var bytes = new byte[KEY_END + LONGEST_VALUE];
    bytes[0] = topic;
    bytes[KEY_END - 1] = 1; // the key of person 1
    for (int at = KEY_END; at < bytes.length; at++) bytes[at] = part[(at - KEY_END) % part.length];
    return bytes;
  }
}
