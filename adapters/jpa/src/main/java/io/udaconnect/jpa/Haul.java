package io.udaconnect.jpa;

import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.location.DeviceId;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.location.Net;
import io.udaconnect.domain.location.Witness;
import io.udaconnect.domain.person.PersonId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;

/**
 * What a net brings up, in the order of keys: from packs and from loose rows, both as of one
 * moment, with one hour of them at a time in memory. Owns its connection. For one thread at a time.
 */
final class Haul extends AbstractSpliterator<Location> implements AutoCloseable {
  private static final String PACKS =
      """
      select hour, place, records
      from location_pack
      where hour between ? and ? %s
      order by hour
      """;

  private static final String PACKS_EVERYWHERE = PACKS.formatted("");
  private static final String PACKS_AT_ANY_TIME = PACKS.formatted("and place = any(?)");

  /** One look into the index for each; they come in the order in which they are asked for. */
  private static final String PACKS_AT_HOURS =
      """
      select pack.hour, pack.place, pack.records
      from unnest(?::integer[], ?::bigint[]) as asked (hour, place)
      cross join lateral (
        select hour, place, records
        from location_pack
        where hour = asked.hour and place = asked.place
        limit 1) pack
      """;

  private static final String LOOSE_EVERYWHERE =
      """
      select place, micros, person_id, device_id, latitude_e7, longitude_e7
      from location_loose
      where micros >= ? and micros < ?
      order by micros
      """;

  /** One look into the index for each span. */
  private static final String LOOSE_AT_TIMES =
      """
      select loose.place, loose.micros, loose.person_id, loose.device_id,
        loose.latitude_e7, loose.longitude_e7
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

  private static final int NO_MORE = Integer.MAX_VALUE;

  private final Connection connection;
  private final Net net;
  private final ResultSet packs;
  private final ResultSet loose;
  private int packHour = Integer.MIN_VALUE;
  private int looseHour;
  private final LocationColumns columns = new LocationColumns();
  private int[] order = {};
  private int next;

  /** Those of this net, which is not empty; both questions are asked of one snapshot. */
  Haul(Connection connection, Net net) throws SQLException {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.connection = connection;
    this.net = net;
    packs = packs();
    loose = loose();
    nextPack();
    nextLoose();
  }

  private ResultSet packs() throws SQLException {
    var range = net.range();
    if (!net.isAnyTime() && !net.isEverywhere()) {
      var asked = PlacesByHour.of(net);
      var query = query(PACKS_AT_HOURS, PACKS_PORTION);
      query.setArray(1, connection.createArrayOf("int4", asked.hours().toArray()));
      query.setArray(2, connection.createArrayOf("int8", asked.places().toArray()));
      return query.executeQuery();
    }
    var query = query(net.isEverywhere() ? PACKS_EVERYWHERE : PACKS_AT_ANY_TIME, PACKS_PORTION);
    query.setInt(1, LocationPack.hour(range.start(0)));
    query.setInt(2, LocationPack.hour(range.end(0) - 1));
    if (!net.isEverywhere()) {
      query.setArray(3, connection.createArrayOf("int8", net.places().toArray()));
    }
    return query.executeQuery();
  }

  private ResultSet loose() throws SQLException {
    if (net.isEverywhere()) {
      var query = query(LOOSE_EVERYWHERE, Cursor.PORTION);
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
    var query = query(LOOSE_AT_TIMES, Cursor.PORTION);
    query.setArray(1, connection.createArrayOf("int8", places.toArray()));
    query.setArray(2, connection.createArrayOf("int8", starts.toArray()));
    query.setArray(3, connection.createArrayOf("int8", ends.toArray()));
    return query.executeQuery();
  }

  private PreparedStatement query(String sql, int portion) throws SQLException {
    var query = connection.prepareStatement(sql);
    query.setFetchSize(portion);
    return query;
  }

  private void nextPack() throws SQLException {
    int last = packHour;
    packHour = packs.next() ? packs.getInt(1) : NO_MORE;
    if (packHour < last) throw new IllegalStateException("packs out of order");
  }

  private void nextLoose() throws SQLException {
    looseHour = loose.next() ? LocationPack.hour(loose.getLong(2)) : NO_MORE;
  }

  /** Whether there is another; then it is at the next place in the order. */
  private boolean advance() {
    next++;
    try {
      while (next >= order.length) {
        if (Math.min(packHour, looseHour) == NO_MORE) return false;
        bringUp(Math.min(packHour, looseHour));
      }
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
    return true;
  }

  private void bringUp(int hour) throws SQLException {
    columns.clear();
    for (; packHour == hour; nextPack()) {
      LocationPack.decode(hour, packs.getBytes(3), net.times(packs.getLong(2)), columns);
    }
    for (; looseHour == hour; nextLoose()) {
      columns.add(
          loose.getLong(2), loose.getLong(3), loose.getLong(4), loose.getInt(5), loose.getInt(6));
    }
    order = columns.inOrder();
    next = 0;
  }

  /** All that is left. */
  void show(Witness witness) {
    while (advance()) {
      int at = order[next];
      witness.seen(
          columns.person(at), columns.micros(at), columns.latitudeE7(at), columns.longitudeE7(at));
    }
  }

  @Override
  public boolean tryAdvance(Consumer<? super Location> action) {
    if (!advance()) return false;
    int at = order[next];
    var key =
        new LocationKey(
            new PersonId(columns.person(at)),
            new DeviceId(columns.device(at)),
            LocationKey.ofMicros(columns.micros(at)));
    action.accept(new Location(key, new GeoPoint(columns.latitudeE7(at), columns.longitudeE7(at))));
    return true;
  }

  /** Never fails: what was read was read, and a broken connection has nothing left to give back. */
  @Override
  public void close() {
    try (connection) {
      connection.rollback();
    } catch (SQLException broken) {
      return;
    }
  }
}
