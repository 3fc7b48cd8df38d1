package io.udaconnect.domain.proximity;

import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.geo.Places;
import io.udaconnect.domain.location.DeviceId;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.location.Patches;
import io.udaconnect.domain.person.PersonId;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class FootprintsPropertyTest {
  /** Where somebody was, and what is asked: so often that the ground is looked at closely. */
  record Walk(List<GeoPoint> own, List<GeoPoint> asked, Distance reach) {}

  @Property(edgeCases = EdgeCasesMode.NONE, tries = 300)
  void theClosestIsWhatGeodesicsSay(@ForAll("walks") Walk walk) {
    var footprints = footprints(walk);
    boolean anyNear = false;
    for (var there : walk.asked()) {
      int closest = 0;
      for (int i = 1; i < walk.own().size(); i++) {
        if (metres(walk, i, there) < metres(walk, closest, there)) closest = i;
      }
      double metres = metres(walk, closest, there);
      boolean isNear = metres <= walk.reach().metres();
      assertThat(footprints.near(there.latitudeE7(), there.longitudeE7())).isEqualTo(isNear);
      if (!isNear) continue;
      anyNear = true;
      assertThat(footprints.closer(Double.POSITIVE_INFINITY)).isEqualTo(metres);
      assertThat(walk.own().get(footprints.closest())).isEqualTo(walk.own().get(closest));
      assertThat(footprints.closer(metres)).isEqualTo(metres);
      assertThat(footprints.closer(Math.nextUp(metres))).isEqualTo(metres);
      assertThat(footprints.closer(metres / 2)).isEqualTo(metres / 2);
    }
    Statistics.collect(anyNear ? "some near" : "nobody near");
    Statistics.coverage(coverage -> coverage.check("some near").percentage(share -> share > 50));
  }

  @Property(edgeCases = EdgeCasesMode.NONE, tries = 300)
  void onPatchesItIsTheSameAsPlaceByPlace(@ForAll("walks") Walk walk) {
    var footprints = footprints(walk);
    var oneByOne = footprints(walk);
    int onPatches = 0;
    for (var there : Patches.byPlace(at(walk.asked()))) {
      var points = there.stream().map(Location::point).toList();
      var patch = Patches.of(points);
      if (patch.isEmpty()) continue;
      var near = new int[points.size()];
      int count = footprints.near(patch.get(), near);
      int next = 0;
      for (int i = 0; i < points.size(); i++) {
        var point = points.get(i);
        if (!oneByOne.near(point.latitudeE7(), point.longitudeE7())) continue;
        assertThat(next).isLessThan(count);
        assertThat(near[next++]).isEqualTo(i);
        double metres = oneByOne.closer(Double.POSITIVE_INFINITY);
        assertThat(footprints.closer(patch.get(), i, Double.POSITIVE_INFINITY)).isEqualTo(metres);
        assertThat(footprints.closest()).isEqualTo(oneByOne.closest());
        assertThat(footprints.closer(patch.get(), i, metres)).isEqualTo(metres);
        assertThat(footprints.closer(patch.get(), i, Math.nextUp(metres))).isEqualTo(metres);
        assertThat(footprints.closer(patch.get(), i, metres / 2)).isEqualTo(metres / 2);
      }
      assertThat(next).isEqualTo(count);
      onPatches += count;
    }
    Statistics.collect(onPatches > 0 ? "some near" : "nobody near");
    Statistics.coverage(coverage -> coverage.check("some near").percentage(share -> share > 30));
  }

  private static double metres(Walk walk, int i, GeoPoint there) {
    return walk.own().get(i).to(there).metres();
  }

  private static Footprints footprints(Walk walk) {
    return Footprints.of(at(walk.own()), walk.reach());
  }

  private static List<Location> at(List<GeoPoint> points) {
    var key =
        new LocationKey(new PersonId(1), DeviceId.NONE, Instant.parse("2026-03-14T12:00:00Z"));
    return points.stream().map(point -> new Location(key, point)).toList();
  }

  @Provide
  Arbitrary<Walk> walks() {
    return Combinators.combine(
            Places.anywhere(),
            Arbitraries.of(0.05, 3.0, 12.0, 60.0, 800.0),
            Arbitraries.of(0.0, 1.0, 5.0, 50.0, 500.0))
        .flatAs(
            (centre, metres, reach) -> {
              var nearby = Places.near(centre, metres);
              return Combinators.combine(
                      nearby.list().ofMinSize(1).ofMaxSize(60), nearby.list().ofSize(250))
                  .as((own, asked) -> new Walk(own, asked, Distance.ofMetres(reach)));
            });
  }
}
