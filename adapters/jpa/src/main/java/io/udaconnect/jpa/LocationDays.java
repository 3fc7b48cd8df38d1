package io.udaconnect.jpa;

import io.udaconnect.domain.location.Location;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The partitions of the table of locations, one a UTC day. Remembers which are there. Several
 * threads and processes may make the same at once.
 */
final class LocationDays {
  private final Database database;
  private final Set<Long> there = ConcurrentHashMap.newKeySet();

  LocationDays(Database database) {
    this.database = database;
  }

  /** Sees to it that each of these locations has its partition. */
  void prepare(Collection<Location> locations) {
    var days = new TreeSet<Long>();
    long last = Long.MIN_VALUE;
    for (var location : locations) {
      long day = Day.of(location);
      if (day != last) days.add(day);
      last = day;
    }
    make(days);
  }

  /** Sees to it that each of these days has its partition. */
  void make(Collection<Long> days) {
    for (long day : days) {
      if (there.contains(day)) continue;
      database.transaction(connection -> make(connection, day));
      there.add(day);
    }
  }

  /** Looks again before it believes that a partition is there. */
  void forget() {
    there.clear();
  }

  private static boolean make(Connection connection, long day) throws SQLException {
    String table = Day.partition(day);
    AdvisoryLock.MAKING_DAYS.takeAlone(connection);
    if (exists(connection, table)) return false;
    try (var statement = connection.createStatement()) {
      // Not "create … partition of": that waits for every reader of the parent, and holds up the
      // next ones meanwhile. Attaching waits for neither readers nor writers.
      statement.execute("create table " + table + " (like location including all)");
      return statement.execute(
          "alter table location attach partition %s for values from ('%s') to ('%s')"
              .formatted(table, Day.midnight(day), Day.midnight(day + 1)));
    }
  }

  private static boolean exists(Connection connection, String table) throws SQLException {
    try (var query = connection.prepareStatement("select to_regclass(?) is not null")) {
      query.setString(1, table);
      try (var row = query.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
