package io.udaconnect.jpa;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.range;
import static io.udaconnect.domain.location.Sightings.seen;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.location.LocationStore.Appended;
import io.udaconnect.domain.location.Retention;
import io.udaconnect.domain.person.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Seen from noon of 14 March 2026, with a retention of one day: the 13th is the first one kept. */
class UpkeepIT {
  private static final TimeRange EVER = range("2000-01-01T00:00:00Z", "2100-01-01T00:00:00Z");
  private static final Retention ONE_DAY = Retention.of(Period.ofDays(1));
  private static final InstantSource CLOCK = InstantSource.fixed(NOON);

  private final DataSource source = TestDatabase.empty();
  private final JdbcLocations locations = new JdbcLocations(source);
  private final JdbcLocationStore store = new JdbcLocationStore(source);
  private final Upkeep upkeep = new Upkeep(source, ONE_DAY, CLOCK);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @BeforeEach
  void fromFiveDaysAgoOn() {
    for (var table : TestDatabase.days()) TestDatabase.execute("drop table " + table);
    for (int day = -5; day <= 0; day++) {
      var noon = NOON.plusSeconds(86_400L * day);
      store.append(
          IntStream.rangeClosed(1, 100).mapToObj(i -> seen(i, noon.plusSeconds(i), 1, 1)).toList());
    }
    store.append(List.of(seen(101, NOON.minusSeconds(3 * 86_400), 1, 1)));
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
  }

  private long count(long person) {
    try (var own = locations.of(new PersonId(person), EVER)) {
      return own.count();
    }
  }

  @Test
  void daysToComeAreMadeAndThoseThatAreOverAreDropped() {
    assertThat(upkeep.run()).isTrue();
    assertThat(upkeep.run()).isTrue();
    assertThat(TestDatabase.days())
        .containsExactly(
            "location_20260313", "location_20260314", "location_20260315", "location_20260316");
    assertThat(count(1)).isEqualTo(2);
    assertThat(count(101)).isZero();
  }

  @Test
  void whoWasLastSeenOnADroppedDayHasNoLastLocation() {
    upkeep.run();
    try (var last = locations.last()) {
      assertThat(last).hasSize(100).noneMatch(location -> location.person().value() == 101);
    }
    assertThat(TestDatabase.number("select count(*) from location_last_day")).isEqualTo(100);
  }

  @Test
  void withoutARetentionAllIsKept() {
    assertThat(new Upkeep(source, Retention.FOREVER, CLOCK).run()).isTrue();
    assertThat(TestDatabase.days()).hasSize(8).contains("location_20260309", "location_20260316");
  }

  @Test
  void aDayThatGoesMissingIsMadeAgainAtTheNextRun() {
    upkeep.run();
    TestDatabase.execute("drop table location_20260316");
    upkeep.run();
    assertThat(TestDatabase.days()).contains("location_20260316");
  }

  @Test
  void itTellsWhatItPackedAndWhatIsLeft() {
    var told = new Told();
    upkeep.run(told);
    assertThat(told.packed).isEqualTo(100);
    assertThat(told.until).isEqualTo(NOON.minusSeconds(300));
    assertThat(told.sizes.loose()).isEqualTo(100);
    assertThat(told.sizes.bytes()).isGreaterThan(1 << 20);
    upkeep.run(told);
    assertThat(told.packed).isEqualTo(100);
  }

  private static final class Told implements UpkeepCounts {
    private int packed;
    private Instant until;
    private Sizes sizes;

    @Override
    public void packed(int locations) {
      packed += locations;
    }

    @Override
    public void done(Instant packedUntil, Sizes sizes) {
      until = packedUntil;
      this.sizes = sizes;
    }
  }

  @Test
  void whatComesLateFromADroppedDayIsLeftOutAndMakesNoDay() {
    upkeep.run();
    var keeping = new JdbcLocationStore(source, ONE_DAY, CLOCK);
    var late = seen(1, Instant.parse("2026-03-12T23:59:59.999999Z"), 1, 1);
    var justInTime = seen(1, Instant.parse("2026-03-13T00:00:00Z"), 1, 1);
    assertThat(keeping.append(List.of(late))).isEqualTo(new Appended(0, 0, 0, 0, 1));
    assertThat(keeping.append(List.of(late, justInTime, late)))
        .isEqualTo(new Appended(1, 0, 0, 0, 2));
    assertThat(TestDatabase.days()).doesNotContain("location_20260312");
  }

