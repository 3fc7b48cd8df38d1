package io.udaconnect.domain.proximity;

/** A time that two people were together, as far as it is known. */
final class Spell {
  long from;
  long to;
  int points;
  final Pairing closest = new Pairing();

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

  void absorb(Spell other) {
    stretch(other.from, other.to);
    points += other.points;
    closest.yieldTo(other.closest);
  }
}
