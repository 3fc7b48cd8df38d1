package io.udaconnect.domain.proximity;

import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.location.Gaze;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.Locations;
import io.udaconnect.domain.location.Net;
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

  /**
   * All that is near any of the person's own by this rule, these among them, and perhaps more; not
   * always what is elsewhere than where this gaze goes.
   */
  Stream<Location> near(ConnectionRule rule, Gaze gaze) {
    return locations.in(net(rule), gaze);
  }

  /** All of it, told one after the other in the order of time. */
  void replay(ConnectionRule rule, Witness witness) {
    locations.replay(net(rule), witness);
  }

  /** The same hour by hour, in any order within one. */
  void show(ConnectionRule rule, Witness witness) {
    locations.show(net(rule), witness);
  }

  private Net net(ConnectionRule rule) {
    return Net.around(own, rule.reach(), rule.within(), range);
  }
}
