package io.udaconnect.domain.proximity;

import io.udaconnect.domain.geo.Closeness;
import io.udaconnect.domain.geo.GeoBox;
import io.udaconnect.domain.geo.Grid;
import java.util.Arrays;

/**
 * Locations by place and time, added in the order of time, and asked which of them are near
 * another. Threads may not share it.
 */
final class Neighbours {
  private final ConnectionRule rule;
  private final Closeness closeness;
  private final int size;
  private final long within;
  private final LongMap<Block> blocks = new LongMap<>();

  Neighbours(ConnectionRule rule, Closeness closeness) {
    this.rule = rule;
    this.closeness = closeness;
    size = Grid.sizeOf(rule.reach());
    within = rule.within().map(Micros::of).orElse(Micros.EVER);
  }

  /** Is told of each location that is near. */
  interface Found {
    /** So far apart as {@link Closeness#about} has it. */
    void near(int person, int ordinal, long micros, int latitudeE7, int longitudeE7, double about);
  }

  /** Adds one that is of no earlier time than all before. The numbers are the caller's. */
  void add(int person, int ordinal, long micros, int latitudeE7, int longitudeE7) {
    long number = Grid.cell(latitudeE7, longitudeE7) >> (2 * size);
    var block = blocks.get(number);
    if (block == null) {
      block = new Block();
      blocks.add(number, block);
    }
    block.add(micros, pack(latitudeE7, longitudeE7), pack(person, ordinal));
  }

  /** All that the rule calls near, but those of one person; one may be told of twice. */
  void near(int except, long micros, int latitudeE7, int longitudeE7, Found found) {
    var box = GeoBox.around(latitudeE7, longitudeE7, rule.reach());
    Grid.blocks(
        box,
        size,
        number -> {
          var block = blocks.get(number);
          if (block != null) scan(block, box, except, micros, latitudeE7, longitudeE7, found);
        });
  }

  private void scan(
      Block block,
      GeoBox box,
      int except,
      long micros,
      int latitudeE7,
      int longitudeE7,
      Found found) {
    for (int i = block.lastUntil(micros + within); i >= block.first; i--) {
      if (block.micros(i) < micros - within) return;
      long who = block.who(i);
      if (high(who) == except) continue;
      long place = block.place(i);
      if (!box.contains(high(place), low(place))) continue;
      double about = closeness.about(latitudeE7, longitudeE7, high(place), low(place));
      if (about >= 0)
        found.near(high(who), low(who), block.micros(i), high(place), low(place), about);
    }
  }

  /** Those of earlier times will not be asked for any more. */
  void forgetBefore(long micros) {
    blocks.retainIf(block -> block.forgetBefore(micros));
  }

  private static long pack(int high, int low) {
    return ((long) high << 32) | (low & 0xFFFFFFFFL);
  }

  private static int high(long packed) {
    return (int) (packed >> 32);
  }

  private static int low(long packed) {
    return (int) packed;
  }

  /** What is in one block, in the order of time. */
  private static final class Block {
    private static final int WIDTH = 3;

    private long[] rows = new long[4 * WIDTH];
    private int first;
    private int end;

    long micros(int row) {
      return rows[row * WIDTH];
    }

    long place(int row) {
      return rows[row * WIDTH + 1];
    }

    long who(int row) {
      return rows[row * WIDTH + 2];
    }

    void add(long micros, long place, long who) {
      if (end * WIDTH == rows.length) makeRoom();
      rows[end * WIDTH] = micros;
      rows[end * WIDTH + 1] = place;
      rows[end * WIDTH + 2] = who;
      end++;
    }

    private void makeRoom() {
      int length = first > end / 2 ? rows.length : 2 * rows.length;
      rows = Arrays.copyOfRange(rows, first * WIDTH, first * WIDTH + length);
      end -= first;
      first = 0;
    }

    /** The last row of that time or before; one before the first if there is none. */
    int lastUntil(long micros) {
      if (end > first && micros(end - 1) <= micros) return end - 1;
      int low = first;
      int high = end;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (micros(middle) <= micros) low = middle + 1;
        else high = middle;
      }
      return low - 1;
    }

    /** Whether anything is left. */
    boolean forgetBefore(long micros) {
      while (first < end && micros(first) < micros) first++;
      return first < end;
    }
  }
}
