package io.udaconnect.jpa;

import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.location.LocationStore;
import io.udaconnect.domain.location.Retention;
import io.udaconnect.domain.person.PersonId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/**
 * Locations in PostgreSQL. A batch is copied straight into the table, without those that are there
 * already. Which are, is asked only for those that {@link RecentKeys} suspects; where that is not
 * enough, the unique index refuses the batch, and it comes again with all of its keys asked for.
 */
public final class JdbcLocationStore implements LocationStore {
  /** Day by day in the order of the index: neighbours in it come together. */
  private static final Comparator<Location> BY_DAY_AND_INDEX =
      Comparator.<Location>comparingLong(Day::of)
          .thenComparingLong(location -> location.person().value())
          .thenComparingLong(location -> location.key().micros())
          .thenComparingLong(location -> location.key().device().value());

  /**
   * One round trip, with the begin of the transaction in it; the lock comes before the look. The
   * limit that is set for questions does not hold for a batch: one that waits for a slow disk would
   * begin anew, and wait for it again.
   */
  private static final String REMOVED =
      "set local statement_timeout = 0;"
          + AdvisoryLock.APPENDING.shared()
          + ";select id from person_removed where id = any(?)";

  /**
   * A range of days lets the planner leave out all others; "limit 1" keeps it to one look into the
   * index for each key, however many locations there are. Days and microseconds apart, because both
   * are multiplied as floating point, which has no room for all microseconds of two thousand years.
   */
  private static final String KNOWN =
      """
      select asked.number, known.latitude_e7, known.longitude_e7
      from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[]) with ordinality
        as asked (person_id, day, micros, device_id, number)
      cross join lateral (
        select latitude_e7, longitude_e7
        from location
        where person_id = asked.person_id
          and instant = timestamptz 'epoch'
            + asked.day * interval '24 hours' + asked.micros * interval '1 microsecond'
          and device_id = asked.device_id
          and instant >= ? and instant < ?
        limit 1) known
      """;

  /** After an unforeseen repeat: in so many batches every key is asked for. */
  private static final int CAREFUL_BATCHES = 20;

  /** Each is lost to another writer of the same keys, or of the same days. */
  private static final int ATTEMPTS = 10;

  private final Database database;
  private final LocationDays days;
  private final Retention retention;
  private final InstantSource clock;
  private final RecentKeys recent = new RecentKeys();
  private final LastDays lastDays = new LastDays();

  /** How many of the next batches have all of their keys asked for. */
  private final AtomicInteger careful;

  /** Keeps locations for ever. */
  public JdbcLocationStore(DataSource source) {
    this(source, Retention.FOREVER, InstantSource.system());
  }

  /** Careful at first: what a stopped writer did not finish comes again. */
  public JdbcLocationStore(DataSource source, Retention retention, InstantSource clock) {
    this(source, retention, clock, CAREFUL_BATCHES);
  }

  JdbcLocationStore(DataSource source, Retention retention, InstantSource clock, int careful) {
    database = new Database(source);
    days = new LocationDays(database);
    this.retention = retention;
    this.clock = clock;
    this.careful = new AtomicInteger(careful);
  }

