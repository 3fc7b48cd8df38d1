package io.udaconnect.domain.proximity;

import java.util.Arrays;

/** Which locations of a traveller are counted already: bits from some ordinal on. */
final class Counted {
  private static final int BITS = 6;

  private long[] words = new long[1];
  private int start;

  Counted(int oldest) {
    start = oldest >> BITS;
  }

  /** One where it was not counted before. */
  int first(int ordinal) {
    int word = (ordinal >> BITS) - start;
    if (word >= words.length) words = Arrays.copyOf(words, word + 1);
    long bit = 1L << ordinal;
    int first = (words[word] & bit) == 0 ? 1 : 0;
    words[word] |= bit;
    return first;
  }

  void forgetBefore(int oldest) {
    int gone = Math.min((oldest >> BITS) - start, words.length - 1);
    if (gone <= 0) return;
    words = Arrays.copyOfRange(words, gone, words.length);
    start += gone;
  }
}
