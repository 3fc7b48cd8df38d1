package io.udaconnect.jpa;

import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.Net;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.jpa.UpkeepCounts.Sizes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts loose locations into packs, each into that of its place and hour, beside those that came
 * before. What was on time and what was late go the same way, and in one transaction from here to
 * there: so at any moment a location is in one of both.
 */
final class Packing {
  /** From a place on, those that come next to each other in the index. */
  private static final String TAKE =
      """
      delete from location_loose
      where ctid = any (array(
        select ctid from location_loose
        where (place, micros) >= (?, ?) and micros < ?
        order by place, micros
        limit ?))
      returning place, micros, person_id, device_id, latitude_e7, longitude_e7
      """;

  /** Some megabytes. */
  private static final int PORTION = 50_000;

  private static final String DAY_TO_PACK =
      "select day from location_day_to_pack order by day desc limit 1";

  private static final String OF_DAY =
      """
      select instant, person_id, device_id, latitude_e7, longitude_e7
      from location
      where instant >= ? and instant < ?
      """;

  private static final String INDEX_TOO_LARGE =
      """
      select pg_relation_size('location_loose_place_micros')
        > 2 * pg_relation_size('location_loose') + 2 * 1024 * 1024
      """;

  private static final String SIZES =
      "select (select count(*) from location_loose), pg_database_size(current_database())";

  private static final String DAY_PACKED = "delete from location_day_to_pack where day = ?";

  private static final String DELETE_ROWS =
      """
      delete from %s
      where person_id = ?
      returning floor(extract(epoch from instant) / 3600)::integer, latitude_e7, longitude_e7
      """;

  private static final String DELETE_LOOSE = "delete from location_loose where person_id = ?";

  private final Database database;

  Packing(Database database) {
    this.database = database;
  }

  /**
   * Some loose rows.
   *
   * @param place of the last: the next portion goes on from there
   * @param micros of the last
   */
  private record Portion(int rows, long place, long micros) {
    static final Portion BEFORE_ALL = new Portion(0, Long.MIN_VALUE, Long.MIN_VALUE);
  }

  /** Packs the loose locations of before this instant. */
  void pack(Instant until, UpkeepCounts counts) {
    boolean any = false;
    long end = until.getEpochSecond() * 1_000_000;
    while (database.transaction(Packing::loosenDay)) any = true;
    for (var portion = Optional.of(Portion.BEFORE_ALL); portion.isPresent(); ) {
      var last = portion.get();
      portion = database.transaction(connection -> pack(connection, last, end));
      portion.ifPresent(packed -> counts.packed(packed.rows));
      any |= portion.isPresent();
    }
    if (any) database.session(Packing::tidyUp);
  }

  /** What there is now. */
  Sizes sizes() {
    return database.transaction(
        connection -> {
          try (var statement = connection.createStatement()) {
            statement.execute("set local statement_timeout = 0");
            try (var row = statement.executeQuery(SIZES)) {
              row.next();
              return new Sizes(row.getLong(1), row.getLong(2));
            }
          }
        });
  }

  /** Empty if there was none. */
  private static Optional<Portion> pack(Connection connection, Portion before, long end)
      throws SQLException {
    begin(connection);
    var loose = new HashMap<Packs.At, LocationColumns>();
    var portion = take(connection, before, end, loose);
    var packs = Packs.read(connection, loose.keySet());
    loose.forEach(
        (at, columns) ->
            packs.merge(
                at,
                columns,
                (packed, more) -> {
                  packed.addAll(more);
                  return packed;
                }));
    Packs.write(connection, packs);
    return portion;
  }

