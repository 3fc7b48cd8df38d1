package io.udaconnect.domain.location;

/** Is told of locations one after the other, without an object for each. */
@FunctionalInterface
public interface Witness {
  /**
   * A person was seen.
   *
   * @param micros microseconds since 1970
   */
  void seen(long person, long micros, int latitudeE7, int longitudeE7);

  /** At which places of a patch it matters who is seen: see {@link Gaze#at}. */
  default int looksAt(Patch patch, int[] matter) {
    return Gaze.EVERYWHERE.at(patch, matter);
  }

  /** A person was {@link #seen} at one of the places that matter of the patch looked at last. */
  default void seenOn(Patch patch, int index, long person, long micros) {
    seen(person, micros, patch.latitudeE7(index), patch.longitudeE7(index));
  }
}
