package io.udaconnect.planted.wallclock.geo;

import java.time.Instant;
import java.time.InstantSource;

/** Is told the time. */
public record Patient(InstantSource clock) {
  public Instant now() {
    return clock.instant();
  }
}
