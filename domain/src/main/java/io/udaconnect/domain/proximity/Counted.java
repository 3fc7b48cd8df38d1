package io.udaconnect.domain.proximity;

import java.util.Arrays;

/** Which locations of a traveller are counted already: bits from some ordinal on. */
final class Counted {
  private static final long[] NONE = {};

  private int start;
  private long word;

  /** For the ordinals beyond that word; seldom any. */
  private long[] more = NONE;

  /**
   * @param start the first ordinal that matters
   * @param word which of those from there on are counted so far, each a bit
   */
  Counted(int start, long word) {
    this.start = start;
    this.word = word;
  }

  /**
   * One where it was not counted before.
   *
   * @param oldest none before it will be asked for any more
   */
  int first(int ordinal, int oldest) {
    if (ordinal - start >= Long.SIZE) forgetBefore(oldest);
    int at = ordinal - start;
    long bit = 1L << at;
    if (at < Long.SIZE) {
      int first = (word & bit) == 0 ? 1 : 0;
      word |= bit;
      return first;
    }
    int next = at / Long.SIZE - 1;
    if (next >= more.length) more = Arrays.copyOf(more, next + 1);
    int first = (more[next] & bit) == 0 ? 1 : 0;
    more[next] |= bit;
    return first;
  }

  private void forgetBefore(int oldest) {
    while (more.length > 0 && oldest - start >= Long.SIZE) {
      word = more[0];
      more = Arrays.copyOfRange(more, 1, more.length);
      start += Long.SIZE;
    }
    if (more.length > 0) return;
    word = oldest - start < Long.SIZE ? word >>> (oldest - start) : 0;
    start = oldest;
  }
}
