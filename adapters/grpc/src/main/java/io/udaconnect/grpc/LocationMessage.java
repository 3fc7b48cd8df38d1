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
  /** Stands in for one that is wrong, so that the rest is looked at as well. */
  private static final PersonId SOMEBODY = new PersonId(1);

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
    var faults = new Faults();
    var person = faults.check(() -> new PersonId(message.getPersonId()));
    var device = faults.check(() -> new DeviceId(message.getDeviceId()));
    var latitude = faults.check(() -> latitudeE7(message));
    var longitude = faults.check(() -> longitudeE7(message));
    var key =
        faults.check(
            () ->
                new LocationKey(
                    person == null ? SOMEBODY : person,
                    device == null ? DeviceId.NONE : device,
                    instant(message, now)));
    faults.refuseIfAny();
    return new io.udaconnect.domain.location.Location(key, new GeoPoint(latitude, longitude));
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
