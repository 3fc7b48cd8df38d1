package io.udaconnect.jpa;

import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.location.DeviceId;
import io.udaconnect.domain.location.Gaze;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.location.Net;
import io.udaconnect.domain.location.Witness;
import io.udaconnect.domain.person.PersonId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;

/**
 * What a net brings up, in the order of keys: from packs and from loose rows, both as of one
 * moment, with one hour of them at a time in memory. Owns its connection. For one thread at a time.
 */
final class Haul extends AbstractSpliterator<Location> implements AutoCloseable {
  private static final int NO_MORE = Integer.MAX_VALUE;

  private final Connection connection;
  private final Net net;
  private final PackReader reader;
  private final ResultSet packs;
  private final ResultSet loose;
  private int packHour = Integer.MIN_VALUE;
  private int looseHour;
  private final LocationColumns columns = new LocationColumns();
  private int[] order = {};
  private int next;

  /**
   * Those of this net, which is not empty; both questions are asked of one snapshot.
   *
   * @param gaze where it matters what is there
   */
  Haul(Connection connection, Net net, Gaze gaze) throws SQLException {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.connection = connection;
    this.net = net;
    reader = new PackReader(gaze);
    if (!net.isEverywhere()) NetQueries.useIndexes(connection);
    packs = NetQueries.packs(connection, net);
    loose = NetQueries.loose(connection, net);
    nextPack();
    nextLoose();
  }

  private void nextPack() throws SQLException {
    int last = packHour;
    packHour = packs.next() ? packs.getInt(1) : NO_MORE;
    if (packHour < last) throw new IllegalStateException("packs out of order");
  }

  private void nextLoose() throws SQLException {
    looseHour = loose.next() ? LocationPack.hour(loose.getLong(1)) : NO_MORE;
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
    DatabaseFailure.refuseIfInterrupted();
    columns.clear();
    for (; packHour == hour; nextPack()) {
      long place = packs.getLong(2);
      reader.tell(hour, place, packs.getBytes(3), net.times(place), columns::add);
    }
    for (; looseHour == hour; nextLoose()) {
      columns.add(
          loose.getLong(1), loose.getLong(2), loose.getLong(3), loose.getInt(4), loose.getInt(5));
    }
    order = columns.inOrder();
    next = 0;
  }

  /** All that is left. */
  void replay(Witness witness) {
    while (advance()) {
      int at = order[next];
      witness.seen(
          columns.person(at), columns.micros(at), columns.latitudeE7(at), columns.longitudeE7(at));
    }
  }

  /** All that is left where it matters, hour by hour, in any order within one. */
  void show(Witness witness) throws SQLException {
    while (Math.min(packHour, looseHour) != NO_MORE) {
      int hour = Math.min(packHour, looseHour);
      for (; packHour == hour; nextPack()) {
        DatabaseFailure.refuseIfInterrupted();
        long place = packs.getLong(2);
        reader.show(hour, place, packs.getBytes(3), net.times(place), witness);
      }
      for (; looseHour == hour; nextLoose()) {
        DatabaseFailure.refuseIfInterrupted();
        witness.seen(loose.getLong(2), loose.getLong(1), loose.getInt(4), loose.getInt(5));
      }
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

  @Override
  public void close() {
    Database.giveBack(connection);
  }
}
