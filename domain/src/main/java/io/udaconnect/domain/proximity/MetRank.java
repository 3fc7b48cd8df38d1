package io.udaconnect.domain.proximity;

import static java.util.Objects.requireNonNull;

import io.udaconnect.domain.person.PersonId;
import java.time.Duration;

/** The place of a person among those met: longer together comes first, then the smaller id. */
public record MetRank(Duration duration, PersonId person) implements Comparable<MetRank> {
  public MetRank {
    requireNonNull(duration);
    requireNonNull(person);
  }

  static int compare(Duration one, PersonId person, Duration other, PersonId otherPerson) {
    int longerFirst = other.compareTo(one);
    return longerFirst == 0 ? person.compareTo(otherPerson) : longerFirst;
  }

  @Override
  public int compareTo(MetRank that) {
    return compare(duration, person, that.duration, that.person);
  }
}
