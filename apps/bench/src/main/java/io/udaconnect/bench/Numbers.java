package io.udaconnect.bench;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/** A set of numbers from 0, one bit each. Threads may share it. */
public final class Numbers {
  private static final int WORDS = 1 << 14;
  private static final int PAGE_BITS = WORDS * Long.SIZE;

  private final AtomicReferenceArray<AtomicLongArray> pages =
      new AtomicReferenceArray<>(Integer.MAX_VALUE / PAGE_BITS + 1);

  /** False if it was in already. */
  public boolean add(int number) {
    long bit = 1L << number;
    return (page(number).getAndAccumulate(word(number), bit, (old, one) -> old | one) & bit) == 0;
  }

  public boolean contains(int number) {
    var page = pages.get(number / PAGE_BITS);
    return page != null && (page.get(word(number)) & 1L << number) != 0;
  }

  public long count() {
    return IntStream.range(0, pages.length()).mapToObj(pages::get).mapToLong(Numbers::count).sum();
  }

  /** All of them, the lowest first. */
  IntStream all() {
    return IntStream.range(0, pages.length())
        .filter(page -> pages.get(page) != null)
        .flatMap(page -> IntStream.range(page * PAGE_BITS, page * PAGE_BITS + PAGE_BITS))
        .filter(this::contains);
  }

  private static long count(AtomicLongArray page) {
    return page == null
        ? 0
        : IntStream.range(0, WORDS).mapToLong(word -> Long.bitCount(page.get(word))).sum();
  }

  private AtomicLongArray page(int number) {
    int index = number / PAGE_BITS;
    var page = pages.get(index);
    if (page != null) return page;
    pages.compareAndSet(index, null, new AtomicLongArray(WORDS));
    return pages.get(index);
  }

  private static int word(int number) {
    return number % PAGE_BITS / Long.SIZE;
  }
}
