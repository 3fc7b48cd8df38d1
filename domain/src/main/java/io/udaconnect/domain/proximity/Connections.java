package io.udaconnect.domain.proximity;

import io.udaconnect.domain.Page;
import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.person.PersonId;
import java.util.stream.Stream;

/** Who was near whom. */
public interface Connections {
  /**
   * Each location of another person that was near one of this person's in the range, once, ordered
   * by time, then person. The range holds for both sides alike. Close the stream.
   *
   * @throws io.udaconnect.domain.Refused UNKNOWN if there is no such person
   */
  Stream<Connection> find(PersonId person, TimeRange range, ConnectionRule rule);

  /** A page of the same; the position of a connection is the key of the other's location. */
  default Stream<Connection> find(
      PersonId person, TimeRange range, ConnectionRule rule, Page<LocationKey> page) {
    return page.of(find(person, range, rule), connection -> connection.location().key());
  }
}
