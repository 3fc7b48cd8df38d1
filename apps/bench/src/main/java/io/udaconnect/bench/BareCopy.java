package io.udaconnect.bench;

import io.udaconnect.domain.location.Location;
import io.udaconnect.jpa.LocationCopy;
import io.udaconnect.launcher.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;

/**
 * How fast the same rows go in where nothing is asked of them: one connection, binary COPY in
 * batches that are each committed, in the order in which they were sent, into an empty table made
 * like the real one, keys and days included. The batches are encoded beforehand.
 */
final class BareCopy {
  static final int BATCH = 5_000;
  private static final int MOST = 2_000_000;
  private static final String TABLE = "location_bare_copy";

  private BareCopy() {}

  /** Rows a second. */
  static double rate(World world, int rows, Database database) throws SQLException {
    int count = Math.min(rows, MOST);
    if (count == 0) return 0;
    List<byte[]> batches = new ArrayList<>();
    for (int from = 0; from < count; from += BATCH) {
      List<Location> batch =
          IntStream.range(from, Math.min(count, from + BATCH)).mapToObj(world::location).toList();
      batches.add(LocationCopy.encode(batch));
    }
    try (var connection = database.connect()) {
      make(connection, world, count);
      try {
        long began = System.nanoTime();
        for (var batch : batches) copy(connection, batch);
        return count / ((System.nanoTime() - began) / 1e9);
      } finally {
        run(connection, "drop table " + TABLE);
      }
    }
  }

  private static void make(Connection connection, World world, int count) throws SQLException {
    run(connection, "drop table if exists " + TABLE);
    run(
        connection,
        "create table " + TABLE + " (like location including all) partition by range (instant)");
    long day = 86_400_000_000L;
    long last = IntStream.range(0, count).mapToLong(world::micros).max().orElseThrow() / day;
    for (long at = world.earliestMicros() / day; at <= last; at++) {
      run(
          connection,
          "create table %s_%d partition of %s for values from (%s) to (%s)"
              .formatted(TABLE, at, TABLE, date(at), date(at + 1)));
    }
  }

  private static String date(long day) {
    return "'" + java.time.LocalDate.ofEpochDay(day) + " 00:00Z'";
  }

  private static void copy(Connection connection, byte[] batch) throws SQLException {
    var copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(
                "copy %s (%s) from stdin (format binary)".formatted(TABLE, LocationCopy.COLUMNS));
    copy.writeToCopy(batch, 0, batch.length);
    copy.endCopy();
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
