package io.udaconnect.domain;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** From an instant until just before another. */
public record TimeRange(Instant from, Instant to) {
  public TimeRange {
    requireNonNull(from);
    requireNonNull(to);
    if (!from.isBefore(to)) {
      throw Refused.invalid("end_date", "must be after start_date (" + from + " to " + to + ")");
    }
  }

  public boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(to);
  }
}
