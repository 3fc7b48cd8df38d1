package io.udaconnect.domain.live;

import static java.util.Comparator.comparingLong;

import java.util.Arrays;
import java.util.Comparator;

/** Sightings found in one search, up to a limit; used again for the next. */
final class Found {
  private static final Comparator<Sighting> OLDEST_FIRST =
      comparingLong(sighting -> sighting.change);

  private final Sighting[] sightings;
  private int size;
  private boolean isTouched;
  private boolean isOver;

  Found(int limit) {
    sightings = new Sighting[limit];
  }

  void clear() {
    Arrays.fill(sightings, 0, size, null);
    size = 0;
    isTouched = false;
    isOver = false;
  }

  void add(Sighting sighting) {
    if (size == sightings.length) isOver = true;
    else sightings[size++] = sighting;
  }

  /** Notes that something changed where was looked, be it found or gone. */
  void touch() {
    isTouched = true;
  }

  boolean isTouched() {
    return isTouched;
  }

  /** Whether there are more than the limit. */
  boolean isOver() {
    return isOver;
  }

  int size() {
    return size;
  }

  Sighting get(int index) {
    return sightings[index];
  }

  void sort() {
    Arrays.sort(sightings, 0, size, OLDEST_FIRST);
  }
}
