package io.udaconnect.domain.proximity;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import io.udaconnect.domain.person.PersonId;
import java.time.Instant;
import java.util.Comparator;

/**
 * When an encounter ended, and whose it was: its place among others. No two have the same.
 *
 * @param one the one with the smaller id
 */
public record EncounterEnd(Instant to, PersonId one, PersonId other)
    implements Comparable<EncounterEnd> {
  private static final Comparator<EncounterEnd> ORDER =
      comparing(EncounterEnd::to)
          .thenComparing(EncounterEnd::one)
          .thenComparing(EncounterEnd::other);

  public EncounterEnd {
    requireNonNull(to);
    requireNonNull(one);
    requireNonNull(other);
  }

  @Override
  public int compareTo(EncounterEnd that) {
    return ORDER.compare(this, that);
  }
}
