package io.udaconnect.rest;

import io.udaconnect.domain.proximity.Connection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A connection as the wire shows it. */
@Schema(name = "Connection", description = "A location of another person near one of one's own.")
record ConnectionJson(
    @Schema(required = true) PersonJson person,
    @Schema(required = true) LocationJson location,
    @Schema(
            required = true,
            description = "Metres to the closest of one's own locations.",
            examples = "3.2")
        double distance,
    @Schema(
            name = "own_time",
            required = true,
            description = "When one was at that closest location.",
            examples = "2020-07-07T10:37:01Z")
        Instant ownTime)
    implements JsonShape {

  static ConnectionJson of(Connection connection) {
    return new ConnectionJson(
        PersonJson.of(connection.person()),
        LocationJson.of(connection.location()),
        connection.distance().metres(),
        connection.ownTime());
  }

  /** Where the other was. */
  PointFeature feature() {
    return new PointFeature(
        location.latitude(),
        location.longitude(),
        json -> {
          person.write("person", json);
          json.write("id", location.id());
          if (location.deviceId() != 0) json.write("device_id", location.deviceId());
          json.write("creation_time", location.creationTime().toString());
          json.write("distance", distance).write("own_time", ownTime);
        });
  }

  @Override
  public void writeFields(JsonText json) {
    person.write("person", json);
    location.write("location", json);
    json.write("distance", distance).write("own_time", ownTime);
  }
}
