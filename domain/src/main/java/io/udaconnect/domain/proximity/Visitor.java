package io.udaconnect.domain.proximity;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.person.Person;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Somebody and the sum of their visits, but for the last one: that may go on. */
final class Visitor {
  final long person;

  /** In metres, of the visits that count. */
  double closest = Double.POSITIVE_INFINITY;

  /** Of this hour's {@link Spells}: the first, and the one that was added last. */
  int firstSpell = Spells.NONE;

  int latestSpell = Spells.NONE;

  private long first;
  private long last;
  private long duration;
  private int times;

  // the last visit; there is none without points
  private long from;
  private long to;
  private int points;
  private double closestThen;

  Visitor(long person) {
    this.person = person;
  }

  /**
   * A spell that began no earlier than those before.
   *
   * @param gap as long and longer, visits are two
   * @param leastPoints a visit of fewer locations is none
   */
  void was(long since, long until, int seen, double metres, long gap, int leastPoints) {
    if (points > 0 && (since <= to || since - to < gap)) {
      to = Math.max(to, until);
      points += seen;
      closestThen = Math.min(closestThen, metres);
    } else {
      if (points > 0 && points >= leastPoints) count();
      from = since;
      to = until;
      points = seen;
      closestThen = metres;
    }
    if (points >= leastPoints) closest = Math.min(closest, closestThen);
  }

  private void count() {
    if (times++ == 0) first = from;
    last = to;
    duration += to - from;
  }

  /** The sum of their visits, with the last one as if it were over; empty if none counts. */
  Optional<PersonMet> met(Person person, int leastPoints) {
    boolean isLastCounted = points > 0 && points >= leastPoints;
    if (times == 0 && !isLastCounted) return Optional.empty();
    long whole = isLastCounted ? duration + to - from : duration;
    return Optional.of(
        new PersonMet(
            person,
            LocationKey.ofMicros(times == 0 ? from : first),
            LocationKey.ofMicros(isLastCounted ? to : last),
            isLastCounted ? times + 1 : times,
            Duration.of(whole, ChronoUnit.MICROS),
            Distance.ofMetres(closest)));
  }
}
