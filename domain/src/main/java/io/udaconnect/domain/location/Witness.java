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

  /** Whether it matters who is seen at this place. Who tells of millions may leave out others. */
  default boolean looksAt(int latitudeE7, int longitudeE7) {
    return true;
  }
}
