package io.udaconnect.jpa;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.range;
import static io.udaconnect.domain.location.Sightings.seen;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.location.DeviceId;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.location.LocationStore.Appended;
import io.udaconnect.domain.location.LocationsContract;
import io.udaconnect.domain.location.Net;
import io.udaconnect.domain.person.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class JdbcLocationsIT implements LocationsContract {
  private final DataSource source = TestDatabase.empty();
  private final JdbcLocationStore store = new JdbcLocationStore(source);
  private final JdbcLocations locations = new JdbcLocations(source);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void close() {
    threads.shutdownNow();
  }

  @Override
  public World nothingSeen() {
    return new World(store, locations);
  }

  @Test
  void everyMicrosecondAndSeventhDecimalIsKeptWhetherReadAsTextOrInBinary() {
    var random = new Random(7);
    var batch = IntStream.range(0, 2_000).mapToObj(i -> anywhere(random, i)).toList();
    assertThat(store.append(batch).stored()).isEqualTo(2_000);
    var binary = TestDatabase.source();
    binary.setPrepareThreshold(-1);
    for (var reader : List.of(locations, new JdbcLocations(binary))) {
      try (var own = reader.of(new PersonId(1), DAY)) {
        assertThat(own).containsExactlyElementsOf(batch);
      }
      var sample = batch.get(random.nextInt(2_000));
      assertThat(reader.find(sample.key())).contains(sample);
    }
  }

  private static Location anywhere(Random random, int i) {
    var key =
        new LocationKey(
            new PersonId(1),
            new DeviceId(DeviceId.MAX - random.nextInt(5)),
            NOON.plusNanos(1_000L * i));
    return new Location(
        key,
        new GeoPoint(
            random.nextInt(-900_000_000, 900_000_001),
            random.nextInt(-1_800_000_000, 1_800_000_000)));
  }

  @Test
  void theFirstAndTheLastPossibleInstantAreKept() {
    var first = seen(1, LocationKey.EARLIEST, 90, -180);
    var last = seen(1, LocationKey.END_OF_TIME.minusNanos(1_000), -90, 179.9999999);
    assertThat(store.append(List.of(last, first)).stored()).isEqualTo(2);
    try (var own = locations.of(new PersonId(1), new TimeRange(Instant.MIN, Instant.MAX))) {
      assertThat(own).containsExactly(first, last);
    }
  }

  @Test
  void aRangeFinerThanMicrosecondsIsExact() {
    var seen = seen(1, NOON, 10, 20);
    store.append(List.of(seen));
    assertThat(count(new TimeRange(NOON.minusNanos(1), NOON))).isZero();
    assertThat(count(new TimeRange(NOON, NOON.plusNanos(1)))).isEqualTo(1);
    assertThat(count(new TimeRange(NOON.plusNanos(1), NOON.plusNanos(2_000)))).isZero();
  }

  private long count(TimeRange range) {
    try (var own = locations.of(new PersonId(1), range)) {
      return own.count();
    }
  }

  @Test
  void repeatsAreCountedAgainstWhatIsStoredAndNotAgainstEachOther() {
    var stored = seen(1, NOON, 10, 20);
    var other = seen(1, NOON, 10, 21);
    store.append(List.of(stored));
    assertThat(store.append(List.of(other, stored, seen(2, NOON, 1, 1), other)))
        .isEqualTo(new Appended(1, 3, 2, 0, 0));
  }

  @Test
  void aBatchOfWhichOneRowFailsLeavesNothing() {
    store.append(List.of(seen(1, NOON, 10, 20)));
    TestDatabase.execute(
        "alter table location_20260314 add constraint no_thirteen check (person_id <> 13)");
    try {
      var batch = List.of(seen(2, NOON, 10, 20), seen(13, NOON, 10, 20));
      assertThatThrownBy(() -> store.append(batch)).hasMessageContaining("no_thirteen");
      assertThat(locations.find(batch.get(0).key())).isEmpty();
    } finally {
      TestDatabase.execute("alter table location_20260314 drop constraint no_thirteen");
    }
  }

  @Test
  void severalWritersMakeTheSameNewDaysAtOnce() throws Exception {
    for (int round = 0; round < 5; round++) {
      var day = Instant.parse("2040-01-01T00:00:00Z").plusSeconds(86_400L * round);
      drop(day);
      var batch = List.of(seen(1, day, 10, 20), seen(2, day, 10, 20));
      Callable<Appended> write = () -> new JdbcLocationStore(source).append(batch);
      int stored = 0;
      for (var written : threads.invokeAll(List.of(write, write, write, write))) {
        stored += written.get().stored();
      }
      assertThat(stored).isEqualTo(2);
    }
  }

  private static void drop(Instant day) {
    TestDatabase.execute(
        "drop table if exists location_" + day.toString().substring(0, 10).replace("-", ""));
  }

  @Test
  void aPersonForgottenInMidStreamLeavesNoRow() throws Exception {
    var over = new AtomicBoolean();
    var second = new AtomicInteger();
    var rounds = new AtomicInteger();
    var writers = new ArrayList<Future<?>>();
    for (int i = 0; i < 3; i++) {
      writers.add(
          threads.submit(
              () -> {
                while (!over.get()) {
                  var instant = NOON.plusSeconds(60L * second.incrementAndGet());
                  store.append(
                      IntStream.rangeClosed(1, 50).mapToObj(p -> seen(p, instant, 1, 1)).toList());
                  rounds.incrementAndGet();
                }
              }));
    }
    waitFor(rounds, 10);
    store.forget(new PersonId(7));
    waitFor(rounds, rounds.get() + 10);
    over.set(true);
    for (var writer : writers) writer.get(10, SECONDS);
    var all = new TimeRange(LocationKey.EARLIEST, LocationKey.END_OF_TIME);
    try (var forgotten = locations.of(new PersonId(7), all);
        var other = locations.of(new PersonId(8), all)) {
      assertThat(forgotten).isEmpty();
      assertThat(other).hasSize(rounds.get());
    }
  }

  private static void waitFor(AtomicInteger rounds, int enough) throws InterruptedException {
    while (rounds.get() < enough) Thread.sleep(10);
  }

  @Test
  @Timeout(10)
  void aLongReaderAndANewDayDoNotWaitForEachOther() {
    store.append(List.of(seen(1, NOON, 10, 20)));
    var newDay = Instant.parse("2041-01-01T00:00:00Z");
    drop(newDay);
    try (var reading =
        locations.of(new PersonId(1), range("2026-01-01T00:00:00Z", "2042-01-01T00:00:00Z"))) {
      var rows = reading.iterator();
      assertThat(rows.next().instant()).isEqualTo(NOON);
      assertThat(store.append(List.of(seen(1, newDay, 10, 20))).stored()).isEqualTo(1);
      assertThat(count(range("2040-12-31T00:00:00Z", "2042-01-01T00:00:00Z"))).isEqualTo(1);
    }
  }

  @Test
  void aMillionRowsAreStreamedInASmallHeap() {
    assertThat(Runtime.getRuntime().maxMemory()).isLessThan(256 << 20);
    store.append(List.of(seen(2, NOON, 10, 20)));
    TestDatabase.execute(
        """
        insert into location
        select timestamptz '2026-03-14 00:00Z' + n * interval '86 ms', 1, 0, n, -n
        from generate_series(0, 999999) n
        """);
    var rows = new AtomicInteger();
    try (var own = locations.of(new PersonId(1), DAY)) {
      own.forEach(seen -> assertThat(seen.point().latitudeE7()).isEqualTo(rows.getAndIncrement()));
    }
    assertThat(rows).hasValue(1_000_000);
  }

  @Test
  @Timeout(60)
  void someAreToldAtOnceTheOthersWaitAndWhoIsInterruptedIsRefused() throws Exception {
    store.append(List.of(seen(1, NOON, 10, 20)));
    var all = Net.everywhere(DAY);
    var told = new Semaphore(0);
    var end = new CountDownLatch(1);
    Runnable listen =
        () ->
            locations.show(
                all,
                (person, micros, latitudeE7, longitudeE7) -> {
                  told.release();
                  await(end);
                });
    var listening =
        Stream.generate(() -> threads.submit(listen)).limit(JdbcLocations.WITNESSES + 1).toList();
    assertThat(told.tryAcquire(JdbcLocations.WITNESSES, 30, SECONDS)).isTrue();
    var refusal = new CompletableFuture<Refused>();
    var waiting =
        new Thread(
            () -> refusal.complete(catchThrowableOfType(Refused.class, listen::run)), "waiting");
    waiting.start();
    waiting.interrupt();
    assertThat(refusal.get(30, SECONDS).reason()).isEqualTo(Reason.BUSY);
    assertThat(told.availablePermits()).isZero();
    end.countDown();
    for (var one : listening) one.get(30, SECONDS);
    assertThat(told.availablePermits()).isEqualTo(1);
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aClosedStreamGivesItsConnectionBack() throws Exception {
    store.append(List.of(seen(1, NOON, 10, 20), seen(1, NOON.plusSeconds(1), 10, 20)));
    try (var own = locations.of(new PersonId(1), DAY)) {
      assertThat(own.findFirst()).isPresent();
      assertThat(sessionsInTransaction()).isEqualTo(1);
    }
    assertThat(sessionsInTransaction()).isZero();
  }

  private int sessionsInTransaction() throws Exception {
    try (var connection = source.getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select count(*) from pg_stat_activity where state like 'idle in transaction%'")) {
      row.next();
      return row.getInt(1);
    }
  }
}
