package io.udaconnect.jpa;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.seen;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.location.LocationStore;
import io.udaconnect.domain.location.LocationsContract;
import io.udaconnect.domain.location.Net;
import io.udaconnect.domain.person.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is stored is packed now and then: late ones join those that are packed already. */
class PackedLocationsIT implements LocationsContract {
  private final DataSource source = TestDatabase.empty();
  private final JdbcLocationStore store = new JdbcLocationStore(source);
  private final JdbcLocations locations = new JdbcLocations(source);
  private final Packing packing = new Packing(new Database(source));
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private void pack(Instant until) {
    packing.pack(until, UpkeepCounts.NONE);
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
  }

  @Override
  public World nothingSeen() {
    return new World(new Packed(), locations);
  }

  /** Two batches are packed, the third is left loose. */
  private final class Packed implements LocationStore {
    private final AtomicInteger batches = new AtomicInteger();

    @Override
    public Appended append(List<Location> batch) {
      var appended = store.append(batch);
      if (batches.incrementAndGet() % 3 != 0) pack(LocationKey.END_OF_TIME);
      return appended;
    }

    @Override
    public void forget(PersonId person) {
      store.forget(person);
    }
  }

  private static List<Location> walk(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> seen(1 + i % 10, i % 3, NOON.plusMillis(1_700L * i), 45 + i * 1e-5, 7))
        .toList();
  }

  private List<Location> all() {
    try (var all = locations.in(Net.everywhere(DAY))) {
      return all.toList();
    }
  }

  @Test
  void onlyWhatIsOldEnoughIsPacked() {
    store.append(walk(0, 1_000));
    pack(NOON.plusSeconds(850));
    assertThat(loose()).isEqualTo(500);
    assertThat(all()).isEqualTo(walk(0, 1_000));
    pack(NOON);
    assertThat(loose()).isEqualTo(500);
    pack(NOON.plusSeconds(1_700));
    assertThat(loose()).isZero();
    assertThat(all()).isEqualTo(walk(0, 1_000));
  }

  /** A connection keeps its plans, so one for a table that is nearly empty must do when it grew. */
  @Test
  void evenWhatIsNearlyEmptyIsReadByItsIndexes() throws Exception {
    store.append(walk(0, 20));
    pack(NOON.plusSeconds(10));
    for (var table : List.of("location_loose", "location_pack")) {
      long through = scans("seq_scan", table);
      long looks = scans("idx_scan", table);
      for (var within : List.of(Optional.<Duration>empty(), Optional.of(Duration.ofMinutes(1)))) {
        var net = Net.around(walk(0, 1), Distance.ofMetres(5), within, DAY);
        try (var near = locations.in(net)) {
          assertThat(near).isNotEmpty();
        }
      }
      // a session tells its counts when it ends, which is a moment after it was closed
      for (int times = 0; scans("idx_scan", table) < looks + 2; times++) {
        assertThat(times).as("until %s is read by an index", table).isLessThan(100);
        Thread.sleep(100);
      }
      assertThat(scans("seq_scan", table)).isEqualTo(through);
    }
  }

  private static long scans(String kind, String table) {
    return TestDatabase.number(
        "select %s from pg_stat_user_tables where relname = '%s'".formatted(kind, table));
  }

  private static long loose() {
    return TestDatabase.number("select count(*) from location_loose");
  }

  @Test
  void severalWhoPackManyPlacesAtOnceLeaveNothingLooseAndNoLargeIndex() throws Exception {
    for (int i = 0; i < 120_000; i += 20_000) {
      var batch = new ArrayList<Location>();
      for (int n = i; n < i + 20_000; n++) {
        batch.add(seen(1 + n % 100, NOON.plusMillis(100L * n), (n % 89) * 1e-3, (n % 97) * 1e-3));
      }
      store.append(batch);
    }
    assertThat(bytesOfIndex()).isGreaterThan(3_000_000);
    var packers = Collections.nCopies(3, Executors.callable(() -> pack(LocationKey.END_OF_TIME)));
    for (var done : threads.invokeAll(packers)) done.get(60, SECONDS);
    assertThat(loose()).isZero();
    // each may leave the tidying to another, or to the next time while the server vacuums
    int more = 0;
    while (bytesOfIndex() >= 100_000) {
      assertThat(more++).isLessThan(300);
      Thread.sleep(100);
      store.append(List.of(seen(1, NOON.minusSeconds(more), 0, 0)));
      pack(LocationKey.END_OF_TIME);
    }
    try (var all = locations.in(Net.everywhere(DAY))) {
      assertThat(all.map(Location::key).distinct()).hasSize(120_000 + more);
    }
  }

  private static long bytesOfIndex() {
    return TestDatabase.number("select pg_relation_size('location_loose_place_micros')");
  }

  @Test
  void aForgottenPersonIsInNoPackAndPacksOfNobodyElseGo() {
    store.append(walk(0, 100));
    store.append(List.of(seen(99, NOON, -45, 7)));
    pack(LocationKey.END_OF_TIME);
    store.append(List.of(seen(99, NOON.plusSeconds(1), 45, 7)));
    store.forget(new PersonId(99));
    assertThat(all()).isEqualTo(walk(0, 100));
    assertThat(loose()).isZero();
    long south = Net.place(-450_000_000, 70_000_000);
    assertThat(TestDatabase.number("select count(*) from location_pack where place = " + south))
        .isZero();
  }

  @Test
  void whoeverReadsWhileOthersWritePackAndForgetSeesEachLocationOnce() throws Exception {
    var over = new AtomicBoolean();
    Callable<Void> pack =
        () -> {
          while (!over.get()) pack(LocationKey.END_OF_TIME);
          return null;
        };
    var packers = List.of(threads.submit(pack), threads.submit(pack));
    for (int i = 0; i < 60; i++) {
      store.append(walk(100 * i, 100 * i + 100));
      assertThat(all()).isEqualTo(walk(0, 100 * i + 100));
    }
    store.forget(new PersonId(1));
    assertThat(all()).hasSize(5_400).noneMatch(seen -> seen.person().value() == 1);
    over.set(true);
    for (var packer : packers) packer.get(10, SECONDS);
  }

  @Test
  void daysOfBeforeThereWerePacksArePackedAndMeetTheirOwnLateOnes() {
    store.append(walk(0, 500));
    TestDatabase.execute("truncate location_loose");
    store.append(walk(500, 600));
    TestDatabase.execute("insert into location_day_to_pack values ('2026-03-14 00:00Z')");
    assertThat(all()).hasSize(100);
    pack(Instant.EPOCH);
    assertThat(all()).isEqualTo(walk(0, 600));
    pack(LocationKey.END_OF_TIME);
    assertThat(all()).isEqualTo(walk(0, 600));
    assertThat(TestDatabase.number("select count(*) from location_day_to_pack")).isZero();
  }
}
