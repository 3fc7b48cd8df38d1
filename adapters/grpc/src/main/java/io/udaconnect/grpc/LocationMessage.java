package io.udaconnect.grpc;

import io.udaconnect.domain.Faults;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.location.DeviceId;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.proto.v1.Location;
import java.time.Instant;

/** A location in gRPC's words. */
final class LocationMessage {
  private LocationMessage() {}

  static Location of(io.udaconnect.domain.location.Location location) {
    return Location.newBuilder()
        .setId(location.key().id())
        .setPersonId(location.person().value())
        .setDeviceId(location.key().device().value())
        .setLatitude(location.point().latitudeDegrees())
        .setLongitude(location.point().longitudeDegrees())
        .setCreationTime(Times.message(location.instant()))
        .build();
  }

  /**
   * The location, or a refusal that names all that is wrong with it.
   *
   * @param now the time of a location that names none
   */
  static io.udaconnect.domain.location.Location toDomain(Location message, Instant now) {
    try { // nearly all are good: first the quick way
      var key =
          new LocationKey(
              new PersonId(message.getPersonId()),
              new DeviceId(message.getDeviceId()),
              instant(message, now));
      return new io.udaconnect.domain.location.Location(
          key, new GeoPoint(latitudeE7(message), longitudeE7(message)));
    } catch (Refused oneFault) {
      refuseWithAll(message, now);
      throw oneFault;
    }
  }

  private static void refuseWithAll(Location message, Instant now) {
    var faults = new Faults();
    faults.check(() -> new PersonId(message.getPersonId()));
    faults.check(() -> new DeviceId(message.getDeviceId()));
    faults.check(() -> latitudeE7(message));
    faults.check(() -> longitudeE7(message));
    faults.check(() -> LocationKey.possible(instant(message, now)));
    faults.refuseIfAny();
  }

  private static int latitudeE7(Location message) {
    if (!message.hasLatitude()) throw Refused.invalid("latitude", "is missing");
    return GeoPoint.latitudeE7(message.getLatitude());
  }

  private static int longitudeE7(Location message) {
    if (!message.hasLongitude()) throw Refused.invalid("longitude", "is missing");
    return GeoPoint.longitudeE7(message.getLongitude());
  }

  private static Instant instant(Location message, Instant now) {
    return message.hasCreationTime()
        ? Times.instant("creation_time", message.getCreationTime())
        : now;
  }
}
