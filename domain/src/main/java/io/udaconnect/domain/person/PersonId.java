package io.udaconnect.domain.person;

import io.udaconnect.domain.Refused;

/** A person's number: from 1 to 2^53 - 1, so that JavaScript can hold it. Never used again. */
public record PersonId(long value) implements Comparable<PersonId> {
  public static final long MAX = (1L << 53) - 1;

  public PersonId {
    if (value < 1 || value > MAX) {
      throw Refused.invalid("person_id", "must be from 1 to " + MAX + ", not " + value);
    }
  }

  @Override
  public int compareTo(PersonId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
