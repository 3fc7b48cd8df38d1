package io.udaconnect.grpc;

import io.udaconnect.domain.Refused;
import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.location.DeviceId;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.proto.v1.AppendLocationsRequest;
import io.udaconnect.proto.v1.LocationEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Locations as processors hand them on. */
final class LocationEventMessage {
  /** So many may come at once; as many fit into the largest message. */
  static final int MOST = 50_000;

  /** The fields that an event calls by another name than the domain does. */
  private static final Map<String, String> MESSAGE_NAMES =
      Map.of(
          "creation_time", "instant_micros",
          "latitude", "latitude_e7",
          "longitude", "longitude_e7");

  private LocationEventMessage() {}

  static AppendLocationsRequest of(List<Location> batch) {
    var request = AppendLocationsRequest.newBuilder();
    for (var location : batch) request.addLocations(of(location));
    return request.build();
  }

  static LocationEvent of(Location location) {
    return LocationEvent.newBuilder()
        .setPersonId(location.person().value())
        .setDeviceId(location.key().device().value())
        .setInstantMicros(location.key().micros())
        .setLatitudeE7(location.point().latitudeE7())
        .setLongitudeE7(location.point().longitudeE7())
        .build();
  }

  /** All of a batch; refused as a whole if there are too many, or for the first that is wrong. */
  static List<Location> toDomain(AppendLocationsRequest request) {
    int count = request.getLocationsCount();
    requireFew(count);
    var batch = new ArrayList<Location>(count);
    for (var event : request.getLocationsList()) {
      try {
        batch.add(toDomain(event));
      } catch (Refused refused) {
        String path = "locations[" + batch.size() + "].";
        throw Refusals.renamed(refused, field -> path + MESSAGE_NAMES.getOrDefault(field, field));
      }
    }
    return batch;
  }

  static void requireFew(int count) {
    if (count > MOST) {
      throw Refused.invalid("locations", "must be " + MOST + " at most, not " + count);
    }
  }

  static Location toDomain(LocationEvent event) {
    return new Location(
        new LocationKey(
            new PersonId(event.getPersonId()),
            new DeviceId(event.getDeviceId()),
            LocationKey.ofMicros(event.getInstantMicros())),
        new GeoPoint(event.getLatitudeE7(), event.getLongitudeE7()));
  }
}
