package io.udaconnect.bench;

import io.udaconnect.launcher.Database;
import io.udaconnect.launcher.State;
import io.udaconnect.launcher.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A load, run against a system until all of it is stored, and what that cost. */
final class Ingest {
  private static final Duration ANSWER_PATIENCE = Duration.ofMinutes(2);
  private static final Duration STORE_PATIENCE = Duration.ofMinutes(15);
  private static final int WORD_SECONDS = 5;
  private static final int HEAP_SECONDS = 120;
  private static final String INSERTED =
      "select coalesce(sum(n_tup_ins), 0) from pg_stat_user_tables where relname ~ '^location_[0-9]{8}$'";

  private final Database database;
  private final Processes processes;
  private final Map<String, Long> resident = new LinkedHashMap<>();
  private final List<String> heaps = new ArrayList<>();

  Ingest(State state, Path data, Database database) {
    this.database = database;
    processes = new Processes(state, data);
  }

  /** Sends for so long, and waits until all is stored. */
  void run(Load load, int seconds) {
    try (var connection = database.connect()) {
      load.start();
      send(load, seconds, connection);
      load.finish(ANSWER_PATIENCE);
      awaitStored(load, connection);
    } catch (SQLException e) {
      throw new Trouble("the database cannot be asked: " + e.getMessage());
    }
  }

  Report measure(Load load, int seconds) {
    try (var connection = database.connect();
        var arrivals = new Arrivals(load.world(), database)) {
      load.follow(arrivals);
      var cpuBefore = processes.cpuMicros();
      long before = inserted(connection);
      long began = System.nanoTime();
      load.start();
      send(load, seconds, connection);
      long meanwhile = inserted(connection) - before;
      load.finish(ANSWER_PATIENCE);
      double sending = since(began);
      awaitStored(load, connection);
      double whole = since(began);
      var cpu = processes.cpuMicros();
      cpu.replaceAll((name, micros) -> micros - cpuBefore.get(name));
      noteResident();
      System.err.println("comparing");
      var comparison = Comparison.of(load, database);
      System.err.println("copying the same rows, for scale");
      double bare = BareCopy.rate(load.world(), Math.toIntExact(comparison.stored()), database);
      return new Report(
          load,
          comparison,
          new Report.Times(seconds, sending, whole),
          meanwhile,
          load.latencies(),
          arrivals.delays(),
          cpu,
          resident,
          heaps,
          bare);
    } catch (SQLException e) {
      throw new Trouble("the database cannot be asked: " + e.getMessage());
    }
  }

  private void send(Load load, int seconds, Connection connection) throws SQLException {
    long before = 0;
    long base = inserted(connection);
    long storedBefore = base;
    for (int second = 1; second <= seconds; second++) {
      sleep(1_000);
      if (second % WORD_SECONDS == 0) {
        long stored = inserted(connection);
        System.err.printf(
            "%4d s: acknowledged %,d (%,d/s), stored %,d (%,d/s), sent again %,d%n",
            second,
            load.taken(),
            (load.taken() - before) / WORD_SECONDS,
            stored - base,
            (stored - storedBefore) / WORD_SECONDS,
            load.failures());
        before = load.taken();
        storedBefore = stored;
        noteResident();
      }
      boolean last = second == seconds && seconds > HEAP_SECONDS;
      if (second == HEAP_SECONDS || last) noteHeap(second);
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
                double live = Heap.liveMegabytes(process);
                heaps.add("%s: %.1f MB alive on the heap after %d s".formatted(name, live, second));
              } catch (IOException e) {
                throw new Trouble("jcmd cannot look into " + name + ": " + e.getMessage());
              }
            });
  }

  /**
   * Until everyone's newest is there: what is sent for one person is stored in the order in which
   * it was acknowledged, and the rest is compared afterwards.
   */
  private void awaitStored(Load load, Connection connection) throws SQLException {
    var newest = load.newest();
    var stored = new Stored(load.world(), connection);
    long end = System.nanoTime() + STORE_PATIENCE.toNanos();
    while (stored.find(newest).size() < newest.length) {
      if (System.nanoTime() > end) {
        System.err.println("not all is stored after " + STORE_PATIENCE.toMinutes() + " minutes");
        return;
      }
      sleep(100);
    }
  }

  private static long inserted(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(INSERTED)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static double since(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble("stopped.");
    }
  }
}
