package io.udaconnect.domain.location;

import static io.udaconnect.domain.Refusals.invalidField;
import static io.udaconnect.domain.Refusals.refusal;
import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.person.MemoryPeople;
import io.udaconnect.domain.person.Persons;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private final MemoryPeople people = new MemoryPeople();
  private final MemoryLocationLog log = new MemoryLocationLog();
  private final Intake intake = new Intake(people, log, InstantSource.fixed(NOON));

  @BeforeEach
  void adaIsRegistered() {
    people.put(List.of(Persons.ada()));
  }

  @Test
  void aLocationIsTakenInAndKept() {
    var here = seen(1, NOON, 48.8584, 2.2945);
    assertThat(intake.take(here).toCompletableFuture()).isCompletedWithValue(here);
    assertThat(log.kept()).containsExactly(here);
  }

  @Test
  void oldLocationsAreWelcome() {
    var old = seen(1, LocationKey.EARLIEST, 48.8584, 2.2945);
    assertThat(intake.take(old).toCompletableFuture()).isCompletedWithValue(old);
  }

  @Test
  void aClockMayBeFiveMinutesAheadAndNoMore() {
    var ahead = seen(1, NOON.plus(Duration.ofMinutes(5)), 48.8584, 2.2945);
    assertThat(intake.take(ahead).toCompletableFuture()).isCompletedWithValue(ahead);
    var future = seen(1, NOON.plus(Duration.ofMinutes(5)).plusNanos(1_000), 48.8584, 2.2945);
    assertThat(invalidField(() -> intake.take(future))).isEqualTo("creation_time");
    assertThat(refusal(() -> intake.take(future)))
        .hasMessageContaining("2026-03-14T12:05:00.000001Z")
        .hasMessageEndingWith("here it is 2026-03-14T12:00:00Z");
    assertThat(log.kept()).containsExactly(ahead);
  }

  @Test
  void aStrangersLocationIsRefusedAndNotKept() {
    assertThat(refusal(() -> intake.take(seen(2, NOON, 48.8584, 2.2945))).reason())
        .isEqualTo(Reason.UNKNOWN);
    assertThat(log.kept()).isEmpty();
  }

  @Test
  void whatTheLogRefusesIsRefused() {
    var busy = new Refused(Reason.BUSY, "not now");
    var refusing =
        new Intake(people, at -> CompletableFuture.failedFuture(busy), InstantSource.fixed(NOON));
    assertThat(refusing.take(seen(1, NOON, 0, 0)).toCompletableFuture())
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withCause(busy);
  }

  @Test
  void nothingIsTakenInBeforeTheLogHasIt() {
    var kept = new CompletableFuture<Void>();
    var slow = new Intake(people, at -> kept, InstantSource.fixed(NOON));
    var here = seen(1, NOON, 0, 0);
    var taken = slow.take(here).toCompletableFuture();
    assertThat(taken).isNotDone();
    kept.complete(null);
    assertThat(taken).isCompletedWithValue(here);
  }

  @Test
  void nowIsWhatTheClockSays() {
    assertThat(intake.now()).isEqualTo(Instant.parse("2026-03-14T12:00:00Z"));
  }
}
