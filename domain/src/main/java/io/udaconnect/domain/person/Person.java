package io.udaconnect.domain.person;

import static java.util.Objects.requireNonNull;

/**
 * Someone who may meet others.
 *
 * @param simulated whether they are made up, to have somebody to look at; said when a person comes,
 *     and for good
 */
public record Person(PersonId id, Profile profile, boolean simulated) {
  public Person {
    requireNonNull(id);
    requireNonNull(profile);
  }

  /** Someone real. */
  public Person(PersonId id, Profile profile) {
    this(id, profile, false);
  }
}
