package io.udaconnect.domain.live;

/** The latest removals of persons, counted from the first ever. Threads may not share it. */
final class Removals {
  private static final int MOST = 1 << 13;

  /**
   * Somebody is no more.
   *
   * @param number the one that their sighting had; -1 if there was none
   * @param offset where the topic of persons says so
   */
  record Removal(long person, int number, long offset) {}

  private final Removal[] latest = new Removal[MOST];
  private long end;

  /** All from this offset of the topic on are remembered. */
  private long knownFrom;

  void add(Removal removal) {
    if (end >= MOST) forgetBefore(latest[slot(end)].offset() + 1);
    latest[slot(end++)] = removal;
  }

  /** What is before this offset is not told one by one. */
  void forgetBefore(long offset) {
    knownFrom = Math.max(knownFrom, offset);
  }

  /** The first that is remembered. */
  long begin() {
    return Math.max(0, end - MOST);
  }

  long end() {
    return end;
  }

  Removal get(long index) {
    return latest[slot(index)];
  }

  /** The first from this offset of the topic on; -1 if one before it may be forgotten. */
  long from(long offset) {
    if (offset < knownFrom) return -1;
    long at = end;
    while (at > begin() && get(at - 1).offset >= offset) at--;
    return at;
  }

  private static int slot(long index) {
    return (int) (index & (MOST - 1));
  }
}
