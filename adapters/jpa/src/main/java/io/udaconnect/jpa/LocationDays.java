package io.udaconnect.jpa;

import static java.time.format.DateTimeFormatter.BASIC_ISO_DATE;

import io.udaconnect.domain.location.Location;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The partitions of the table of locations, one a UTC day. Remembers which are there. Several
 * threads and processes may make the same at once.
 */
final class LocationDays {
  private static final long SECONDS_OF_A_DAY = 86_400;

  private final Database database;
  private final Set<Long> there = ConcurrentHashMap.newKeySet();

  LocationDays(Database database) {
    this.database = database;
  }

  /** Sees to it that each of these locations has its partition. */
  void prepare(Collection<Location> locations) {
    var missing = new TreeSet<Long>();
    long last = Long.MIN_VALUE;
    for (var location : locations) {
      long day = Math.floorDiv(location.instant().getEpochSecond(), SECONDS_OF_A_DAY);
      if (day != last && !there.contains(day)) missing.add(day);
      last = day;
    }
    for (long day : missing) {
      database.transaction(connection -> make(connection, LocalDate.ofEpochDay(day)));
      there.add(day);
    }
  }

  private static boolean make(Connection connection, LocalDate day) throws SQLException {
    String table = "location_" + BASIC_ISO_DATE.format(day);
    AdvisoryLock.MAKING_DAYS.takeAlone(connection);
    if (exists(connection, table)) return false;
    try (var statement = connection.createStatement()) {
      // Not "create … partition of": that waits for every reader of the parent, and holds up the
      // next ones meanwhile. Attaching waits for neither readers nor writers.
      statement.execute("create table " + table + " (like location including all)");
      return statement.execute(
          "alter table location attach partition %s for values from ('%s 00:00Z') to ('%s 00:00Z')"
              .formatted(table, day, day.plusDays(1)));
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
