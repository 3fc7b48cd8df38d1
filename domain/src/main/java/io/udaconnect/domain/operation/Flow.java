package io.udaconnect.domain.operation;

import java.util.Optional;

/** How many locations are on their way. */
public interface Flow {
  /** Empty if nobody can say so within some seconds. */
  Optional<Totals> totals();

  /**
   * Counts that only grow, of whole topics, at one moment; but for the last.
   *
   * @param written locations that were ever taken in
   * @param stored how many of these the processors have dealt with
   * @param deadLetters records set aside that wait to be sent back
   */
  record Totals(long written, long stored, long deadLetters) {}
}
