package io.udaconnect.domain.proximity;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.person.Person;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/** Somebody and the sum of their visits, but for the last one: that may go on until the end. */
final class Visitor {
  /** In the order of {@link PersonMet#rank}. */
  static final Comparator<Visitor> BY_RANK = Visitor::compareRank;

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

  /** The last visit is over. */
  void end(int leastPoints) {
    if (points > 0 && points >= leastPoints) count();
    points = 0;
  }

  /** Whether any visit counts. */
  boolean wasMet() {
    return times > 0;
  }

  private static int compareRank(Visitor one, Visitor other) {
    int longerFirst = Long.compare(other.duration, one.duration);
    return longerFirst == 0 ? Long.compare(one.person, other.person) : longerFirst;
  }

  /** The sum of their visits, of which there are some. */
  PersonMet met(Person person) {
    return new PersonMet(
        person,
        LocationKey.ofMicros(first),
        LocationKey.ofMicros(last),
        times,
        Duration.of(duration, ChronoUnit.MICROS),
        Distance.ofMetres(closest));
  }
}
