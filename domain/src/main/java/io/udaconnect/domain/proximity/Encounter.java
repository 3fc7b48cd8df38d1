package io.udaconnect.domain.proximity;

import static java.util.Comparator.comparing;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.person.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/**
 * Two people together for a while; the same whichever of them asks.
 *
 * @param one the one with the smaller id
 * @param from the instant of the earliest location that belongs to it, {@code to} of the latest
 * @param closest how close they came
 * @param points how many locations, of either, belong to it
 * @param place half way between them when they were closest; of several such times the first
 */
public record Encounter(
    PersonId one,
    PersonId other,
    Instant from,
    Instant to,
    Distance closest,
    int points,
    GeoPoint place) {

  /** As they end. */
  public static final Comparator<Encounter> BY_END =
      comparing(Encounter::to).thenComparing(Encounter::one).thenComparing(Encounter::other);

  public Encounter {
    if (one.compareTo(other) >= 0) {
      throw new IllegalArgumentException("people out of order: " + one + ", " + other);
    }
  }

  public Duration duration() {
    return Duration.between(from, to);
  }

  /** Its place among others. */
  public EncounterEnd end() {
    return new EncounterEnd(to, one, other);
  }

  /** Whom this person was with, who is one of the two. */
  public PersonId with(PersonId person) {
    return person.equals(one) ? other : one;
  }
}
