package io.udaconnect.bench;

import io.udaconnect.launcher.Database;
import io.udaconnect.launcher.State;
import io.udaconnect.launcher.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A load, run against a system until all of it is stored, and what that cost. */
final class Ingest {
  private static final Duration ANSWER_PATIENCE = Duration.ofMinutes(2);
  private static final Duration STORE_PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOSS_PATIENCE = Duration.ofSeconds(30);
  private static final int WORD_SECONDS = 5;
  private static final int RESIDENT_SECONDS = 60;
  private static final int HEAP_SECONDS = 120;

  private final Database database;
  private final Processes processes;
  private final Map<String, Long> resident = new LinkedHashMap<>();
  private final Map<String, Map<Integer, Double>> heaps = new LinkedHashMap<>();

  Ingest(State state, Path data, Database database) {
    this.database = database;
    processes = new Processes(state, data);
  }

  /** Sends for so long, and waits until all is stored. */
  void run(Load load, int seconds) {
    try (var stored = new Stored(load.world(), database)) {
      send(load, seconds, stored);
      load.finish(ANSWER_PATIENCE);
      new Tail(stored, STORE_PATIENCE).await(load.newest());
    } catch (SQLException e) {
      throw new Trouble("the database cannot be asked: " + e.getMessage());
    } catch (InterruptedException e) {
      throw stopped();
    }
  }

  Report measure(Load load, int seconds) {
    try (var looking = new Stored(load.world(), database);
        var stored = new Stored(load.world(), database);
        var arrivals = new Arrivals(looking)) {
      processes.setApart(looking.session());
      processes.setApart(stored.session());
      load.follow(arrivals);
      var cpuBefore = processes.cpuMicros();
      long before = stored.inserted();
      long began = System.nanoTime();
      send(load, seconds, stored);
      double sent = seconds(began, System.nanoTime());
      long meanwhile = stored.inserted() - before;
      load.finish(ANSWER_PATIENCE);
      double answered = seconds(began, System.nanoTime());
      double queryable = seconds(began, new Tail(stored, STORE_PATIENCE).await(load.newest()));
      var cpu = processes.cpuMicros();
      cpu.replaceAll((name, micros) -> micros - cpuBefore.get(name));
      noteResident();
      System.err.println("comparing");
      var comparison = compare(load);
      System.err.println("copying the same rows, for scale");
      double bare = BareCopy.rate(load.world(), Math.toIntExact(comparison.stored()), database);
      return new Report(
          load,
          comparison,
          new Report.Times(sent, answered, queryable),
          meanwhile,
          load.latencies(),
          arrivals.delays(),
          cpu,
          resident,
          heaps,
          bare);
    } catch (SQLException e) {
      throw new Trouble("the database cannot be asked: " + e.getMessage());
    } catch (InterruptedException e) {
      throw stopped();
    }
  }

  private void send(Load load, int seconds, Stored stored)
      throws SQLException, InterruptedException {
    long base = stored.inserted();
    long insertedBefore = base;
    long takenBefore = 0;
    long began = System.nanoTime();
    long before = began;
    load.start();
    for (int second = 1; second <= seconds; second++) {
      sleepUntil(began + Duration.ofSeconds(second).toNanos());
      if (second % WORD_SECONDS == 0) {
        long taken = load.taken();
        long inserted = stored.inserted();
        long now = System.nanoTime();
        System.err.printf(
            "%4d s: acknowledged %,d (%,.0f/s), stored %,d (%,.0f/s), sent again %,d%n",
            second,
            taken,
            (taken - takenBefore) / seconds(before, now),
            inserted - base,
            (inserted - insertedBefore) / seconds(before, now),
            load.failures());
        takenBefore = taken;
        insertedBefore = inserted;
        before = now;
        noteResident();
      }
      if (second % RESIDENT_SECONDS == 0) {
        System.err.printf("%4d s: resident MB %s%n", second, processes.residentMegabytes());
      }
      boolean isLast = second == seconds && seconds > HEAP_SECONDS;
      if (second == HEAP_SECONDS || isLast) noteHeap(second);
    }
  }

  private void noteResident() {
    processes.residentMegabytes().forEach((name, now) -> resident.merge(name, now, Math::max));
  }

  private void noteHeap(int second) {
    processes
        .onTheWay()
        .forEach(
            (name, process) -> {
              try {
                heaps
                    .computeIfAbsent(name, none -> new TreeMap<>())
                    .put(second, Heap.liveMegabytes(process));
              } catch (IOException e) {
                throw new Trouble("jcmd cannot look into " + name + ": " + e.getMessage());
              }
            });
  }

  /** What seems lost may still be under way: it is, as long as more comes. */
  private Comparison compare(Load load) throws SQLException, InterruptedException {
    var comparison = Comparison.of(load, database);
    long last = System.nanoTime();
    while (comparison.lost() > 0 && System.nanoTime() - last < LOSS_PATIENCE.toNanos()) {
      Thread.sleep(1_000);
      var later = Comparison.of(load, database);
      if (later.lost() < comparison.lost()) last = System.nanoTime();
      comparison = later;
    }
    return comparison;
  }

  private static double seconds(long from, long to) {
    return (to - from) / 1e9;
  }

  private static void sleepUntil(long nanos) throws InterruptedException {
    long millis = (nanos - System.nanoTime()) / 1_000_000;
    if (millis > 0) Thread.sleep(millis);
  }

  private static Trouble stopped() {
    Thread.currentThread().interrupt();
    return new Trouble("stopped.");
  }
}
