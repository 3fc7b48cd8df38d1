package io.udaconnect.jpa;

import io.udaconnect.domain.location.Retention;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Drops the partitions of days that are kept no longer. A partition is first detached concurrently,
 * which waits for those who read or write the table, but lets everyone else do so meanwhile; then
 * it is a table that nobody knows. Broken off anywhere, the next run goes on from there.
 */
final class ExpiredDays {
  private static final System.Logger LOG = System.getLogger(ExpiredDays.class.getName());

  static final String LOCK_NOT_AVAILABLE = "55P03";

  /** It waits two seconds for others, but may itself take its time: files of gigabytes go. */
  private static final String OWN_LIMITS = "set lock_timeout = '2s'; set statement_timeout = 0";

  private static final String USUAL_LIMITS = "reset lock_timeout; reset statement_timeout";

  /** One that is leaving comes first: as long as there is one, no other can leave. */
  private static final String PARTITIONS =
      """
      select day.relname, parent.inhparent is not null, coalesce(parent.inhdetachpending, false)
      from pg_class day
      left join pg_inherits parent on parent.inhrelid = day.oid
      where day.relkind = 'r'
        and day.relnamespace = (select relnamespace from pg_class where oid = 'location'::regclass)
        and day.relname like 'location\\_%'
      order by 3 desc, day.relname
      """;

  /** Some rows at a time, and none that somebody writes to: so that no writer waits for it. */
  private static final String FORGET_LAST_DAYS =
      """
      delete from location_last_day
      where person_id in (
        select person_id from location_last_day
        where day < ?
        limit %d
        for update skip locked)
      """;

  private static final String FORGET_PACKS =
      """
      delete from location_pack
      where (hour, place) in (select hour, place from location_pack where hour < ? limit %d)
      """;

  private static final String FORGET_LOOSE = "delete from location_loose where micros < ?";

  private static final int PORTION = 10_000;

  private final Database database;
  private final Retention retention;
  private final InstantSource clock;

  ExpiredDays(Database database, Retention retention, InstantSource clock) {
    this.database = database;
    this.retention = retention;
    this.clock = clock;
  }

  /**
   * A table of a day.
   *
   * @param attached whether it is still a partition
   * @param leaving whether its detaching was broken off
   */
  private record Partition(String table, boolean attached, boolean leaving) {}

  /**
   * Does nothing while somebody else is at it.
   *
   * @return false if a reader held it up
   */
  boolean drop() {
    if (retention.equals(Retention.FOREVER)) return true;
    return database.session(
        connection -> {
          if (!AdvisoryLock.DROPPING_DAYS.tryTake(connection)) return true;
          try {
            return drop(connection, retention.since(now(connection)));
          } finally {
            execute(connection, USUAL_LIMITS);
            AdvisoryLock.DROPPING_DAYS.giveBack(connection);
          }
        });
  }

  /** Dropping is for good, so it takes two clocks to say that a day is over. */
  private Instant now(Connection connection) throws SQLException {
    var here = clock.instant();
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select now()")) {
      row.next();
      var there = row.getObject(1, OffsetDateTime.class).toInstant();
      return here.isBefore(there) ? here : there;
    }
  }

  private static boolean drop(Connection connection, Instant since) throws SQLException {
    try {
      execute(connection, OWN_LIMITS);
      forgetByPlace(connection, since);
      for (var partition : expired(connection, since)) drop(connection, partition);
      forgetLastDays(connection, since);
      return true;
    } catch (SQLException waited) {
      if (!LOCK_NOT_AVAILABLE.equals(waited.getSQLState())) throw waited;
      LOG.log(System.Logger.Level.INFO, "somebody still reads, so a day is dropped later");
      return false;
    }
  }

  /** One that is leaving was expired when that began. */
  private static List<Partition> expired(Connection connection, Instant since) throws SQLException {
    long firstKept = Day.of(since);
    var expired = new ArrayList<Partition>();
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(PARTITIONS)) {
      while (row.next()) {
        var partition = new Partition(row.getString(1), row.getBoolean(2), row.getBoolean(3));
        var day = Day.ofPartition(partition.table);
        if (day.isPresent() && (day.get() < firstKept || partition.leaving)) expired.add(partition);
      }
    }
    return expired;
  }

  private static void drop(Connection connection, Partition partition) throws SQLException {
    if (partition.attached) {
      execute(
          connection,
          "alter table location detach partition "
              + partition.table
              + (partition.leaving ? " finalize" : " concurrently"));
    }
    execute(connection, "drop table " + partition.table);
    LOG.log(System.Logger.Level.INFO, "dropped " + partition.table);
  }

  private static void forgetByPlace(Connection connection, Instant since) throws SQLException {
    long firstKept = Day.of(since);
    try (var delete = connection.prepareStatement(FORGET_PACKS.formatted(PORTION))) {
      delete.setInt(1, LocationPack.hour(Day.startMicros(firstKept)));
      inPortions(delete);
    }
    try (var delete = connection.prepareStatement(FORGET_LOOSE)) {
      delete.setLong(1, Day.startMicros(firstKept));
      delete.executeUpdate();
    }
  }

  private static void forgetLastDays(Connection connection, Instant since) throws SQLException {
    try (var delete = connection.prepareStatement(FORGET_LAST_DAYS.formatted(PORTION))) {
      delete.setObject(1, Day.midnight(Day.of(since)));
      inPortions(delete);
    }
  }

  private static void inPortions(PreparedStatement delete) throws SQLException {
    int deleted;
    do deleted = delete.executeUpdate();
    while (deleted == PORTION);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
