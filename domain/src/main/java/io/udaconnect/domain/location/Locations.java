package io.udaconnect.domain.location;

import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.person.PersonId;
import java.util.Optional;
import java.util.stream.Stream;

/** What has been seen so far. Close the streams. */
public interface Locations {
  Optional<Location> find(LocationKey key);

  /** A person's own locations in this time, in the order of their keys. */
  Stream<Location> of(PersonId person, TimeRange range);

  /** What the net brings up, in the order of keys; perhaps more than it {@link Net#holds}. */
  default Stream<Location> in(Net net) {
    return in(net, Gaze.EVERYWHERE);
  }

  /** The same, but not always what is where nobody looks; which costs less. */
  Stream<Location> in(Net net, Gaze gaze);

  /** All of it, told to a witness. */
  void replay(Net net, Witness witness);

  /**
   * The same hour by hour of UTC, in any order within one, and not always where the witness does
   * not look; which costs less.
   */
  void show(Net net, Witness witness);

  /**
   * Of each person the newest location, in the order of persons. Of several devices at that instant
   * the one with the greatest number speaks.
   */
  Stream<Location> last();
}
