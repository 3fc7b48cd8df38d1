package io.udaconnect.launcher;

import java.time.Duration;

/**
 * When to stop starting again: after three deaths in a row, each within a minute of its start. For
 * one thread.
 */
final class Deaths {
  private static final int ENOUGH = 3;
  private static final Duration YOUNG = Duration.ofMinutes(1);

  private int young;

  /** Counts one more, and tells whether it was one too many. */
  boolean isEnough(Duration age) {
    young = age.compareTo(YOUNG) < 0 ? young + 1 : 0;
    return young >= ENOUGH;
  }
}
