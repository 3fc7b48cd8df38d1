package io.udaconnect.planted.wallclock.geo;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;

/** Looks at the wall. */
public final class Impatient {
  public Instant now() {
    return Instant.now();
  }

  public InstantSource clock() {
    return InstantSource.system();
  }

  public Clock zoned() {
    return Clock.systemUTC();
  }
}
