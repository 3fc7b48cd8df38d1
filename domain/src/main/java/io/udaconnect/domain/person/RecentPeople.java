package io.udaconnect.domain.person;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;

/**
 * Persons whom somebody asked for lately, some five megabytes of them: long answers name the same
 * ones again and again. Several threads may share it.
 */
final class RecentPeople {
  private static final int MOST = 1 << 14;

  /** By the last bits of the id: who comes to a place takes it from another. */
  private final ConcurrentHashMap<Integer, Person> persons = new ConcurrentHashMap<>();

  /**
   * This person, who is made where need be; null if there is none.
   *
   * @param made of what is known now; whoever changes that must say {@link #forget} afterwards
   */
  Person get(long id, LongFunction<Person> made) {
    var recent = persons.get(place(id));
    if (recent != null && recent.id().value() == id) return recent;
    // no forgetting comes between making and keeping
    return persons.compute(place(id), (place, other) -> made.apply(id));
  }

  /** From here on, this person is made of what is known now. */
  void forget(long id) {
    persons.remove(place(id));
  }

  private static int place(long id) {
    return (int) id & (MOST - 1);
  }
}
