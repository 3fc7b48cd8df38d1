package io.udaconnect.domain.location;

import io.udaconnect.domain.Refused;
import io.udaconnect.domain.person.People;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;

/** The one door through which locations come in, whatever way they were sent. */
public final class Intake {
  /** How far a sender's clock may be ahead of ours. */
  public static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private final People people;
  private final LocationLog log;
  private final InstantSource clock;

  public Intake(People people, LocationLog log, InstantSource clock) {
    this.people = people;
    this.log = log;
    this.clock = clock;
  }

  /** Now, for senders that leave the time to us. */
  public Instant now() {
    return clock.instant();
  }

  /** Takes a location in: the stage ends well once it is kept. */
  public CompletionStage<Location> take(Location location) {
    var latest = now().plus(CLOCK_SKEW);
    if (location.instant().isAfter(latest)) {
      throw Refused.invalid(
          "creation_time",
          "must not be in the future: it is " + location.instant() + ", here it is " + now());
    }
    people.get(location.person());
    return log.append(location).thenApply(kept -> location);
  }
}
