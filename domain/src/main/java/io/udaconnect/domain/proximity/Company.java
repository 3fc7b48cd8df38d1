package io.udaconnect.domain.proximity;

import java.util.Arrays;

/** Who is near a location, person by person. Threads may not share it. */
final class Company {
  static final int NONE = -1;

  private int size;
  private int[] people = {};
  private long[] earliest = {};
  private int[] newest = {};
  private long[] bits = {};
  private float[] least = {};

  /** Of each of them a location that was found. */
  private int[] any = {};

  /** Of each location that was found another one of the same person, or {@link #NONE}. */
  private int[] another = {};

  /** The numbers of people now in company are from {@code base} on. */
  private int[] numbers = {};

  private int base = 1;

  /**
   * Takes all that was found near a location of mine: I am number 0.
   *
   * @param everybody is greater than the index of anybody
   * @return the first number that is nobody's
   */
  int gather(Neighbours near, int found, int me, int everybody) {
    makeRoom(found, everybody);
    size = 0;
    numberOf(me);
    for (int i = 0; i < found; i++) {
      int number = numberOf(near.person(i));
      int ordinal = near.ordinal(i);
      another[i] = any[number];
      any[number] = i;
      bits[number] |= 1L << ordinal;
      newest[number] = Math.max(newest[number], ordinal);
      earliest[number] = Math.min(earliest[number], near.micros(i));
      least[number] = Math.min(least[number], near.square(i));
    }
    base += size;
    return size;
  }

  private int numberOf(int person) {
    int known = numbers[person] - base;
    if (known >= 0) return known;
    int number = size++;
    numbers[person] = base + number;
    people[number] = person;
    earliest[number] = Long.MAX_VALUE;
    newest[number] = 0;
    any[number] = NONE;
    bits[number] = 0;
    least[number] = Float.POSITIVE_INFINITY;
    return number;
  }

  private void makeRoom(int found, int everybody) {
    if (everybody > numbers.length) numbers = Arrays.copyOf(numbers, 2 * everybody);
    if (base > Integer.MAX_VALUE - found - 1) {
      Arrays.fill(numbers, 0);
      base = 1;
    }
    if (found < another.length) return;
    int length = 2 * (found + 1);
    people = new int[length];
    earliest = new long[length];
    newest = new int[length];
    bits = new long[length];
    least = new float[length];
    any = new int[length];
    another = new int[length];
  }

  int person(int number) {
    return people[number];
  }

  /** When the first of their locations was that is near. */
  long earliest(int number) {
    return earliest[number];
  }

  /** The greatest ordinal of those that are near. */
  int newest(int number) {
    return newest[number];
  }

  /** Which ordinals are near, each a bit; of ordinals that are 64 apart the bit is the same. */
  long bits(int number) {
    return bits[number];
  }

  /** The {@link Neighbours#square} of the closest. */
  float least(int number) {
    return least[number];
  }

  /** One of their locations, by its number among what was found. */
  int any(int number) {
    return any[number];
  }

  /** Another one of the same person; NONE after the last. */
  int after(int found) {
    return another[found];
  }
}
