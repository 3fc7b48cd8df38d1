package io.udaconnect.domain.proximity;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.person.Person;
import java.time.Duration;
import java.time.Instant;

/** Adds up the times that somebody was met. */
final class Acquaintance {
  private Instant first = Instant.MAX;
  private Instant last = Instant.MIN;
  private int times;
  private Duration duration = Duration.ZERO;
  private Distance closest;

  void add(Instant from, Instant to, Distance distance) {
    if (from.isBefore(first)) first = from;
    if (to.isAfter(last)) last = to;
    times++;
    duration = duration.plus(Duration.between(from, to));
    if (closest == null || distance.compareTo(closest) < 0) closest = distance;
  }

  PersonMet with(Person person) {
    return new PersonMet(person, first, last, times, duration, closest);
  }
}
