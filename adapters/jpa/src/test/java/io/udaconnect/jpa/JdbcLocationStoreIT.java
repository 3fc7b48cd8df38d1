package io.udaconnect.jpa;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.range;
import static io.udaconnect.domain.location.Sightings.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.Refused;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationStore.Appended;
import io.udaconnect.domain.location.LocationsContract;
import io.udaconnect.domain.location.Retention;
import io.udaconnect.domain.person.PersonId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A store that asks for no key before it copies, unless it suspects it: the ordinary case. */
class JdbcLocationStoreIT implements LocationsContract {
  private final DataSource source = TestDatabase.empty();
  private final JdbcLocations locations = new JdbcLocations(source);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void close() {
    threads.shutdownNow();
  }

  private JdbcLocationStore confident() {
    return new JdbcLocationStore(source, Retention.FOREVER, InstantSource.system(), 0);
  }

  @Override
  public World nothingSeen() {
    return new World(confident(), locations);
  }

  private static List<Location> walk(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> seen(1 + i % 10, NOON.plusSeconds(i), 1, 1))
        .toList();
  }

  @Test
  void whatAnotherWriterStoredIsFoundOutAndLeftOut() {
    confident().append(walk(0, 1_000));
    var store = confident();
    assertThat(store.append(walk(500, 1_500))).isEqualTo(new Appended(500, 500, 0, 0, 0));
    assertThat(store.append(walk(0, 2_000))).isEqualTo(new Appended(500, 1_500, 0, 0, 0));
    assertThat(stored()).isEqualTo(2_000);
  }

  private long stored() {
    return IntStream.rangeClosed(1, 10)
        .mapToLong(
            person -> {
              try (var own =
                  locations.of(
                      new PersonId(person),
                      range("2000-01-01T00:00:00Z", "2100-01-01T00:00:00Z"))) {
                return own.count();
              }
            })
        .sum();
  }

  @Test
  void writersOfOverlappingBatchesStoreEachLocationOnce() throws Exception {
    var stored = new AtomicInteger();
    var writers = new ArrayList<Callable<Void>>();
    for (int writer = 0; writer < 3; writer++) {
      var random = new Random(writer);
      writers.add(
          () -> {
            var store = confident();
            for (int i = 0; i < 20_000; i += 250) {
              int from = Math.max(0, i - random.nextInt(500));
              stored.addAndGet(store.append(walk(from, i + 250)).stored());
            }
            return null;
          });
    }
    for (var writer : threads.invokeAll(writers)) writer.get();
    assertThat(stored).hasValue(20_000);
    assertThat(stored()).isEqualTo(20_000);
  }

  @Test
  void aBrokenConnectionLeavesTheBatchWholeOrNotAtAll() throws Exception {
    var breaking = threads.submit(this::breakConnections);
    var store = confident();
    int broken = 0;
    int sent = 0;
    while (sent < 50_000 || broken < 3) {
      if (isAppended(store, walk(sent, sent + 1_000))) {
        sent += 1_000;
        assertThat(stored()).isEqualTo(sent);
      } else {
        broken++; // and was committed perhaps, before the answer could come
        assertThat(stored()).isIn((long) sent, sent + 1_000L);
      }
    }
    breaking.cancel(true);
  }

  private static boolean isAppended(JdbcLocationStore store, List<Location> batch) {
    try {
      store.append(batch);
      return true;
    } catch (Refused busy) {
      return false;
    }
  }

  private Void breakConnections() throws InterruptedException {
    while (true) {
      TestDatabase.execute(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
          where query like 'copy location%' and pid <> pg_backend_pid()
          """);
      Thread.sleep(30);
    }
  }

  @Test
  void aDayThatWasDroppedByHandIsMadeAgain() {
    var store = confident();
    store.append(walk(0, 10));
    TestDatabase.execute("drop table location_20260314");
    assertThat(store.append(walk(0, 20))).isEqualTo(new Appended(20, 0, 0, 0, 0));
  }

  @Test
  void aRepeatThatDiffersIsCountedWhetherItWasSuspectedOrNot() {
    var store = confident();
    var here = seen(1, NOON, 10, 20);
    var there = seen(1, NOON, 10, 21);
    store.append(List.of(here));
    assertThat(store.append(List.of(there, there))).isEqualTo(new Appended(0, 2, 2, 0, 0));
    assertThat(confident().append(List.of(there, here))).isEqualTo(new Appended(0, 2, 1, 0, 0));
  }
}
