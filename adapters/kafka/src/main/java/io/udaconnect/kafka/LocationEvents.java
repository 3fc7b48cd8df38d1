package io.udaconnect.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.location.DeviceId;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.proto.v1.LocationEvent;

/** Locations as the records of a topic say them. */
final class LocationEvents {
  private LocationEvents() {}

  static byte[] bytes(Location location) {
    var key = location.key();
    return LocationEvent.newBuilder()
        .setPersonId(key.person().value())
        .setDeviceId(key.device().value())
        .setInstantMicros(key.micros())
        .setLatitudeE7(location.point().latitudeE7())
        .setLongitudeE7(location.point().longitudeE7())
        .build()
        .toByteArray();
  }

  /** The location of a record, or {@link Refused} with what is wrong with it. */
  static Location location(byte[] key, byte[] value) {
    var person = PersonKey.id(key);
    if (value == null) throw Refused.invalid("value", "is missing");
    var event = parse(value);
    PersonKey.refuseOther(person, event.getPersonId());
    var device = new DeviceId(event.getDeviceId());
    return new Location(
        new LocationKey(person, device, LocationKey.ofMicros(event.getInstantMicros())),
        new GeoPoint(event.getLatitudeE7(), event.getLongitudeE7()));
  }

  private static LocationEvent parse(byte[] value) {
    try {
      return LocationEvent.parseFrom(value);
    } catch (InvalidProtocolBufferException unreadable) {
      throw Refused.invalid("value", "is no LocationEvent: " + unreadable.getMessage());
    }
  }
}
