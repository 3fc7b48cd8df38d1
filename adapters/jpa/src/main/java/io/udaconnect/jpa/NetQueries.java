package io.udaconnect.jpa;

import io.udaconnect.domain.location.Net;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import org.postgresql.PGStatement;

/** What the database is asked for, to bring up what is in a net: packs and loose rows. */
final class NetQueries {
  /**
   * Hour by hour, which needs no sorting, through as many hours as have any packs. The "offset 0"
   * keeps the planner from turning it round.
   */
  private static final String PACKS =
      """
      select pack.hour, pack.place, pack.records
      from generate_series(
          greatest(?, (select min(hour) from location_pack)),
          least(?, (select max(hour) from location_pack))) as asked (hour)
      cross join lateral (
        select hour, place, records
        from location_pack
        where hour = asked.hour %s
        offset 0) pack
      """;

  private static final String PACKS_EVERYWHERE = PACKS.formatted("");
  private static final String PACKS_AT_ANY_TIME = PACKS.formatted("and place = any(?)");

  private static final String LOOSE_EVERYWHERE =
      """
      select micros, person_id, device_id, latitude_e7, longitude_e7
      from location_loose
      where micros >= ? and micros < ?
      order by micros
      """;

  /** One look into the index for each span. */
  private static final String LOOSE_AT_TIMES =
      """
      select loose.micros, loose.person_id, loose.device_id, loose.latitude_e7, loose.longitude_e7
      from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as asked (place, since, until)
      cross join lateral (
        select *
        from location_loose
        where place = asked.place and micros >= asked.since and micros < asked.until
        offset 0) loose
      order by loose.micros
      """;

  /** A few megabytes. */
  private static final int PACKS_PORTION = 500;

  private NetQueries() {}

  /**
   * Until the end of the transaction. A connection keeps its plans: one that was made while a table
   * was nearly empty would read all of it for each span, once it has grown. Nor is it worth while
   * to compile them, which a server that can takes for worth while by what it thinks they cost.
   */
  static void useIndexes(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("set local enable_seqscan = off; set local jit = off");
    }
  }

  /** Their hours, places and records, hour by hour. */
  static ResultSet packs(Connection connection, Net net) throws SQLException {
    if (!net.isAnyTime()) return packsAtHours(connection, net);
    var query = packs(connection, net.isEverywhere() ? PACKS_EVERYWHERE : PACKS_AT_ANY_TIME);
    query.setInt(1, LocationPack.hour(net.range().start(0)));
    query.setInt(2, LocationPack.hour(net.range().end(0) - 1));
    if (!net.isEverywhere()) {
      query.setArray(3, connection.createArrayOf("int8", net.places().toArray()));
    }
    return query.executeQuery();
  }

  private static ResultSet packsAtHours(Connection connection, Net net) throws SQLException {
    var asked = PlacesByHour.of(net);
    var query = packs(connection, Packs.READ);
    query.setArray(1, connection.createArrayOf("int4", asked.hours().toArray()));
    query.setArray(2, connection.createArrayOf("int8", asked.places().toArray()));
    return query.executeQuery();
  }

  /** Their micros, persons, devices, latitudes and longitudes, in the order of time. */
  static ResultSet loose(Connection connection, Net net) throws SQLException {
    if (net.isEverywhere()) {
      var query = query(connection, LOOSE_EVERYWHERE, Cursor.PORTION);
      query.setLong(1, net.range().start(0));
      query.setLong(2, net.range().end(0));
      return query.executeQuery();
    }
    var places = new ArrayList<Long>();
    var starts = new ArrayList<Long>();
    var ends = new ArrayList<Long>();
    for (long place : net.places()) {
      var times = net.times(place);
      for (int span = 0; span < times.count(); span++) {
        places.add(place);
        starts.add(times.start(span));
        ends.add(times.end(span));
      }
    }
    var query = query(connection, LOOSE_AT_TIMES, Cursor.PORTION);
    query.setArray(1, connection.createArrayOf("int8", places.toArray()));
    query.setArray(2, connection.createArrayOf("int8", starts.toArray()));
    query.setArray(3, connection.createArrayOf("int8", ends.toArray()));
    return query.executeQuery();
  }

  /** Answered in bytes from the first time on: in hexadecimal, packs take three times as long. */
  private static PreparedStatement packs(Connection connection, String sql) throws SQLException {
    var query = query(connection, sql, PACKS_PORTION);
    query.unwrap(PGStatement.class).setPrepareThreshold(-1);
    return query;
  }

  private static PreparedStatement query(Connection connection, String sql, int portion)
      throws SQLException {
    var query = connection.prepareStatement(sql);
    query.setFetchSize(portion);
    return query;
  }
}
