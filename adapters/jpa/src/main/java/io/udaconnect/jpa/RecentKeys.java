package io.udaconnect.jpa;

import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationKey;
import java.util.List;

/**
 * Guesses which locations were stored of late: the last million for certain, and of others about
 * one in thirty by mistake. Bits at places that keys choose, in two generations: when the younger
 * one has had its million, the elder is forgotten. Several threads may share it.
 */
final class RecentKeys {
  private static final int GENERATION = 1_000_000;

  /** Of each generation: 4 MB. */
  private static final int BITS = 1 << 25;

  private long[] younger = new long[BITS / Long.SIZE];
  private long[] elder = new long[BITS / Long.SIZE];
  private int count;

  synchronized boolean mayHold(LocationKey key) {
    int place = place(key);
    long bit = 1L << place;
    return ((younger[place / Long.SIZE] | elder[place / Long.SIZE]) & bit) != 0;
  }

  synchronized void add(List<Location> stored) {
    for (var location : stored) add(location.key());
  }

  private void add(LocationKey key) {
    if (count == GENERATION) {
      elder = younger;
      younger = new long[BITS / Long.SIZE];
      count = 0;
    }
    count++;
    int place = place(key);
    younger[place / Long.SIZE] |= 1L << place;
  }

  private static int place(LocationKey key) {
    long mixed = key.micros();
    mixed = (mixed ^ (mixed >>> 32)) * 0x9E3779B97F4A7C15L + key.person().value();
    mixed = (mixed ^ (mixed >>> 32)) * 0x9E3779B97F4A7C15L + key.device().value();
    mixed = (mixed ^ (mixed >>> 32)) * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32) & (BITS - 1);
  }
}
