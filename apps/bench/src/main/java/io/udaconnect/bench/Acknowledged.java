package io.udaconnect.bench;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * When the latest positions of each person were acknowledged. One thread sends, others ask and note
 * acknowledgements.
 */
final class Acknowledged {
  private static final int LATEST = 16;

  private final AtomicLongArray millis;
  private final AtomicLongArray nanos;
  private final int[] next;

  Acknowledged(int people) {
    millis = new AtomicLongArray(people * LATEST);
    nanos = new AtomicLongArray(people * LATEST);
    next = new int[people];
  }

  /** A position of this instant is sent; returns a number for {@link #acknowledge}. */
  int send(int person, long instantMillis) {
    int slot = person * LATEST + next[person];
    next[person] = (next[person] + 1) % LATEST;
    nanos.set(slot, 0);
    millis.set(slot, instantMillis);
    return slot;
  }

  void acknowledge(int slot, long nanoTime) {
    nanos.set(slot, nanoTime);
  }

  /**
   * How long ago this position was acknowledged; 0 if it is not, yet.
   *
   * @return -1 if it is none of the latest
   */
  long since(int person, long instantMillis, long nanoTime) {
    for (int slot = person * LATEST; slot < (person + 1) * LATEST; slot++) {
      if (millis.get(slot) == instantMillis) {
        long at = nanos.get(slot);
        return at == 0 ? 0 : Math.max(0, nanoTime - at);
      }
    }
    return -1;
  }
}
