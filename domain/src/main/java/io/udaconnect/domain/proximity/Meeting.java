package io.udaconnect.domain.proximity;

import io.udaconnect.domain.geo.Closeness;
import io.udaconnect.domain.geo.Vicinity;

/**
 * Two stays that are held against each other, each location of one against each of the other.
 * Threads may not share it.
 */
final class Meeting {
  private final Vicinity vicinity;
  private final Closeness closeness;
  private final long within;
  private final long gap;
  private final Travellers travellers;
  private final Pairs pairs;
  private final Spell pair = new Spell(0, 0);

  private Stays stays;
  private int stay;
  private Stays others;
  private int other;

  /**
   * Of each location of the one, which of the other's are near: bits, that of the first is last.
   */
  private final long[] near = new long[Stays.MOST];

  /** Which of the one have any of the other near, and which of the other any of the one. */
  private long bits;

  private long otherBits;
  private long from;
  private long to;
  private double least;
  private final double[] leasts = new double[Stays.MOST];

  /**
   * @param vicinity is moved to the one, before
   * @param within how far apart in time two locations may be
   * @param gap as long and longer, spells are two
   * @param travellers by their index
   */
  Meeting(
      Vicinity vicinity,
      Closeness closeness,
      long within,
      long gap,
      Travellers travellers,
      Pairs pairs) {
    this.vicinity = vicinity;
    this.closeness = closeness;
    this.within = within;
    this.gap = gap;
    this.travellers = travellers;
    this.pairs = pairs;
  }

  /** The pairs get to know what these have of each other, who may be the same person. */
  void of(Stays stays, int stay, Stays others, int other) {
    if (stays.person(stay) == others.person(other)) return;
    this.stays = stays;
    this.stay = stay;
    this.others = others;
    this.other = other;
    compare();
    if (bits == 0) return;
    if (to - from < gap) {
      together();
      return;
    }
    for (long left = bits; left != 0; left &= left - 1) {
      only(Long.numberOfTrailingZeros(left));
      together();
    }
  }

  private void compare() {
    bits = 0;
    otherBits = 0;
    least = Double.POSITIVE_INFINITY;
    int first = stays.start(stay);
    int end = stays.end(stay);
    int itsFirst = others.start(other);
    int itsEnd = others.end(other);
    var micros = stays.itsMicros;
    var itsMicros = others.itsMicros;
    int early = itsFirst;
    int late = itsFirst;
    double most = vicinity.mostSquare(others.radii[other]);
    double middleLatitudeE7 = others.latitudesE7[other];
    double middleLongitudeE7 = others.longitudesE7[other];
    for (int i = first; i < end; i++) {
      double square =
          vicinity.square(
              stays.itsLatitudesE7[i],
              stays.itsLongitudesE7[i],
              middleLatitudeE7,
              middleLongitudeE7);
      if (square > most) continue;
      while (early < itsEnd && itsMicros[early] < micros[i] - within) early++;
      while (late < itsEnd && itsMicros[late] <= micros[i] + within) late++;
      if (early == late) continue;
      long found = near(i, early, late) << (early - itsFirst);
      if (found == 0) continue;
      near[i - first] = found;
      bits |= 1L << (i - first);
      otherBits |= found;
      leasts[i - first] = vicinity.least();
      least = Math.min(least, leasts[i - first]);
    }
    if (bits == 0) return;
    from = Math.min(micros[first + first(bits)], itsMicros[itsFirst + first(otherBits)]);
    to = Math.max(micros[first + last(bits)], itsMicros[itsFirst + last(otherBits)]);
  }

  private long near(int i, int itsFirst, int itsEnd) {
    long found =
        vicinity.near(
            stays.itsLatitudesE7[i],
            stays.itsLongitudesE7[i],
            others.itsLatitudesE7,
            others.itsLongitudesE7,
            itsFirst,
            itsEnd);
    for (long left = vicinity.doubtful(); left != 0; left &= left - 1) {
      if (!isNear(i, itsFirst + first(left))) found &= ~(left & -left);
    }
    return found;
  }

  private boolean isNear(int i, int j) {
    return closeness.about(
            (int) stays.itsLatitudesE7[i],
            (int) stays.itsLongitudesE7[i],
            (int) others.itsLatitudesE7[j],
            (int) others.itsLongitudesE7[j])
        >= 0;
  }

  private static int first(long bits) {
    return Long.numberOfTrailingZeros(bits);
  }

  private static int last(long bits) {
    return Long.SIZE - 1 - Long.numberOfLeadingZeros(bits);
  }

  /** From now on it is about one location of the one alone. */
  private void only(int i) {
    long micros = stays.itsMicros[stays.start(stay) + i];
    bits = 1L << i;
    least = leasts[i];
    otherBits = near[i];
    from = Math.min(micros, others.itsMicros[others.start(other) + first(near[i])]);
    to = Math.max(micros, others.itsMicros[others.start(other) + last(near[i])]);
  }

  /** All of it is one spell. */
  private void together() {
    int person = stays.person(stay);
    int another = others.person(other);
    int row = pairs.row(person, another, from);
    pairs.together(row, from, to);
    int side = Pairs.side(person, another);
    count(row, side, stays.ordinal(stay), bits);
    count(row, 1 - side, others.ordinal(other), otherBits);
    if (!vicinity.mayBeWithin(pairs.metres(row), least)) return;
    double limit = Math.min(pairs.metres(row), vicinity.atMost(least));
    for (long left = bits; left != 0; left &= left - 1) {
      int nth = first(left);
      if (vicinity.mayBeWithin(limit, leasts[nth])) comeClose(row, nth, limit);
    }
  }

  private void count(int row, int side, int ordinal, long bits) {
    if (pairs.countsBits(row, side, ordinal + last(bits))) {
      pairs.count(row, side, Long.rotateLeft(bits, ordinal));
      return;
    }
    for (long left = bits; left != 0; left &= left - 1) {
      pairs.countOne(row, side, ordinal + first(left));
    }
  }

  private void comeClose(int row, int nth, double limit) {
    int i = stays.start(stay) + nth;
    for (long left = near[nth]; left != 0; left &= left - 1) {
      int j = others.start(other) + first(left);
      double square =
          vicinity.square(
              stays.itsLatitudesE7[i],
              stays.itsLongitudesE7[i],
              others.itsLatitudesE7[j],
              others.itsLongitudesE7[j]);
      if (vicinity.mayBeWithin(limit, square)) comeClose(row, i, j);
    }
  }

  private void comeClose(int row, int i, int j) {
    int latitudeE7 = (int) stays.itsLatitudesE7[i];
    int longitudeE7 = (int) stays.itsLongitudesE7[i];
    int itsLatitudeE7 = (int) others.itsLatitudesE7[j];
    int itsLongitudeE7 = (int) others.itsLongitudesE7[j];
    boolean isOne = travellers.person(stays.person(stay)) < travellers.person(others.person(other));
    pair.metres = closeness.exactly(latitudeE7, longitudeE7, itsLatitudeE7, itsLongitudeE7);
    pair.micros = isOne ? stays.itsMicros[i] : others.itsMicros[j];
    pair.latitudeE7 = isOne ? latitudeE7 : itsLatitudeE7;
    pair.longitudeE7 = isOne ? longitudeE7 : itsLongitudeE7;
    pair.otherMicros = isOne ? others.itsMicros[j] : stays.itsMicros[i];
    pair.otherLatitudeE7 = isOne ? itsLatitudeE7 : latitudeE7;
    pair.otherLongitudeE7 = isOne ? itsLongitudeE7 : longitudeE7;
    pairs.comeAsCloseAs(row, pair);
  }
}
