package io.udaconnect.domain.location;

import static io.udaconnect.domain.Refusals.invalidField;
import static io.udaconnect.domain.Refusals.refusal;
import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.Fault;
import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.person.MemoryPeople;
import io.udaconnect.domain.person.People;
import io.udaconnect.domain.person.Person;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.person.Persons;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
  void theGoodOnesOfADeliveryAreKeptAndTheOthersNamed() {
    var delivery = new Delivery();
    var first = seen(1, NOON, 48.8584, 2.2945);
    var last = seen(1, NOON.plusSeconds(1), 48.8584, 2.2945);
    delivery.add(() -> first);
    delivery.add(() -> seen(2, NOON, 48.8584, 2.2945));
    delivery.add(() -> seen(1, NOON, 91, 2.2945));
    delivery.add(() -> seen(1, NOON.plus(Duration.ofMinutes(6)), 48.8584, 2.2945));
    delivery.add(
        () -> {
          throw new Refused(List.of(new Fault("latitude", "a"), new Fault("longitude", "b")));
        });
    delivery.add(() -> last);
    assertThat(delivery.size()).isEqualTo(6);
    var receipt = intake.take(delivery).toCompletableFuture().join();
    assertThat(receipt.accepted()).isEqualTo(2);
    assertThat(receipt.refusals())
        .extracting(refusal -> refusal.index() + " " + refusal.fault().field())
        .containsExactly(
            "1 person_id", "2 latitude", "3 creation_time", "4 latitude", "4 longitude");
    assertThat(log.kept()).containsExactly(first, last);
  }

  @Test
  void aDeliveryOfManyStrangersAsksForNewsOnce() {
    var asked = new AtomicInteger();
    var late =
        new Newcomers(
            known -> {
              if (asked.incrementAndGet() == 1) known.put(List.of(Persons.bob()));
            });
    var delivery = new Delivery();
    for (int person = 3; person < 100; person++) {
      var stranger = seen(person, NOON, 48.8584, 2.2945);
      delivery.add(() -> stranger);
    }
    delivery.add(() -> seen(Persons.bob().id().value(), NOON, 48.8584, 2.2945));
    var receipt =
        new Intake(late, log, InstantSource.fixed(NOON))
            .take(delivery)
            .toCompletableFuture()
            .join();
    assertThat(receipt.accepted()).isEqualTo(1);
    assertThat(receipt.refusals())
        .hasSize(97)
        .allSatisfy(
            refusal ->
                assertThat(refusal.fault().toString()).startsWith("person_id: there is no person"));
    assertThat(asked).hasValue(1);
  }

  /** How many were accepted, and refused for each reason. */
  private static final class Counts implements IntakeCounts {
    final Map<String, Integer> found = new TreeMap<>();

    @Override
    public void accepted(int locations) {
      found.merge("accepted", locations, Integer::sum);
    }

    @Override
    public void refused(Reason reason, int locations) {
      found.merge(reason.name(), locations, Integer::sum);
    }
  }

  @Test
  void eachLocationIsCountedOnceWhateverBecomesOfIt() {
    var counts = new Counts();
    var counted = new Intake(people, log, InstantSource.fixed(NOON), counts);
    counted.take(seen(1, NOON, 1, 1)).toCompletableFuture().join();
    refusal(() -> counted.take(() -> seen(1, NOON, 91, 1)));
    refusal(() -> counted.take(seen(2, NOON, 1, 1)));
    var delivery = new Delivery();
    delivery.add(() -> seen(1, NOON, 1, 1));
    delivery.add(() -> seen(1, NOON, 2, 2));
    delivery.add(() -> seen(2, NOON, 1, 1));
    delivery.add(() -> seen(3, NOON, 1, 1));
    delivery.add(() -> seen(1, NOON.plus(Duration.ofMinutes(6)), 1, 1));
    delivery.add(
        () -> {
          throw new Refused(List.of(new Fault("latitude", "a"), new Fault("longitude", "b")));
        });
    counted.take(delivery).toCompletableFuture().join();
    assertThat(counts.found).isEqualTo(Map.of("accepted", 3, "INVALID", 3, "UNKNOWN", 3));
  }

  @Test
  void whatTheLogRefusesIsCountedAsRefused() {
    var full = new Refused(Reason.FULL, "too fast");
    var counts = new Counts();
    var refusing =
        new Intake(
            people,
            at -> CompletableFuture.failedFuture(full).thenApply(kept -> null),
            InstantSource.fixed(NOON),
            counts);
    var delivery = new Delivery();
    delivery.add(() -> seen(1, NOON, 1, 1));
    delivery.add(() -> seen(1, NOON, 2, 2));
    assertThat(refusing.take(delivery).toCompletableFuture()).isCompletedExceptionally();
    assertThat(refusing.take(seen(1, NOON, 3, 3)).toCompletableFuture()).isCompletedExceptionally();
    assertThat(counts.found).isEqualTo(Map.of("FULL", 3));
  }

  @Test
  void anOutageThatComesBetweenIsCountedForAllOfADelivery() {
    var counts = new Counts();
    var away =
        new Newcomers(
            known -> {
              throw new Refused(Reason.BUSY, "not now");
            });
    var delivery = new Delivery();
    delivery.add(() -> seen(1, NOON, 1, 1));
    delivery.add(() -> seen(1, NOON, 2, 2));
    var counted = new Intake(away, log, InstantSource.fixed(NOON), counts);
    refusal(() -> counted.take(delivery));
    assertThat(counts.found).isEqualTo(Map.of("BUSY", 2));
  }

  @Test
  void anOutageIsNoFaultOfAnItem() {
    var away =
        new Newcomers(
            known -> {
              throw new Refused(Reason.BUSY, "not now");
            });
    var delivery = new Delivery();
    delivery.add(() -> seen(1, NOON, 48.8584, 2.2945));
    assertThat(
            refusal(() -> new Intake(away, log, InstantSource.fixed(NOON)).take(delivery)).reason())
        .isEqualTo(Reason.BUSY);
  }

  @Test
  void aDeliveryThatTheLogRefusesIsRefused() {
    var full = new Refused(Reason.FULL, "too fast");
    var refusing =
        new Intake(people, at -> CompletableFuture.failedFuture(full), InstantSource.fixed(NOON));
    var delivery = new Delivery();
    delivery.add(() -> seen(1, NOON, 0, 0));
    assertThat(refusing.take(delivery).toCompletableFuture())
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withCause(full);
  }

  @Test
  void nowIsWhatTheClockSays() {
    assertThat(intake.now()).isEqualTo(Instant.parse("2026-03-14T12:00:00Z"));
  }

  /** People of whom the newest are heard of only when someone asks for them. */
  private record Newcomers(MemoryPeople known, Consumer<MemoryPeople> news) implements People {
    Newcomers(Consumer<MemoryPeople> news) {
      this(new MemoryPeople(), news);
    }

    @Override
    public Optional<Person> find(PersonId id) {
      return known.find(id);
    }

    @Override
    public boolean knows(PersonId id) {
      return known.knows(id);
    }

    @Override
    public boolean wasRemoved(PersonId id) {
      return known.wasRemoved(id);
    }

    @Override
    public Person get(PersonId id) {
      news.accept(known);
      return known.get(id);
    }

    @Override
    public Stream<Person> after(long after) {
      return known.after(after);
    }

    @Override
    public long count() {
      return known.count();
    }
  }
}
