package io.udaconnect.rest;

import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.location.DeviceId;
import io.udaconnect.domain.location.Intake;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.person.PersonId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A location as the wire shows it. */
@Schema(name = "Location", description = "One person at one point at one instant.")
record LocationJson(
    @Schema(
            required = true,
            description = "Opaque, made from person, device and time: the same for a repeat.",
            examples = "BQACTNZXX1iA")
        String id,
    @Schema(name = "person_id", required = true, examples = "5") long personId,
    @Schema(
            name = "device_id",
            description = "Which of the person's devices saw it; absent if none was named.",
            examples = "7")
        long deviceId,
    @Schema(
            required = true,
            description = "Degrees north on WGS84, kept to seven decimals.",
            examples = "35.0585136")
        double latitude,
    @Schema(
            required = true,
            description = "Degrees east on WGS84, kept to seven decimals.",
            examples = "-106.5719566")
        double longitude,
    @Schema(
            name = "creation_time",
            required = true,
            description = "When the person was there, in UTC, kept to the microsecond.",
            examples = "2020-07-07T10:37:06Z")
        Instant creationTime)
    implements JsonShape {

  static LocationJson of(Location location) {
    var key = location.key();
    return new LocationJson(
        key.id(),
        key.person().value(),
        key.device().value(),
        location.point().latitudeDegrees(),
        location.point().longitudeDegrees(),
        key.instant());
  }

  /** A new location; without a time it is of now. */
  static Location of(Fields fields, Intake intake) {
    fields.ignore("id");
    var person = fields.wholeNumber("person_id", PersonId::new);
    var device =
        fields.has("device_id") ? fields.wholeNumber("device_id", DeviceId::new) : DeviceId.NONE;
    var latitude = fields.number("latitude", GeoPoint::latitudeE7);
    var longitude = fields.number("longitude", GeoPoint::longitudeE7);
    var instant =
        fields.has("creation_time")
            ? fields.instant("creation_time", LocationKey::possible)
            : intake.now();
    fields.refuseIfAnyFault();
    return new Location(
        new LocationKey(person, device, instant), new GeoPoint(latitude, longitude));
  }

  PointFeature feature() {
    return new PointFeature(
        latitude,
        longitude,
        json -> {
          writeKey(json);
          json.write("creation_time", creationTime);
        });
  }

  private void writeKey(JsonText json) {
    json.write("id", id).write("person_id", personId);
    if (deviceId != DeviceId.NONE.value()) json.write("device_id", deviceId);
  }

  @Override
  public void writeFields(JsonText json) {
    writeKey(json);
    json.write("latitude", latitude)
        .write("longitude", longitude)
        .write("creation_time", creationTime);
  }
}
