package io.udaconnect.jpa;

import io.udaconnect.domain.location.Net;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;

/** What the database is asked for, to bring up what is in a net: packs and loose rows. */
final class NetQueries {
  private static final String PACKS =
      """
      select hour, place, records
      from location_pack
      where hour between ? and ? %s
      """;

  private static final String PACKS_EVERYWHERE = PACKS.formatted("");
  private static final String PACKS_AT_ANY_TIME = PACKS.formatted("and place = any(?)");

  /**
   * Hour by hour, which needs no sorting, through as many hours as have any packs. The "offset 0"
   * keeps the planner from turning it round.
   */
  private static final String PACKS_BY_HOUR =
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

  private static final String PACKS_BY_HOUR_EVERYWHERE = PACKS_BY_HOUR.formatted("");
  private static final String PACKS_BY_HOUR_AT_ANY_TIME =
      PACKS_BY_HOUR.formatted("and place = any(?)");

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

  /** Their hours, places and records, in whatever order. */
  static ResultSet packs(Connection connection, Net net) throws SQLException {
    return packs(connection, net, PACKS_EVERYWHERE, PACKS_AT_ANY_TIME);
  }

  /** The same, hour by hour. */
  static ResultSet packsByHour(Connection connection, Net net) throws SQLException {
    return packs(connection, net, PACKS_BY_HOUR_EVERYWHERE, PACKS_BY_HOUR_AT_ANY_TIME);
  }

  private static ResultSet packs(
      Connection connection, Net net, String everywhere, String atAnyTime) throws SQLException {
    if (!net.isAnyTime()) return packsAtHours(connection, net);
    var query = query(connection, net.isEverywhere() ? everywhere : atAnyTime, PACKS_PORTION);
    query.setInt(1, LocationPack.hour(net.range().start(0)));
    query.setInt(2, LocationPack.hour(net.range().end(0) - 1));
    if (!net.isEverywhere()) {
      query.setArray(3, connection.createArrayOf("int8", net.places().toArray()));
    }
    return query.executeQuery();
  }

  private static ResultSet packsAtHours(Connection connection, Net net) throws SQLException {
    var asked = PlacesByHour.of(net);
    var query = query(connection, Packs.READ, PACKS_PORTION);
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

  private static PreparedStatement query(Connection connection, String sql, int portion)
      throws SQLException {
    var query = connection.prepareStatement(sql);
    query.setFetchSize(portion);
    return query;
  }
}
