package io.udaconnect.jpa;

import static java.time.ZoneOffset.UTC;

import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.location.DeviceId;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.location.Locations;
import io.udaconnect.domain.location.Net;
import io.udaconnect.domain.location.Witness;
import io.udaconnect.domain.person.PersonId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;

/** Reads locations from PostgreSQL, with flat memory however many there are. */
public final class JdbcLocations implements Locations {
  private static final String SELECT =
      """
      select instant, person_id, device_id, latitude_e7, longitude_e7
      from location
      """;

  private static final String BY_KEY =
      SELECT + "where person_id = ? and instant = ? and device_id = ?";

  private static final String OF_PERSON =
      SELECT
          + """
          where instant >= ? and instant < ? and person_id = ?
          order by instant, person_id, device_id
          """;

  /** One look into the index of one day for each person. */
  private static final String LAST =
      """
      select last.instant, last.person_id, last.device_id, last.latitude_e7, last.longitude_e7
      from location_last_day
      cross join lateral (
        select instant, person_id, device_id, latitude_e7, longitude_e7
        from location
        where person_id = location_last_day.person_id
          and instant >= location_last_day.day
          and instant < location_last_day.day + interval '24 hours'
        order by instant desc, device_id desc
        limit 1) last
      order by location_last_day.person_id
      """;

  /**
   * So many witnesses are told at once. Each gathers tens of megabytes where millions were seen,
   * and more of them at once would not be told sooner.
   */
  private static final int WITNESSES = 4;

  private final Semaphore turns = new Semaphore(WITNESSES, true);
  private final Database database;

  public JdbcLocations(DataSource source) {
    this(source, new Watch());
  }

  JdbcLocations(DataSource source, Watch watch) {
    database = new Database(source, watch);
  }

  @Override
  public Optional<Location> find(LocationKey key) {
    return database.transaction(
        connection -> {
          try (var query = connection.prepareStatement(BY_KEY)) {
            query.setLong(1, key.person().value());
            query.setObject(2, key.instant().atOffset(UTC));
            query.setLong(3, key.device().value());
            try (var result = query.executeQuery()) {
              return result.next() ? Optional.of(location(result)) : Optional.empty();
            }
          }
        });
  }

  @Override
  public Stream<Location> of(PersonId person, TimeRange range) {
    return database.stream(
        OF_PERSON,
        query -> {
          set(query, range);
          query.setLong(3, person.value());
        },
        JdbcLocations::location);
  }

  @Override
  public Stream<Location> in(Net net) {
    if (net.isEmpty()) return Stream.empty();
    var haul = haul(net);
    return StreamSupport.stream(haul, false).onClose(haul::close);
  }

  @Override
  public void replay(Net net, Witness witness) {
    if (net.isEmpty()) return;
    inTurn(
        () -> {
          try (var haul = haul(net)) {
            haul.replay(witness);
          }
        });
  }

  @Override
  public void show(Net net, Witness witness) {
    if (net.isEmpty()) return;
    inTurn(
        () ->
            database.snapshot(
                connection -> {
                  try (connection) {
                    show(connection, net, witness);
                    connection.rollback();
                  }
                  return null;
                }));
  }

  /** First come, first served; who is interrupted meanwhile is not. */
  private void inTurn(Runnable telling) {
    try {
      turns.acquire();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw DatabaseFailure.interrupted(interrupted);
    }
    try {
      telling.run();
    } finally {
      turns.release();
    }
  }

  private static void show(Connection connection, Net net, Witness witness) throws SQLException {
    LocationPack.Reader tell =
        (micros, person, device, latitudeE7, longitudeE7) ->
            witness.seen(person, micros, latitudeE7, longitudeE7);
    try (var pack = NetQueries.packs(connection, net)) {
      while (pack.next()) {
        DatabaseFailure.refuseIfInterrupted();
        LocationPack.decode(pack.getInt(1), pack.getBytes(3), net.times(pack.getLong(2)), tell);
      }
    }
    try (var loose = NetQueries.loose(connection, net)) {
      while (loose.next()) {
        DatabaseFailure.refuseIfInterrupted();
        witness.seen(loose.getLong(2), loose.getLong(1), loose.getInt(4), loose.getInt(5));
      }
    }
  }

  private Haul haul(Net net) {
    return database.snapshot(connection -> new Haul(connection, net));
  }

  @Override
  public Stream<Location> last() {
    return database.stream(LAST, query -> {}, JdbcLocations::location);
  }

  private static void set(PreparedStatement query, TimeRange range) throws SQLException {
    query.setObject(1, bound(range.from()));
    query.setObject(2, bound(range.to()));
  }

  /**
   * The first microsecond that is not before this instant, as locations have microseconds; within
   * the time that locations can have, as PostgreSQL knows fewer years than Java.
   */
  private static OffsetDateTime bound(Instant instant) {
    if (instant.isBefore(LocationKey.EARLIEST)) instant = LocationKey.EARLIEST;
    if (instant.isAfter(LocationKey.END_OF_TIME)) instant = LocationKey.END_OF_TIME;
    return instant.plusNanos(999).truncatedTo(ChronoUnit.MICROS).atOffset(UTC);
  }

  static Location location(ResultSet row) throws SQLException {
    var instant = row.getObject(1, OffsetDateTime.class).toInstant();
    var key = new LocationKey(new PersonId(row.getLong(2)), new DeviceId(row.getLong(3)), instant);
    return new Location(key, new GeoPoint(row.getInt(4), row.getInt(5)));
  }
}