  @Test
  void oneClockThatIsAheadDropsNothing() {
    var ahead = InstantSource.fixed(Instant.now().plus(Duration.ofDays(10_000)));
    new Upkeep(source, Retention.of(Period.ofYears(20)), ahead).run();
    assertThat(TestDatabase.days()).contains("location_20260309");
  }

  @Test
  @Timeout(60)
  void aReaderHoldsUpTheDroppingAndNobodyElse() throws Exception {
    try (var reading = locations.of(new PersonId(1), EVER)) {
      var rows = reading.iterator();
      assertThat(rows.next().instant()).isEqualTo(NOON.minusSeconds(5 * 86_400 - 1));
      var dropping = threads.submit(() -> upkeep.run());
      var longest = Duration.ZERO;
      for (int i = 0; !dropping.isDone(); i++) {
        var begun = Instant.now();
        var newDay = NOON.plusSeconds(86_400L * (100 + i));
        assertThat(store.append(List.of(seen(1, newDay, 1, 1))).stored()).isEqualTo(1);
        assertThat(count(2)).isPositive();
        var took = Duration.between(begun, Instant.now());
        if (took.compareTo(longest) > 0) longest = took;
      }
      assertThat(dropping.get()).isFalse();
      assertThat(longest).isLessThan(Duration.ofSeconds(1));
      assertThat(rows).toIterable().hasSizeGreaterThanOrEqualTo(5);
    }
    assertThat(upkeep.run()).isTrue();
    assertThat(TestDatabase.days())
        .doesNotContain("location_20260309", "location_20260312")
        .contains("location_20260313");
  }

  @Test
  @Timeout(60)
  void aDroppingThatWasKilledIsTakenUpAgain() throws Exception {
    try (var reading = locations.of(new PersonId(1), EVER)) {
      assertThat(reading.iterator().next()).isNotNull();
      var dropping = threads.submit(() -> upkeep.run());
      while (!dropping.isDone()) {
        TestDatabase.execute(
            """
            select pg_terminate_backend(pid) from pg_stat_activity
            where query like '%detach partition%' and pid <> pg_backend_pid()
            """);
        Thread.sleep(20);
      }
    }
    assertThat(upkeep.run()).isTrue();
    assertThat(TestDatabase.days()).first().isEqualTo("location_20260313");
  }

  @Test
  @Timeout(60)
  void anOlderDayThatTurnsUpWhileOneIsLeavingGoesAfterIt() {
    try (var reading = locations.of(new PersonId(1), EVER)) {
      assertThat(reading.iterator().next()).isNotNull();
      assertThat(upkeep.run()).isFalse();
      store.append(List.of(seen(1, NOON.minusSeconds(86_400L * 50), 1, 1)));
    }
    assertThat(upkeep.run()).isTrue();
    assertThat(TestDatabase.days()).first().isEqualTo("location_20260313");
  }

  @Test
  @Timeout(60)
  void whoIsBeingWrittenDownIsForgottenLaterAndKeepsNobodyWaiting() throws Exception {
    try (var writing = source.getConnection();
        var statement = writing.createStatement()) {
      writing.setAutoCommit(false);
      statement.execute(
          "select from location_last_day where person_id = 101 for update"); // as a writer does
      assertThat(upkeep.run()).isTrue();
      assertThat(TestDatabase.number("select count(*) from location_last_day")).isEqualTo(101);
      writing.rollback();
    }
    assertThat(upkeep.run()).isTrue();
    assertThat(TestDatabase.number("select count(*) from location_last_day")).isEqualTo(100);
  }

  @Test
  @Timeout(60)
  void forgettingAppendingAndDroppingDoNotBlockEachOther() throws Exception {
    var all = new ArrayList<Callable<Object>>();
    all.add(upkeep::run);
    all.add(upkeep::run);
    for (int i = 1; i <= 20; i++) {
      var person = new PersonId(i);
      all.add(
          () -> {
            store.forget(person);
            return true;
          });
      int second = i;
      all.add(() -> store.append(List.of(seen(50, NOON.plusSeconds(1_000 + second), 1, 1))));
    }
    for (Future<Object> done : threads.invokeAll(all)) done.get(30, SECONDS);
    assertThat(upkeep.run()).isTrue();
    assertThat(TestDatabase.days()).first().isEqualTo("location_20260313");
    assertThat(IntStream.rangeClosed(1, 20).mapToLong(this::count).sum()).isZero();
    assertThat(count(50)).isEqualTo(22);
  }
}
