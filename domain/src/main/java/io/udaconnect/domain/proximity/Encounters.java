package io.udaconnect.domain.proximity;

import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.person.PersonId;
import java.util.stream.Stream;

/** Who was together with whom. */
public interface Encounters {
  /**
   * This person's encounters, of locations in the range, in the order in which they end. Close the
   * stream.
   *
   * @throws io.udaconnect.domain.Refused UNKNOWN if there is no such person
   */
  Stream<EncounterWith> find(PersonId person, TimeRange range, EncounterRule rule);

  /**
   * A line for each other person: whom this one was together with the longest comes first, then the
   * smaller id. Close the stream.
   *
   * @throws io.udaconnect.domain.Refused UNKNOWN if there is no such person
   */
  Stream<PersonMet> met(PersonId person, TimeRange range, EncounterRule rule);

  /**
   * Everybody's encounters with everybody, of locations in the range, in the order in which they
   * end; found while they are read, with memory for those that go on. Close the stream.
   */
  Stream<EncounterBetween> all(TimeRange range, EncounterRule rule);
}
