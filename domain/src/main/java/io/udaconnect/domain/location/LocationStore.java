package io.udaconnect.domain.location;

import io.udaconnect.domain.person.PersonId;
import java.util.List;

/** Where locations are kept for good. Several threads and processes may write at the same time. */
public interface LocationStore {
  /**
   * Adds a batch whole or not at all. Of one key the first that was stored stays. Locations of
   * forgotten persons, and those older than what is kept, are left out.
   */
  Appended append(List<Location> batch);

  /**
   * Removes all locations of a person and takes none of theirs any more, though some may still be
   * on their way.
   */
  void forget(PersonId person);

  /**
   * What became of a batch.
   *
   * @param stored new ones
   * @param repeated known ones, sent again
   * @param differing those of the repeated ones that say another place than the first did
   * @param forgotten those of persons who were removed
   * @param expired those from days that are kept no longer
   */
  record Appended(int stored, int repeated, int differing, int forgotten, int expired) {}
}