  /** Somebody else came in between; all is rolled back. */
  private static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Overtaken(SQLException why) {
      super(why.getMessage(), why, false, false);
    }
  }

  /**
   * What is done to a batch.
   *
   * @param unforeseen whether a repeat was found that was not suspected
   */
  private record Outcome(
      Appended appended,
      List<Location> fresh,
      SortedMap<Long, Long> lastDays,
      boolean unforeseen) {}

  @Override
  public Appended append(List<Location> batch) {
    for (int attempt = 1; ; attempt++) {
      var since = retention.since(clock.instant());
      var sorted = new ArrayList<Location>(batch.size());
      for (var location : batch) if (!location.instant().isBefore(since)) sorted.add(location);
      int expired = batch.size() - sorted.size();
      if (sorted.isEmpty()) return new Appended(0, 0, 0, 0, expired);
      sorted.sort(BY_DAY_AND_INDEX); // stable: what came first stays first
      days.prepare(sorted);
      try {
        return settle(database.transaction(connection -> append(connection, sorted)), expired);
      } catch (Overtaken overtaken) {
        careful.set(CAREFUL_BATCHES);
        days.forget();
        if (attempt == ATTEMPTS) throw overtaken;
      }
    }
  }

  /** Remembers what is committed. */
  private Appended settle(Outcome outcome, int expired) {
    recent.add(outcome.fresh);
    lastDays.remember(outcome.lastDays);
    careful.updateAndGet(left -> outcome.unforeseen ? CAREFUL_BATCHES : Math.max(0, left - 1));
    var done = outcome.appended;
    return new Appended(
        done.stored(), done.repeated(), done.differing(), done.forgotten(), expired);
  }

  private Outcome append(Connection connection, List<Location> sorted) throws SQLException {
    var removed = removed(connection, sorted);
    var suspects =
        careful.get() > 0
            ? sorted
            : sorted.stream().filter(location -> recent.mayHold(location.key())).toList();
    var known = known(connection, suspects);
    var fresh = new ArrayList<Location>(sorted.size());
    int forgotten = 0;
    int differing = 0;
    Location newest = null;
    for (var location : sorted) {
      if (removed.contains(location.person().value())) {
        forgotten++;
        continue;
      }
      var first = known.get(location.key());
      if (first == null && newest != null && newest.key().equals(location.key())) {
        first = newest.point();
      }
      if (first == null) {
        fresh.add(location);
        newest = location;
      } else if (!first.equals(location.point())) {
        differing++;
      }
    }
    copy(connection, fresh);
    var news = lastDays.news(fresh);
    LastDays.note(connection, news);
    int repeated = sorted.size() - fresh.size() - forgotten;
    return new Outcome(
        new Appended(fresh.size(), repeated, differing, forgotten, 0),
        fresh,
        news,
        !known.keySet().stream().allMatch(recent::mayHold));
  }

  /** Those in the batch who were removed; from now on, until the end of this, nobody else is. */
  private static Set<Long> removed(Connection connection, List<Location> batch)
      throws SQLException {
    var removed = new HashSet<Long>();
    try (var query = connection.prepareStatement(REMOVED)) {
      query.setArray(1, numbers(connection, batch, location -> location.person().value()));
      query.execute();
      query.getMoreResults();
      query.getMoreResults();
      try (var row = query.getResultSet()) {
        while (row.next()) removed.add(row.getLong(1));
      }
    }
    return removed;
  }

  private static java.sql.Array numbers(
      Connection connection, List<Location> batch, ToLongFunction<Location> number)
      throws SQLException {
    return connection
        .unwrap(PGConnection.class)
        .createArrayOf("int8", batch.stream().mapToLong(number).toArray());
  }

  /** Where those of these keys are that are there already. */
  private static Map<LocationKey, GeoPoint> known(Connection connection, List<Location> batch)
      throws SQLException {
    if (batch.isEmpty()) return Map.of();
    var known = new HashMap<LocationKey, GeoPoint>();
    try (var query = connection.prepareStatement(KNOWN)) {
      query.setArray(1, numbers(connection, batch, location -> location.person().value()));
      query.setArray(2, numbers(connection, batch, Day::of));
      query.setArray(3, numbers(connection, batch, Day::micros));
      query.setArray(4, numbers(connection, batch, location -> location.key().device().value()));
      query.setObject(5, Day.midnight(Day.of(batch.get(0))));
      query.setObject(6, Day.midnight(Day.of(batch.get(batch.size() - 1)) + 1));
      try (var row = query.executeQuery()) {
        while (row.next()) {
          var key = batch.get(row.getInt(1) - 1).key();
          known.put(key, new GeoPoint(row.getInt(2), row.getInt(3)));
        }
      }
    }
    return known;
  }

  private static void copy(Connection connection, List<Location> fresh) throws SQLException {
    if (fresh.isEmpty()) return;
    try {
      LocationCopy.rows(connection, fresh);
    } catch (PSQLException refusal) {
      if (isTaken(refusal) || isWithoutPartition(refusal)) throw new Overtaken(refusal);
      throw refusal;
    }
    LocationCopy.looseRows(connection, fresh);
  }

  private static boolean isTaken(PSQLException refusal) {
    return PSQLState.UNIQUE_VIOLATION.getState().equals(refusal.getSQLState());
  }

  /**
   * A day that is expired, or was dropped by hand: a check that no constraint's name stands for.
   */
  private static boolean isWithoutPartition(PSQLException refusal) {
    var message = refusal.getServerErrorMessage();
    return PSQLState.CHECK_VIOLATION.getState().equals(refusal.getSQLState())
        && message != null
        && message.getConstraint() == null;
  }

  /**
   * First the person is declared removed, which waits for the batches under way; every later batch
   * leaves theirs out. Then their locations go, day by day. Broken off between, it is to be called
   * again.
   */
  @Override
  public void forget(PersonId person) {
    database.transaction(connection -> declareRemoved(connection, person));
    for (var day : database.transaction(JdbcLocationStore::partitions)) {
      database.transaction(connection -> delete(connection, day, person));
    }
  }

  private static int declareRemoved(Connection connection, PersonId person) throws SQLException {
    AdvisoryLock.APPENDING.takeAlone(connection);
    update(connection, "insert into person_removed (id) values (?) on conflict do nothing", person);
    return update(connection, "delete from location_last_day where person_id = ?", person);
  }

  private static List<String> partitions(Connection connection) throws SQLException {
    var partitions = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select inhrelid::regclass from pg_inherits where inhparent = 'location'::regclass")) {
      while (row.next()) partitions.add(row.getString(1));
    }
    return partitions;
  }

  /** From a partition that was dropped meanwhile they are gone already. */
  private static int delete(Connection connection, String partition, PersonId person)
      throws SQLException {
    try {
      return Packing.forget(connection, person, partition);
    } catch (SQLException refusal) {
      if (!PSQLState.UNDEFINED_TABLE.getState().equals(refusal.getSQLState())) throw refusal;
      connection.rollback();
      return 0;
    }
  }

  private static int update(Connection connection, String sql, PersonId person)
      throws SQLException {
    try (var update = connection.prepareStatement(sql)) {
      update.setLong(1, person.value());
      return update.executeUpdate();
    }
  }
}
