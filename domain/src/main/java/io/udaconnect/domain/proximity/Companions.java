package io.udaconnect.domain.proximity;

import java.util.List;

/** Two people, the one with the smaller id first, and the spells that they were together. */
final class Companions {
  final Traveller one;
  final Traveller other;
  private final Counted ofOne;
  private final Counted ofOther;

  /** The first of a chain of spells, none of which touches another. */
  private Spell spells;

  Companions(Traveller one, Traveller other) {
    this.one = one;
    this.other = other;
    ofOne = new Counted(one.oldest);
    ofOther = new Counted(other.oldest);
  }

  /** Whom this one is with, who is one of the two. */
  Traveller with(Traveller who) {
    return who == one ? other : one;
  }

  /** Whether nothing is left of them. */
  boolean areOver() {
    return spells == null;
  }

  /** The spell in which they are now known to have been together in this time as well. */
  Spell spell(long from, long to, long gap) {
    boolean isTheOnly = spells != null && spells.next == null && spells.touches(from, to, gap);
    if (!isTheOnly) join(from, to, gap);
    spells.stretch(from, to);
    return spells;
  }

  /** Puts the one that touches this time first, with all others that do so in it. */
  private void join(long from, long to, long gap) {
    Spell joined = null;
    Spell others = null;
    for (Spell spell = spells, next; spell != null; spell = next) {
      next = spell.next;
      if (!spell.touches(from, to, gap)) {
        spell.next = others;
        others = spell;
      } else if (joined == null) {
        joined = spell;
      } else {
        joined.absorb(spell);
      }
    }
    spells = joined == null ? new Spell(this, from, to) : joined;
    spells.next = others;
  }

  /** How many of these two locations were not counted before. */
  int first(int ordinal, int otherOrdinal) {
    return ofOne.first(ordinal, one.oldest) + ofOther.first(otherOrdinal, other.oldest);
  }

  /** Takes away the spells that ended by then, and says whether any are left. */
  boolean endUntil(long last, int leastPoints, List<Spell> ended) {
    Spell left = null;
    for (Spell spell = spells, next; spell != null; spell = next) {
      next = spell.next;
      if (spell.to > last) {
        spell.next = left;
        left = spell;
      } else if (spell.points >= leastPoints) {
        ended.add(spell);
      }
    }
    spells = left;
    return left != null;
  }
}
