package io.udaconnect.domain.proximity;

import static java.util.Objects.requireNonNull;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.person.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/**
 * All that one person had to do with another.
 *
 * @param person the other
 * @param first when the first time began
 * @param last when the last time ended
 * @param times how often
 * @param duration of all times together
 * @param closest how close they came
 */
public record PersonMet(
    Person person, Instant first, Instant last, int times, Duration duration, Distance closest) {
  /** As {@link #rank} has it, without an object for each. */
  static final Comparator<PersonMet> BY_RANK = PersonMet::compareRank;

  public PersonMet {
    requireNonNull(person);
    requireNonNull(first);
    requireNonNull(last);
    requireNonNull(duration);
    requireNonNull(closest);
  }

  private static int compareRank(PersonMet one, PersonMet other) {
    return MetRank.compare(one.duration, one.person.id(), other.duration, other.person.id());
  }

  /** The place among those met. */
  public MetRank rank() {
    return new MetRank(duration, person.id());
  }
}
