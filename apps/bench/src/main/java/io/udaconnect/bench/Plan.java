package io.udaconnect.bench;

/**
 * What is sent how.
 *
 * @param batch locations in one message
 * @param connections how many there are
 * @param window messages on their way at once on each
 * @param rate locations a second; 0 for as many as are taken
 * @param duplicates the share that is sent a second time
 * @param disorder the share that is held back and sent late
 */
public record Plan(
    Via via,
    int batch,
    int connections,
    int window,
    long rate,
    double duplicates,
    double disorder,
    long seed) {
  private static final int LEAST_MESSAGES_A_SECOND = 20;

  /** As many as are taken, in the usual way. */
  public static Plan of(Via via) {
    return new Plan(via, via.batch(), via.connections(), via.window(), 0, 0.01, 0.01, 1);
  }

  /** The usual size, but small enough for a steady flow at that rate. */
  static int usualBatch(Via via, long rate) {
    return rate == 0
        ? via.batch()
        : (int) Math.max(1, Math.min(via.batch(), rate / LEAST_MESSAGES_A_SECOND));
  }
}
