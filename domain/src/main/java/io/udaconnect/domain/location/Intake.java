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
import java.util.function.Supplier;

/** The one door through which locations come in, whatever way they were sent. */
public final class Intake {
  /** How far a sender's clock may be ahead of ours. */
  public static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private final People people;
  private final LocationLog log;
  private final InstantSource clock;
  private final IntakeCounts counts;

  public Intake(People people, LocationLog log, InstantSource clock) {
    this(people, log, clock, IntakeCounts.NONE);
  }

  public Intake(People people, LocationLog log, InstantSource clock, IntakeCounts counts) {
    this.people = people;
    this.log = log;
    this.clock = clock;
    this.counts = counts;
  }

  /** Now, for senders that leave the time to us. */
  public Instant now() {
    return clock.instant();
  }

  /** Takes a location in: the stage ends well once it is kept. */
  public CompletionStage<Location> take(Location location) {
    return take(() -> location);
  }

  /** Takes in a location, or the refusal that reading it ends with. */
  public CompletionStage<Location> take(Supplier<Location> reading) {
    Location location;
    try {
      location = reading.get();
      refuseFuture(location, now());
      people.get(location.person());
    } catch (Refused refused) {
      counts.refused(refused.reason(), 1);
      throw refused;
    }
    return append(List.of(location)).thenApply(kept -> location);
  }

  /**
   * Takes in what is good of a delivery: the stage ends well once all of that is kept. It fails as
   * {@link LocationLog#append} does; sending all of it again is safe.
   */
  public CompletionStage<Receipt> take(Delivery delivery) {
    check(delivery);
    delivery.refusedItems().forEach(counts::refused);
    var good = delivery.good();
    var receipt =
        new Receipt(good.size(), delivery.refusals()); // so that no location is held longer
    return append(good).thenApply(kept -> receipt);
  }

  private void check(Delivery delivery) {
    var now = now();
    var known = new Acquaintance();
    try {
      delivery.check(
          location -> {
            refuseFuture(location, now);
            known.refuseStranger(location.person());
          });
    } catch (Refused all) {
      counts.refused(all.reason(), delivery.size());
      throw all;
    }
  }

  private CompletionStage<Void> append(List<Location> good) {
    int count = good.size();
    return log.append(good).whenComplete((kept, failure) -> count(count, failure));
  }

  private void count(int locations, Throwable failure) {
    if (failure == null) {
      counts.accepted(locations);
    } else if (failure instanceof Refused refused) {
      counts.refused(refused.reason(), locations);
    } else if (failure.getCause() instanceof Refused refused) { // as a later stage passes it on
      counts.refused(refused.reason(), locations);
    }
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
      if (sure) throw MemoryPeople.unknown(id);
      try {
        people.get(id);
      } catch (Refused refused) {
        sure = refused.reason() == Reason.UNKNOWN;
        throw refused;
      }
    }
  }
}
