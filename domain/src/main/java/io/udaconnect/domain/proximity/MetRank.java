package io.udaconnect.domain.proximity;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import io.udaconnect.domain.person.PersonId;
import java.time.Duration;
import java.util.Comparator;

/** The place of a person among those met: longer together comes first, then the smaller id. */
public record MetRank(Duration duration, PersonId person) implements Comparable<MetRank> {
  private static final Comparator<MetRank> ORDER =
      comparing(MetRank::duration).reversed().thenComparing(MetRank::person);

  public MetRank {
    requireNonNull(duration);
    requireNonNull(person);
  }

  @Override
  public int compareTo(MetRank that) {
    return ORDER.compare(this, that);
  }
}
