package io.udaconnect.domain.proximity;

import java.util.Arrays;

/** Those whose locations come by, each with an index, as they came. Threads may not share it. */
final class Travellers {
  private static final int LEAST = 16;

  private final LongMap<Integer> indexes = new LongMap<>();
  private int size;

  // by index
  private long[] persons = new long[LEAST];
  private int[] counts = new int[LEAST];
  private int[] countsBefore = new int[LEAST];
  private int[] oldest = new int[LEAST];

  /** The index of a person, who is known from now on. */
  int index(long person) {
    var known = indexes.get(person);
    if (known != null) return known;
    if (size == persons.length) makeRoom();
    indexes.add(person, size);
    persons[size] = person;
    return size++;
  }

  private void makeRoom() {
    persons = Arrays.copyOf(persons, 2 * size);
    counts = Arrays.copyOf(counts, 2 * size);
    countsBefore = Arrays.copyOf(countsBefore, 2 * size);
    oldest = Arrays.copyOf(oldest, 2 * size);
  }

  long person(int index) {
    return persons[index];
  }

  /** The ordinal of another location of theirs: so many came before. */
  int count(int index) {
    return counts[index]++;
  }

  /** Ordinals below this are of times that do not matter any more. */
  int oldest(int index) {
    return oldest[index];
  }

  /** All that came before the last time this was said are of times that do not matter any more. */
  void forget() {
    oldest = countsBefore;
    countsBefore = Arrays.copyOf(counts, counts.length);
  }
}
