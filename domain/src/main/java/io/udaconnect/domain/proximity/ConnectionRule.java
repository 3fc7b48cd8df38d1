package io.udaconnect.domain.proximity;

import static java.util.Objects.requireNonNull;

import io.udaconnect.domain.Refused;
import io.udaconnect.domain.geo.Distance;
import java.time.Duration;
import java.util.Optional;

/**
 * When two locations of different people are a connection.
 *
 * @param reach how far apart they may be, the limit itself included
 * @param within how far apart in time they may be; empty for any time
 */
public record ConnectionRule(Distance reach, Optional<Duration> within) {
  public static final Distance USUAL_REACH = Distance.ofMetres(5);

  /** Beyond this, people are not near each other in any sense. */
  public static final Distance LONGEST_REACH = Distance.ofMetres(10_000);

  public ConnectionRule {
    requireNonNull(reach);
    if (reach.compareTo(LONGEST_REACH) > 0) {
      throw Refused.invalid(
          "distance",
          "must be at most " + LONGEST_REACH.metres() + " metres, not " + reach.metres());
    }
    if (within.isPresent() && within.get().isNegative()) {
      throw Refused.invalid("within", "must not be negative, it is " + within.get());
    }
  }

  /** Near enough, whenever that was. */
  public static ConnectionRule anyTime(Distance reach) {
    return new ConnectionRule(reach, Optional.empty());
  }

  /** Near enough at nearly the same time. */
  public static ConnectionRule together(Distance reach, Duration within) {
    return new ConnectionRule(reach, Optional.of(within));
  }
}
