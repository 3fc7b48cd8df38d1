package io.udaconnect.domain.proximity;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.person.PersonId;
import java.util.Comparator;

/** A time that two people were together, as far as it is known, and when they were closest. */
final class Spell {
  /** As encounters end. */
  static final Comparator<Spell> BY_END =
      (a, b) -> {
        if (a.to != b.to) return Long.compare(a.to, b.to);
        int byOne = Long.compare(a.one, b.one);
        return byOne == 0 ? Long.compare(a.other, b.other) : byOne;
      };

  /** The one with the smaller id. */
  long one;

  long other;

  /** Another one of the same two. */
  Spell next;

  long from;
  long to;
  int points;

  double metres = Double.POSITIVE_INFINITY;
  long micros;
  int latitudeE7;
  int longitudeE7;
  long otherMicros;
  int otherLatitudeE7;
  int otherLongitudeE7;

  Spell(long from, long to) {
    this.from = from;
    this.to = to;
  }

  /** Whether nothing or only a short gap lies between. */
  boolean touches(long from, long to, long gap) {
    return (from <= this.to || from - this.to < gap) && (this.from <= to || this.from - to < gap);
  }

  void stretch(long from, long to) {
    this.from = Math.min(this.from, from);
    this.to = Math.max(this.to, to);
  }

  void absorb(Spell that) {
    stretch(that.from, that.to);
    points += that.points;
    comeAsCloseAs(that);
  }

  /** Takes over when and where those were closest, if they were closer, or as close and earlier. */
  void comeAsCloseAs(Spell that) {
    if (!that.comesBefore(this)) return;
    metres = that.metres;
    micros = that.micros;
    latitudeE7 = that.latitudeE7;
    longitudeE7 = that.longitudeE7;
    otherMicros = that.otherMicros;
    otherLatitudeE7 = that.otherLatitudeE7;
    otherLongitudeE7 = that.otherLongitudeE7;
  }

  boolean comesBefore(Spell that) {
    if (metres != that.metres) return metres < that.metres;
    if (micros != that.micros) return micros < that.micros;
    if (otherMicros != that.otherMicros) return otherMicros < that.otherMicros;
    if (latitudeE7 != that.latitudeE7) return latitudeE7 < that.latitudeE7;
    if (longitudeE7 != that.longitudeE7) return longitudeE7 < that.longitudeE7;
    if (otherLatitudeE7 != that.otherLatitudeE7) return otherLatitudeE7 < that.otherLatitudeE7;
    return otherLongitudeE7 < that.otherLongitudeE7;
  }

  Encounter encounter() {
    return new Encounter(
        new PersonId(one),
        new PersonId(other),
        LocationKey.ofMicros(from),
        LocationKey.ofMicros(to),
        Distance.ofMetres(metres),
        points,
        new GeoPoint(latitudeE7, longitudeE7)
            .middleTo(new GeoPoint(otherLatitudeE7, otherLongitudeE7)));
  }
}
