package io.udaconnect.domain.proximity;

import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.geo.GeoBox;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.Locations;
import io.udaconnect.domain.location.Witness;
import io.udaconnect.domain.person.People;
import io.udaconnect.domain.person.PersonId;
import java.util.List;
import java.util.stream.Stream;

/** Where a person was, and what was seen around there. */
final class Surroundings {
  private final List<Location> own;
  private final Locations locations;
  private final TimeRange range;

  private Surroundings(List<Location> own, Locations locations, TimeRange range) {
    this.own = own;
    this.locations = locations;
    this.range = range;
  }

  /** Refused as UNKNOWN if there is no such person. */
  static Surroundings of(PersonId person, TimeRange range, People people, Locations locations) {
    people.get(person);
    try (var own = locations.of(person, range)) {
      return new Surroundings(own.toList(), locations, range);
    }
  }

  /** In the order of time. */
  List<Location> own() {
    return own;
  }

  /** All that was within reach of any of the person's own, these among them, and perhaps more. */
  Stream<Location> within(Distance reach) {
    if (own.isEmpty()) return Stream.empty();
    return locations.in(GeoBox.around(own.stream().map(Location::point).toList(), reach), range);
  }

  /** The same, shown one after the other in the order of time. */
  void show(Distance reach, Witness witness) {
    try (var around = within(reach)) {
      around.forEach(
          at ->
              witness.seen(
                  at.person().value(),
                  at.key().micros(),
                  at.point().latitudeE7(),
                  at.point().longitudeE7()));
    }
  }
}
