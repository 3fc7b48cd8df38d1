package io.udaconnect.domain.live;

import java.util.Arrays;

/**
 * What one viewer is told at once: who is gone from the view, or who is where in it. Made for one
 * viewer after the other, by one thread, and used again each time.
 */
public final class Update {
  /** So many persons at most are in one. */
  public static final int MOST = 4_000;

  private final Found found = new Found(2 * MOST);
  private final long[] gone = new long[MOST];
  private final byte[][] positions = new byte[MOST][];
  private int goneCount;
  private int positionCount;
  private boolean isAnswer;
  private boolean isComplete;
  private boolean isMore;
  private String mark = "";

  void clear() {
    Arrays.fill(positions, 0, positionCount, null);
    goneCount = 0;
    positionCount = 0;
    isAnswer = false;
    isComplete = false;
    isMore = false;
  }

  /** Room for whoever makes it. */
  Found found() {
    return found;
  }

  boolean isFull() {
    return goneCount == MOST || positionCount == MOST;
  }

  void gone(long person) {
    gone[goneCount++] = person;
  }

  void position(byte[] written) {
    positions[positionCount++] = written;
  }

  void answer(boolean complete) {
    isAnswer = true;
    isComplete = complete;
  }

  void end(boolean more, String mark) {
    isMore = more;
    this.mark = mark;
  }

  /** Whether the viewer need not be told anything. */
  public boolean isEmpty() {
    return goneCount == 0 && positionCount == 0 && !isAnswer;
  }

  public int goneCount() {
    return goneCount;
  }

  public long gone(int index) {
    return gone[index];
  }

  public int positionCount() {
    return positionCount;
  }

  /** As the {@link Whereabouts.Writing} wrote it. */
  public byte[] position(int index) {
    return positions[index];
  }

  /** Whether these positions are all, so far, and whatever the viewer had is to be forgotten. */
  public boolean isComplete() {
    return isComplete;
  }

  /** Whether there is more to tell at once. */
  public boolean isMore() {
    return isMore;
  }

  /** What the viewer may come back with; empty while that would leave something out. */
  public String mark() {
    return mark;
  }
}
