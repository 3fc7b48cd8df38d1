package io.udaconnect.domain.proximity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Spells of one kind, none of which touches another. */
final class Spells {
  private final List<Spell> spells = new ArrayList<>(1);

  /** The spell that now holds this time as well. */
  Spell with(long from, long to, long gap) {
    Spell joined = null;
    for (int i = spells.size() - 1; i >= 0; i--) {
      var spell = spells.get(i);
      if (!spell.touches(from, to, gap)) continue;
      if (joined == null) {
        joined = spell;
      } else {
        joined.absorb(spell);
        spells.remove(i);
      }
    }
    if (joined == null) {
      joined = new Spell(from, to);
      spells.add(joined);
    }
    joined.stretch(from, to);
    return joined;
  }

  /** Takes away those that ended by then. */
  void endUntil(long last, Consumer<Spell> ended) {
    for (int i = spells.size() - 1; i >= 0; i--) {
      if (spells.get(i).to <= last) ended.accept(spells.remove(i));
    }
  }

  boolean isEmpty() {
    return spells.isEmpty();
  }
}
