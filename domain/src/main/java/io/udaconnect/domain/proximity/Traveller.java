package io.udaconnect.domain.proximity;

import java.util.ArrayList;
import java.util.List;

/** One whose locations come by. */
final class Traveller {
  final long person;
  final int index;

  /** How many locations of theirs came so far: the ordinal of the next one. */
  int count;

  /** Ordinals below this are of times that do not matter any more. */
  int oldest;

  /** With whom their last location was near: most are near the next one too. */
  final List<Companions> lately = new ArrayList<>();

  /** The location of another for which {@code both} is known, and the last that they were near. */
  long known;

  long found;
  Companions both;

  private int countBefore;

  Traveller(long person, int index) {
    this.person = person;
    this.index = index;
  }

  /** All that came before the last time this was said are of times that do not matter any more. */
  void forget() {
    oldest = countBefore;
    countBefore = count;
  }
}
