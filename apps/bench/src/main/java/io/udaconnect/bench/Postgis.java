package io.udaconnect.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.time.format.DateTimeFormatter.BASIC_ISO_DATE;

import io.udaconnect.launcher.Database;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.CompletionException;
import org.postgresql.PGConnection;

/**
 * The same crowd in a table as PostGIS likes it best: a partition a day, each clustered by place,
 * with a GiST over place, one over place and time, and an index by person and time.
 */
final class Postgis {
  private static final String TABLE =
      """
      create extension if not exists postgis;
      create extension if not exists btree_gist;
      drop schema if exists bench cascade;
      create schema bench;
      create table bench.seen (
        instant timestamptz not null,
        person_id bigint not null,
        place geography(point, 4326) not null
      ) partition by range (instant);
      """;

  private static final String DAY =
      """
      create table bench.seen_%1$s partition of bench.seen for values from ('%2$s') to ('%3$s')
      """;

  private static final String INDEXES =
      """
      set maintenance_work_mem = '256MB';
      create index seen_%1$s_place on bench.seen_%1$s using gist (place);
      cluster bench.seen_%1$s using seen_%1$s_place;
      create index seen_%1$s_place_instant on bench.seen_%1$s using gist (place, instant);
      create index seen_%1$s_person on bench.seen_%1$s (person_id, instant);
      """;

  private static final String SIZES =
      """
      select sum(pg_total_relation_size(relid)) from pg_partition_tree('bench.seen')
      """;

  private final Database database;

  Postgis(Database database) {
    this.database = database;
  }

  /** Throws away what was there. */
  void fill(Crowd crowd) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(TABLE);
      for (int day = 0; day < crowd.size().days(); day++) {
        var date = crowd.date(day);
        statement.execute(
            DAY.formatted(name(crowd, day), midnight(date), midnight(date.plusDays(1))));
      }
      DayWriters.write(crowd, day -> writeDay(crowd, day), "PostGIS cannot be filled");
      statement.execute("vacuum (analyze) bench.seen");
      statement.execute("comment on schema bench is '" + mark(crowd) + "'");
    }
  }

  /** Whether all of this crowd went in before. */
  boolean holds(Crowd crowd) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select obj_description(to_regnamespace('bench'), 'pg_namespace')")) {
      row.next();
      return mark(crowd).equals(row.getString(1));
    }
  }

  private static String mark(Crowd crowd) {
    return crowd.size() + " from person " + crowd.id(0);
  }

  /** Bytes of table and indexes together. */
  long bytes() throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery(SIZES)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void writeDay(Crowd crowd, int day) {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      for (int slice = 0; slice < crowd.slices(day); slice++) copy(connection, crowd, day, slice);
      statement.execute(INDEXES.formatted(name(crowd, day)));
      System.err.println("PostGIS has " + crowd.date(day));
    } catch (SQLException | IOException e) {
      throw new CompletionException(e);
    }
  }

  private static void copy(Connection connection, Crowd crowd, int day, int slice)
      throws SQLException, IOException {
    var rows = new StringBuilder();
    for (var location : crowd.slice(day, slice)) {
      rows.append(location.instant())
          .append('\t')
          .append(location.person().value())
          .append("\tPOINT(")
          .append(location.point().longitudeDegrees())
          .append(' ')
          .append(location.point().latitudeDegrees())
          .append(")\n");
    }
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn(
            "copy bench.seen_" + name(crowd, day) + " from stdin",
            new ByteArrayInputStream(rows.toString().getBytes(US_ASCII)));
  }

  private static String name(Crowd crowd, int day) {
    return BASIC_ISO_DATE.format(crowd.date(day));
  }

  static Instant midnight(LocalDate date) {
    return date.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
