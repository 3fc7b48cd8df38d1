package io.udaconnect.domain.person;

import static java.util.Objects.requireNonNull;

/** Someone who may meet others. */
public record Person(PersonId id, Profile profile) {
  public Person {
    requireNonNull(id);
    requireNonNull(profile);
  }
}