  private static void begin(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("set local statement_timeout = 0");
    }
    AdvisoryLock.PACKING.takeAlone(connection);
  }

  private static Optional<Portion> take(
      Connection connection, Portion before, long end, Map<Packs.At, LocationColumns> loose)
      throws SQLException {
    int rows = 0;
    var last = Portion.BEFORE_ALL;
    try (var take = connection.prepareStatement(TAKE)) {
      take.setLong(1, before.place);
      take.setLong(2, before.micros);
      take.setLong(3, end);
      take.setInt(4, PORTION);
      try (var row = take.executeQuery()) {
        while (row.next()) {
          long place = row.getLong(1);
          long micros = row.getLong(2);
          loose
              .computeIfAbsent(
                  new Packs.At(LocationPack.hour(micros), place), at -> new LocationColumns())
              .add(micros, row.getLong(3), row.getLong(4), row.getInt(5), row.getInt(6));
          rows++;
          boolean isLater = place > last.place || (place == last.place && micros >= last.micros);
          if (isLater) last = new Portion(rows, place, micros);
        }
      }
    }
    return rows == 0 ? Optional.empty() : Optional.of(new Portion(rows, last.place, last.micros));
  }

  /**
   * Else the room of what was taken is not used again for minutes, and the index stays as large as
   * it ever was. One process does it: two would wait for each other for ever.
   */
  private static boolean tidyUp(Connection connection) throws SQLException {
    if (!AdvisoryLock.TIDYING_UP.tryTake(connection)) return false;
    try (var statement = connection.createStatement()) {
      statement.execute("set statement_timeout = 0; set lock_timeout = '5s'");
      try {
        tidyUp(statement);
      } finally {
        statement.execute("reset statement_timeout; reset lock_timeout");
      }
    } finally {
      AdvisoryLock.TIDYING_UP.giveBack(connection);
    }
    return true;
  }

  /** What is broken off, because somebody reads for long, is done the next time. */
  private static void tidyUp(Statement statement) throws SQLException {
    try {
      statement.execute("vacuum location_loose");
      if (isIndexTooLarge(statement)) {
        statement.execute("drop index concurrently if exists location_loose_place_micros_ccnew");
        statement.execute("reindex index concurrently location_loose_place_micros");
      }
    } catch (SQLException waited) {
      if (!ExpiredDays.LOCK_NOT_AVAILABLE.equals(waited.getSQLState())) throw waited;
    }
  }

  private static boolean isIndexTooLarge(Statement statement) throws SQLException {
    try (var row = statement.executeQuery(INDEX_TOO_LARGE)) {
      row.next();
      return row.getBoolean(1);
    }
  }

  /** Takes a person's locations of a day out of its partition, and of wherever else they are. */
  static int forget(Connection connection, PersonId person, String partition) throws SQLException {
    begin(connection);
    var packs = Packs.read(connection, deleteRows(connection, person, partition));
    packs.replaceAll((at, columns) -> columns.without(person.value()));
    Packs.write(connection, packs);
    try (var delete = connection.prepareStatement(DELETE_LOOSE)) {
      delete.setLong(1, person.value());
      return delete.executeUpdate();
    }
  }

  /** Tells in which packs they may be. */
  private static Set<Packs.At> deleteRows(Connection connection, PersonId person, String partition)
      throws SQLException {
    var packs = new HashSet<Packs.At>();
    try (var delete = connection.prepareStatement(DELETE_ROWS.formatted(partition))) {
      delete.setLong(1, person.value());
      try (var row = delete.executeQuery()) {
        while (row.next()) {
          packs.add(new Packs.At(row.getInt(1), Net.place(row.getInt(2), row.getInt(3))));
        }
      }
    }
    return packs;
  }

  /**
   * Copies the locations of a day that was there before packs were; those that came since, and are
   * loose or packed already, become one with theirs.
   *
   * @return false if there is no such day
   */
  private static boolean loosenDay(Connection connection) throws SQLException {
    begin(connection);
    var day = dayToPack(connection);
    if (day.isEmpty()) return false;
    try (var query = connection.prepareStatement(OF_DAY)) {
      query.setFetchSize(Cursor.PORTION);
      query.setObject(1, day.get());
      query.setObject(2, day.get().plusDays(1));
      try (var row = query.executeQuery()) {
        var portion = new ArrayList<Location>();
        while (row.next()) {
          portion.add(JdbcLocations.location(row));
          if (portion.size() == PORTION) loosen(connection, portion);
        }
        loosen(connection, portion);
      }
    }
    try (var delete = connection.prepareStatement(DAY_PACKED)) {
      delete.setObject(1, day.get());
      return delete.executeUpdate() > 0;
    }
  }

  private static Optional<OffsetDateTime> dayToPack(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(DAY_TO_PACK)) {
      return row.next() ? Optional.of(row.getObject(1, OffsetDateTime.class)) : Optional.empty();
    }
  }

  private static void loosen(Connection connection, List<Location> portion) throws SQLException {
    LocationCopy.looseRows(connection, portion);
    portion.clear();
  }
}
