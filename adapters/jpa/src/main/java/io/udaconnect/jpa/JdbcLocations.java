package io.udaconnect.jpa;

import static java.time.ZoneOffset.UTC;

import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.location.DeviceId;
import io.udaconnect.domain.location.Gaze;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.location.Locations;
import io.udaconnect.domain.location.Net;
import io.udaconnect.domain.location.Witness;
import io.udaconnect.domain.person.PersonId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
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
   * So many witnesses are told at once: more than there are processors would not be told sooner,
   * and each gathers tens of megabytes where millions were seen.
   */
  static final int WITNESSES = Math.max(2, Math.min(4, Runtime.getRuntime().availableProcessors()));

  /**
   * So many connections are lent at once to those who read many locations, some as slowly as
   * whoever asked. The others of a pool of ten are for short questions, and for health: a service
   * that has much to do is still ready.
   */
  private static final int READERS = 7;

  private final Semaphore witnesses = new Semaphore(WITNESSES, true);
  private final Semaphore readers = new Semaphore(READERS, true);
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
    return reading(
        () ->
            database.stream(
                OF_PERSON,
                query -> {
                  set(query, range);
                  query.setLong(3, person.value());
                },
                JdbcLocations::location));
  }

  @Override
  public Stream<Location> in(Net net, Gaze gaze) {
    if (net.isEmpty()) return Stream.empty();
    return reading(
        () -> {
          var haul = haul(net, gaze);
          return StreamSupport.stream(haul, false).onClose(haul::close);
        });
  }

  /** In turn, which ends when the stream is closed. */
  private Stream<Location> reading(Supplier<Stream<Location>> opening) {
    acquire(readers);
    try {
      return opening.get().onClose(readers::release);
    } catch (Throwable failure) {
      readers.release();
      throw failure;
    }
  }

  @Override
  public void replay(Net net, Witness witness) {
    if (net.isEmpty()) return;
    telling(
        () -> {
          try (var haul = haul(net, Gaze.EVERYWHERE)) {
            haul.replay(witness);
          }
        });
  }

  @Override
  public void show(Net net, Witness witness) {
    if (net.isEmpty()) return;
    telling(
        () ->
            database.snapshot(
                connection -> {
                  try (var haul = new Haul(connection, net, witness::looksAt)) {
                    haul.show(witness);
                  }
                  return null;
                }));
  }

  /** In turn: of those who read, and of those who gather what they read. */
  private void telling(Runnable work) {
    inTurn(witnesses, () -> inTurn(readers, work));
  }

  private static void inTurn(Semaphore turns, Runnable work) {
    acquire(turns);
    try {
      work.run();
    } finally {
      turns.release();
    }
  }

  /** First come, first served; who is interrupted meanwhile is not. */
  private static void acquire(Semaphore turns) {
    try {
      turns.acquire();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw DatabaseFailure.interrupted(interrupted);
    }
  }

  /** How many wait for their turn. */
  int waiting() {
    return witnesses.getQueueLength() + readers.getQueueLength();
  }

  private Haul haul(Net net, Gaze gaze) {
    return database.snapshot(connection -> new Haul(connection, net, gaze));
  }

  @Override
  public Stream<Location> last() {
    return reading(() -> database.stream(LAST, query -> {}, JdbcLocations::location));
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
