package io.udaconnect.domain.location;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.person.MemoryPeople;
import io.udaconnect.domain.person.People;
import io.udaconnect.domain.person.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
    refuseFuture(location, now());
    people.get(location.person());
    return log.append(List.of(location)).thenApply(kept -> location);
  }

  /**
   * Takes in what is good of a delivery: the stage ends well once all of that is kept. It fails as
   * {@link LocationLog#append} does; sending all of it again is safe.
   */
  public CompletionStage<Receipt> take(Delivery delivery) {
    var now = now();
    var known = new Acquaintance();
    delivery.check(
        location -> {
          refuseFuture(location, now);
          known.refuseStranger(location.person());
        });
    var good = delivery.good();
    var receipt =
        new Receipt(good.size(), delivery.refusals()); // so that no location is held longer
    return log.append(good).thenApply(kept -> receipt);
  }

  private static void refuseFuture(Location location, Instant now) {
    if (location.instant().isAfter(now.plus(CLOCK_SKEW))) {
      throw Refused.invalid(
          "creation_time",
          "must not be in the future: it is " + location.instant() + ", here it is " + now);
    }
  }

  /** Makes sure at the first stranger of a delivery that nothing newer is to be known, and once. */
  private final class Acquaintance {
    private boolean sure;

    void refuseStranger(PersonId id) {
      if (people.knows(id)) return;
      try {
        if (!sure) people.get(id);
        else throw MemoryPeople.unknown(id);
      } catch (Refused refused) {
        if (refused.reason() != Reason.UNKNOWN) throw refused;
        sure = true;
        throw Refused.invalid("person_id", refused.getMessage());
      }
    }
  }
}
