package io.udaconnect.domain.proximity;

import java.time.Duration;

/** Times as the engine counts them. */
final class Micros {
  /** Longer than any two locations can be apart, and far from any overflow. */
  static final long EVER = Long.MAX_VALUE / 4;

  private Micros() {}

  static long of(Duration time) {
    return time.getSeconds() > EVER / 1_000_000
        ? EVER
        : time.getSeconds() * 1_000_000 + time.getNano() / 1_000;
  }
}
