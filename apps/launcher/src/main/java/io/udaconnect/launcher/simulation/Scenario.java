package io.udaconnect.launcher.simulation;

import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.person.Profile;
import java.util.List;

/** People on their ways, second by second. Not for several threads. */
public interface Scenario {
  /** Those who take part; no two are alike. */
  List<Profile> people();

  /** Goes on by a second, and says who is where then. Who stands still says so now and then. */
  List<Sighting> next();

  /**
   * One of the people somewhere.
   *
   * @param person the place among the people, from 0
   */
  record Sighting(int person, GeoPoint point) {}
}
