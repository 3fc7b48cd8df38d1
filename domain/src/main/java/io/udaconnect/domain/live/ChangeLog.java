package io.udaconnect.domain.live;

import java.util.Arrays;

/**
 * Sightings in the order in which they changed last, each once: whoever changes moves to the end.
 * Threads may not share it.
 */
final class ChangeLog {
  private static final int LEAST = 16;

  private long[] changes = new long[LEAST];
  private Sighting[] sightings = new Sighting[LEAST];
  private int size;

  /** For a sighting whose change is later than all before. */
  void add(Sighting sighting) {
    if (size == changes.length) makeRoom();
    changes[size] = sighting.change;
    sightings[size] = sighting;
    size++;
  }

  /** The index of the first entry after this change. */
  int after(long change) {
    int at = Arrays.binarySearch(changes, 0, size, change);
    return at < 0 ? -at - 1 : at + 1;
  }

  int end() {
    return size;
  }

  /** Null where it has changed again since. */
  Sighting at(int index) {
    return isNow(index) ? sightings[index] : null;
  }

  private boolean isNow(int index) {
    return sightings[index].change == changes[index];
  }

  /** What was overtaken goes; only if that is less than half, there must be more room. */
  private void makeRoom() {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (!isNow(i)) continue;
      changes[kept] = changes[i];
      sightings[kept] = sightings[i];
      kept++;
    }
    Arrays.fill(sightings, kept, size, null);
    size = kept;
    if (2 * size > changes.length) {
      changes = Arrays.copyOf(changes, 2 * changes.length);
      sightings = Arrays.copyOf(sightings, 2 * sightings.length);
    }
  }
}
