package io.udaconnect.domain.proximity;

import static java.util.Objects.requireNonNull;

import io.udaconnect.domain.Faults;
import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.geo.Distance;
import java.time.Duration;
import java.util.Optional;

/**
 * How much may be asked at once.
 *
 * @param longestReach how far apart two may be at most
 * @param longestRange how much time may be asked about; empty for any
 */
public record QuestionBounds(Distance longestReach, Optional<Duration> longestRange) {
  public QuestionBounds {
    requireNonNull(longestReach);
    requireNonNull(longestRange);
  }

  /** Refused if it is too much, with all that is. */
  void check(TimeRange range, ConnectionRule rule) {
    var faults = new Faults();
    longestRange.ifPresent(longest -> check(range, longest, faults));
    if (rule.reach().compareTo(longestReach) > 0) {
      faults.add(
          "distance",
          "must be at most " + longestReach.metres() + " metres, not " + rule.reach().metres());
    }
    faults.refuseIfAny();
  }

  private static void check(TimeRange range, Duration longest, Faults faults) {
    if (Duration.between(range.from(), range.to()).compareTo(longest) > 0) {
      faults.add(
          "end_date",
          "must be at most " + longest.toDays() + " days after start_date: ask in parts");
    }
  }
}
