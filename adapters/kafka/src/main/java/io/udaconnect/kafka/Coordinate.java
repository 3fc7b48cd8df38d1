package io.udaconnect.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.udaconnect.domain.Faults;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.device.DeviceKey;
import io.udaconnect.domain.device.Newcomer;
import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.location.LocationKey;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Where a device is, as it says so itself: a record of the topic that is open to everybody. Fields
 * that we do not know are passed over.
 */
record Coordinate(DeviceKey key, Newcomer who, GeoPoint point, Instant instant) {
  /** Far more than a coordinate needs; a key may not be longer either. */
  private static final int LONGEST_BYTES = 4096;

  /** The coordinate of a record, or {@link Refused} with all that is wrong with it. */
  static Coordinate of(ConsumerRecord<byte[], byte[]> record) {
    var faults = new Faults();
    var key = faults.check(() -> new DeviceKey(text("key", record.key())));
    var value = faults.check(() -> CoordinateJson.read(text("value", record.value())));
    if (value == null) faults.refuseIfAny();
    var who = faults.check(() -> Newcomer.named(value.text("name"), value.flag("simulated")));
    var latitude = faults.check(() -> GeoPoint.latitudeE7(value.number("latitude")));
    var longitude = faults.check(() -> GeoPoint.longitudeE7(value.number("longitude")));
    var instant = faults.check(() -> instant(record, value));
    faults.refuseIfAny();
    return new Coordinate(key, who, new GeoPoint(latitude, longitude), instant);
  }

  private static String text(String part, byte[] bytes) {
    if (bytes == null) throw Refused.invalid(part, "is missing");
    if (bytes.length > LONGEST_BYTES) {
      throw Refused.invalid(part, "must have at most " + LONGEST_BYTES + " bytes");
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw Refused.invalid(part, "is not UTF-8");
    }
  }

  /** As the device says, or else when the record was written. */
  private static Instant instant(ConsumerRecord<byte[], byte[]> record, CoordinateJson value) {
    return LocationKey.possible(
        value.instant("timestamp").orElseGet(() -> Instant.ofEpochMilli(record.timestamp())));
  }
}
