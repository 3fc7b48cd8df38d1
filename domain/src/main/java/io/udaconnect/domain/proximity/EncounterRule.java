package io.udaconnect.domain.proximity;

import static java.util.Objects.requireNonNull;

import io.udaconnect.domain.Refused;
import java.time.Duration;

/**
 * When connections of two people are one encounter.
 *
 * @param near when two locations are a connection
 * @param gap a shorter time without any connection does not end an encounter
 * @param leastPoints how many locations, of either, it takes; of a visit at any time my own stand
 *     for one
 */
public record EncounterRule(ConnectionRule near, Duration gap, int leastPoints) {
  public static final Duration USUAL_WITHIN = Duration.ofMinutes(1);
  public static final Duration USUAL_GAP = Duration.ofMinutes(5);

  /** Beyond this, nothing is one encounter in any sense. */
  public static final Duration LONGEST = Duration.ofDays(1);

  /** One of each. */
  public static final int FEWEST_POINTS = 2;

  public EncounterRule {
    requireNonNull(near);
    near.within().ifPresent(within -> requireShort("within", within));
    requireShort("gap", gap);
    if (leastPoints < FEWEST_POINTS) {
      throw Refused.invalid("points", "must be " + FEWEST_POINTS + " or more, not " + leastPoints);
    }
  }

  /** How far apart in time the two may be; refused where the rule says at any time. */
  Duration within() {
    return near.within()
        .orElseThrow(() -> Refused.invalid("within", "is missing: two are together at one time"));
  }

  private static void requireShort(String field, Duration time) {
    if (time.isNegative() || time.compareTo(LONGEST) > 0) {
      throw Refused.invalid(field, "must be from PT0S to " + LONGEST + ", not " + time);
    }
  }
}
