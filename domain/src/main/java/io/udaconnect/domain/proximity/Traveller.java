package io.udaconnect.domain.proximity;

/** One whose locations come by. */
final class Traveller {
  final long person;
  final int index;

  /** How many locations of theirs came so far: the ordinal of the next one. */
  int count;

  /** Ordinals below this are of times that do not matter any more. */
  int oldest;

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
