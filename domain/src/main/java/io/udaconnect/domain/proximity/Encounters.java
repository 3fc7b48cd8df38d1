package io.udaconnect.domain.proximity;

import io.udaconnect.domain.Page;
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

  /** A page of the same. */
  default Stream<EncounterWith> find(
      PersonId person, TimeRange range, EncounterRule rule, Page<EncounterEnd> page) {
    return page.of(find(person, range, rule), with -> with.encounter().end());
  }

  /**
   * A line for each other person: whom this one was together with the longest comes first, then the
   * smaller id. Close the stream.
   *
   * @throws io.udaconnect.domain.Refused UNKNOWN if there is no such person
   */
  Stream<PersonMet> met(PersonId person, TimeRange range, EncounterRule rule);

  /** A page of the same. */
  default Stream<PersonMet> met(
      PersonId person, TimeRange range, EncounterRule rule, Page<MetRank> page) {
    return page.of(met(person, range, rule), PersonMet::rank);
  }

  /**
   * Everybody's encounters with everybody, of locations in the range, in the order in which they
   * end; found while they are read, with memory for those that go on. Close the stream.
   */
  Stream<EncounterBetween> all(TimeRange range, EncounterRule rule);

  /** A page of the same; it looks for what comes before it as well. */
  default Stream<EncounterBetween> all(
      TimeRange range, EncounterRule rule, Page<EncounterEnd> page) {
    return page.of(all(range, rule), between -> between.encounter().end());
  }
}
