package io.udaconnect.domain.proximity;

/** Numbers none of which is less than those before. */
final class Ascending {
  private static final int FEW = 8;

  private Ascending() {}

  /**
   * Where the first is that is no less than this, or the end.
   *
   * @param latest where it may be: mostly not far from the one that was asked for last
   */
  static int firstFrom(long least, long[] numbers, int end, int latest) {
    int at = Math.min(end, latest);
    for (int steps = 0; steps < FEW; steps++) {
      if (at < end && numbers[at] < least) at++;
      else if (at > 0 && numbers[at - 1] >= least) at--;
      else return at;
    }
    int low = 0;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (numbers[middle] < least) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
