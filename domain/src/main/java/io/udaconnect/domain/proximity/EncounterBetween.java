package io.udaconnect.domain.proximity;

import static java.util.Objects.requireNonNull;

import io.udaconnect.domain.person.Person;

/**
 * An encounter as somebody sees it who is neither of the two.
 *
 * @param one the one with the smaller id
 */
public record EncounterBetween(Person one, Person other, Encounter encounter) {
  public EncounterBetween {
    requireNonNull(one);
    requireNonNull(other);
    requireNonNull(encounter);
  }
}
