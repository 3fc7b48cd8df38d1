package io.udaconnect.launcher.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.udaconnect.domain.geo.GeoPoint;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VenueTest {
  @Test
  void thePlanIsGeoJsonWithEverythingInOnePlace() throws Exception {
    var plan = new ObjectMapper().readTree(Venue.geoJson());
    assertThat(plan.path("type").asText()).isEqualTo("FeatureCollection");
    var corner = new Venue.Place(0, 0).point();
    var kinds = new TreeMap<String, Integer>();
    for (var feature : plan.path("features")) {
      kinds.merge(feature.path("properties").path("kind").asText(), 1, Integer::sum);
      assertThat(feature.path("geometry").path("type").asText()).isEqualTo("Polygon");
      var ring = feature.path("geometry").path("coordinates").get(0);
      assertThat(ring.get(0)).isEqualTo(ring.get(ring.size() - 1));
      for (var point : ring) {
        var here = GeoPoint.of(point.get(1).asDouble(), point.get(0).asDouble());
        assertThat(here.to(corner).metres()).isLessThan(201);
      }
    }
    assertThat(kinds)
        .containsEntry("booth", Venue.booths())
        .containsEntry("hall", 2)
        .containsEntry("room", 4)
        .containsEntry("foyer", 1)
        .containsEntry("bar", 2)
        .containsEntry("table", 16);
  }

  @Test
  void aMetreIsAMetre() {
    var corner = new Venue.Place(0, 0).point();
    assertThat(corner.to(new Venue.Place(100, 0).point()).metres()).isBetween(99.9, 100.1);
    assertThat(corner.to(new Venue.Place(0, 100).point()).metres()).isBetween(99.9, 100.1);
  }
}
