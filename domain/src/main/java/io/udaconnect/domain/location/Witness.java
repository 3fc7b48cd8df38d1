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
}
