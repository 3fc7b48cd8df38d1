package io.udaconnect.domain.location;

import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.geo.GeoBox;
import io.udaconnect.domain.person.PersonId;
import java.util.Optional;
import java.util.stream.Stream;

/** What has been seen so far. Close the streams. */
public interface Locations {
  Optional<Location> find(LocationKey key);

  /** A person's own locations in this time, in the order of their keys. */
  Stream<Location> of(PersonId person, TimeRange range);

  /**
   * All locations in this box and time, in the order of their keys. A net for the engine behind it:
   * it may bring some from outside the box, it never leaves out one inside.
   */
  Stream<Location> in(GeoBox box, TimeRange range);

  /**
   * Of each person the newest location, in the order of persons. Of several devices at that instant
   * the one with the greatest number speaks.
   */
  Stream<Location> last();
}
