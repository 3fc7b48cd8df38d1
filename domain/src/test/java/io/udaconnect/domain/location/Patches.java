package io.udaconnect.domain.location;

import static java.util.stream.Collectors.groupingBy;

import io.udaconnect.domain.geo.GeoPoint;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Patches of ground with given places. */
public final class Patches {
  private Patches() {}

  /** Those of each place together. */
  public static Collection<List<Location>> byPlace(List<Location> locations) {
    return locations.stream().collect(groupingBy(at -> place(at.point()))).values();
  }

  /** The patch of these, which are of one place; empty where it is too wide. */
  public static Optional<Patch> of(List<GeoPoint> points) {
    int south = points.stream().mapToInt(GeoPoint::latitudeE7).min().orElseThrow();
    int west = points.stream().mapToInt(GeoPoint::longitudeE7).min().orElseThrow();
    var patch = new Patch();
    patch.begin(place(points.get(0)), south, west, points.size());
    for (int i = 0; i < points.size(); i++) {
      int north = points.get(i).latitudeE7() - south;
      long east = points.get(i).longitudeE7() - (long) west;
      if (Math.max(north, east) >= Patch.END) return Optional.empty();
      patch.norths()[i] = north;
      patch.easts()[i] = east;
    }
    return Optional.of(patch);
  }

  private static long place(GeoPoint point) {
    return Net.place(point.latitudeE7(), point.longitudeE7());
  }
}
