package io.udaconnect.domain.proximity;

import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.person.PersonId;
import java.util.function.Consumer;

/** Two people, the one with the smaller id first, and the spells that they were together. */
final class Companions {
  private final Traveller one;
  private final Traveller other;
  private final Counted ofOne;
  private final Counted ofOther;
  private final Spells spells = new Spells();

  Companions(Traveller one, Traveller other) {
    this.one = one;
    this.other = other;
    ofOne = new Counted(one.oldest);
    ofOther = new Counted(other.oldest);
  }

  /** The spell in which they are now known to have been together in this time as well. */
  Spell spell(long from, long to, long gap) {
    return spells.with(from, to, gap);
  }

  /** How many of these two locations were not counted before. */
  int first(int ordinal, int otherOrdinal) {
    return ofOne.first(ordinal) + ofOther.first(otherOrdinal);
  }

  /** Hands out the spells that ended by then, and says whether any are left. */
  boolean endUntil(long last, int leastPoints, Consumer<Encounter> ended) {
    spells.endUntil(
        last,
        spell -> {
          if (spell.points >= leastPoints) ended.accept(encounter(spell));
        });
    ofOne.forgetBefore(one.oldest);
    ofOther.forgetBefore(other.oldest);
    return !spells.isEmpty();
  }

  private Encounter encounter(Spell spell) {
    return new Encounter(
        new PersonId(one.person),
        new PersonId(other.person),
        LocationKey.ofMicros(spell.from),
        LocationKey.ofMicros(spell.to),
        spell.closest.distance(),
        spell.points,
        spell.closest.place());
  }
}
