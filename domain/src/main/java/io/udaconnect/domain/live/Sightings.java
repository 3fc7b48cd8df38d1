package io.udaconnect.domain.live;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/** Sightings by person, and by their numbers. Threads may not share it. */
final class Sightings {
  private static final int LEAST = 16;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  // a hash table: the place of a person, or the next free one after it
  private Sighting[] table = new Sighting[LEAST];
  private Sighting[] byNumber = new Sighting[LEAST];
  private final BitSet numbers = new BitSet();
  private int size;

  int size() {
    return size;
  }

  /** Null if there is none. */
  Sighting find(long person) {
    return table[slot(person)];
  }

  /** Null if there is none. */
  Sighting numbered(int number) {
    return byNumber[number];
  }

  /** The persons of all of them. */
  List<Long> all() {
    return Arrays.stream(table).filter(Objects::nonNull).map(one -> one.person).toList();
  }

  /** For a person who has none yet. */
  Sighting add(long person) {
    if (2 * ++size > table.length) grow();
    int number = numbers.nextClearBit(0);
    numbers.set(number);
    if (number == byNumber.length) byNumber = Arrays.copyOf(byNumber, 2 * number);
    var sighting = new Sighting(person, number);
    byNumber[number] = sighting;
    table[slot(person)] = sighting;
    return sighting;
  }

  void remove(Sighting sighting) {
    size--;
    numbers.clear(sighting.number);
    byNumber[sighting.number] = null;
    int last = table.length - 1;
    int free = slot(sighting.person);
    table[free] = null;
    // whoever stands behind, having found this place taken, moves up
    for (int next = (free + 1) & last; table[next] != null; next = (next + 1) & last) {
      int home = home(table[next].person);
      if (((next - home) & last) >= ((next - free) & last)) {
        table[free] = table[next];
        table[next] = null;
        free = next;
      }
    }
  }

  private void grow() {
    var old = table;
    table = new Sighting[2 * old.length];
    for (var sighting : old) {
      if (sighting != null) table[slot(sighting.person)] = sighting;
    }
  }

  /** Where a person is, or would be. */
  private int slot(long person) {
    int last = table.length - 1;
    int slot = home(person);
    while (table[slot] != null && table[slot].person != person) slot = (slot + 1) & last;
    return slot;
  }

  private int home(long person) {
    int last = table.length - 1;
    return (int) ((person * SPREAD) >>> Long.numberOfLeadingZeros(last)) & last;
  }
}
