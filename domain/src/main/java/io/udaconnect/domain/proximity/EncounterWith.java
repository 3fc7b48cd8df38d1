package io.udaconnect.domain.proximity;

import static java.util.Objects.requireNonNull;

import io.udaconnect.domain.person.Person;

/**
 * An encounter as one of the two sees it.
 *
 * @param person the other
 */
public record EncounterWith(Person person, Encounter encounter) {
  public EncounterWith {
    requireNonNull(person);
    requireNonNull(encounter);
  }
}
