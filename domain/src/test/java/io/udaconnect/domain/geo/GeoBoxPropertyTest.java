package io.udaconnect.domain.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.sf.geographiclib.Geodesic;

class GeoBoxPropertyTest {
  /** A centre and somewhere that the geodesic of this length leads to. */
  record Reached(GeoPoint centre, double metres, GeoPoint there) {}

  @Property(tries = 20_000)
  void aBoxLeavesOutNothingWithinReach(@ForAll("reached") Reached one) {
    var distance = one.centre().to(one.there());
    var box = GeoBox.around(List.of(one.centre()), distance);
    assertThat(box.contains(one.there())).as("%s %s", box, distance).isTrue();
  }

  @Property
  void aBoxLeavesOutNothingNearAnyOfItsPlaces(
      @ForAll("reached") Reached one, @ForAll("reached") Reached other) {
    var distance = one.centre().to(one.there());
    var box = GeoBox.around(List.of(other.centre(), one.centre(), other.there()), distance);
    assertThat(box.contains(one.there())).isTrue();
    assertThat(box.contains(other.centre())).isTrue();
    assertThat(box.contains(other.there())).isTrue();
  }

  @Property
  void farFromThePolesABoxIsAtMostALittleLargerThanTheReach(@ForAll("reached") Reached one) {
    var reach = Distance.ofMetres(one.metres());
    var temperate = new GeoPoint(one.centre().latitudeE7() / 2, one.centre().longitudeE7());
    var box = GeoBox.around(List.of(temperate), reach);
    var corner = new GeoPoint(box.northE7(), box.eastE7());
    assertThat(temperate.to(corner).metres()).isLessThan(0.05 + 1.45 * one.metres());
  }

  @Property(tries = 20_000)
  void nothingInABoxIsFartherFromItsMiddleThanItsRadius(
      @ForAll("reached") Reached one, @ForAll boolean west, @ForAll boolean south) {
    var here = one.centre();
    var there = one.there();
    var box =
        new GeoBox(
            Math.min(here.latitudeE7(), there.latitudeE7()),
            Math.max(here.latitudeE7(), there.latitudeE7()),
            Math.min(here.longitudeE7(), there.longitudeE7()),
            Math.max(here.longitudeE7(), there.longitudeE7()));
    var middle = new GeoPoint(box.middleLatitudeE7(), box.middleLongitudeE7());
    var corner =
        new GeoPoint(south ? box.southE7() : box.northE7(), west ? box.westE7() : box.eastE7());
    assertThat(middle.to(corner).metres()).isLessThanOrEqualTo(box.radius() + 1e-6);
  }

  @Provide
  Arbitrary<Reached> reached() {
    var reaches =
        Arbitraries.oneOf(
            Arbitraries.just(0.0),
            Arbitraries.doubles().between(0, 10),
            Arbitraries.doubles().between(0, 10_000));
    var azimuths =
        Arbitraries.oneOf(
            Arbitraries.of(-180.0, -90.0, 0.0, 90.0), Arbitraries.doubles().between(-180, 180));
    return Combinators.combine(Places.anywhere(), reaches, azimuths)
        .as(
            (centre, metres, azimuth) -> {
              var end =
                  Geodesic.WGS84.Direct(
                      centre.latitudeDegrees(), centre.longitudeDegrees(), azimuth, metres);
              return new Reached(centre, metres, GeoPoint.of(end.lat2, end.lon2));
            });
  }
}
