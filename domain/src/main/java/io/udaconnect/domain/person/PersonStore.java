package io.udaconnect.domain.person;

import java.util.List;
import java.util.stream.Stream;

/** A lasting copy of all persons, written by one service. Doing something twice changes nothing. */
public interface PersonStore {
  /** Adds or replaces these, whole or not at all; of one id the last in the list stays. */
  void put(List<Person> persons);

  void remove(PersonId id);

  /** Everyone, in the order of ids. Close the stream. */
  Stream<Person> all();
}
