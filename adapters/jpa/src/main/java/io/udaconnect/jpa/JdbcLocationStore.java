package io.udaconnect.jpa;

import static java.time.ZoneOffset.UTC;

import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationStore;
import io.udaconnect.domain.person.PersonId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Locations in PostgreSQL: a batch is copied into a temporary table of the connection, and from
 * there whatever is new goes into the table of all locations.
 */
public final class JdbcLocationStore implements LocationStore {
  /** The order of the unique index: neighbours in it come together, and two writers never cross. */
  private static final Comparator<Location> BY_INDEX =
      Comparator.<Location>comparingLong(location -> location.person().value())
          .thenComparing(Location::instant)
          .thenComparingLong(location -> location.key().device().value());

  /** One round trip, with the begin of the transaction in it. */
  private static final String BEGIN =
      AdvisoryLock.APPENDING.shared()
          + ";"
          + """
          create temporary table if not exists location_batch (
            instant timestamptz not null,
            person_id bigint not null,
            device_id bigint not null,
            latitude_e7 integer not null,
            longitude_e7 integer not null
          ) on commit delete rows
          """;

  private static final String COPY =
      "copy pg_temp.location_batch (" + LocationCopy.COLUMNS + ") from stdin (format binary)";

  /** Of one key the first row of the batch wins: it is read in the order in which it was copied. */
  private static final String INSERT =
      """
      insert into location (instant, person_id, device_id, latitude_e7, longitude_e7)
      select instant, person_id, device_id, latitude_e7, longitude_e7
      from pg_temp.location_batch b
      where not exists (select from person_removed r where r.id = b.person_id)
      on conflict (person_id, instant, device_id) do nothing
      """;

  /**
   * "limit 1" keeps it to one look into the index for each row, however many locations there are.
   */
  private static final String COUNT =
      """
      select
        count(r.id) as forgotten,
        count(*) filter (
          where r.id is null
            and (l.latitude_e7, l.longitude_e7) <> (b.latitude_e7, b.longitude_e7)) as differing
      from pg_temp.location_batch b
      left join person_removed r on r.id = b.person_id
      left join lateral (
        select latitude_e7, longitude_e7
        from location
        where person_id = b.person_id and instant = b.instant and device_id = b.device_id
          and instant between ? and ?
        limit 1) l on true
      """;

  private final Database database;
  private final LocationDays days;

  public JdbcLocationStore(DataSource source) {
    database = new Database(source);
    days = new LocationDays(database);
  }

  @Override
  public Appended append(List<Location> batch) {
    if (batch.isEmpty()) return new Appended(0, 0, 0, 0, 0);
    var sorted = new ArrayList<>(batch);
    sorted.sort(BY_INDEX); // stable: what came first stays first
    days.prepare(sorted);
    byte[] rows = LocationCopy.encode(sorted);
    return database.transaction(connection -> append(connection, sorted, rows));
  }

  private static Appended append(Connection connection, List<Location> batch, byte[] rows)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(BEGIN);
      copy(connection, rows);
      int stored = statement.executeUpdate(INSERT);
      return stored == batch.size()
          ? new Appended(stored, 0, 0, 0, 0)
          : count(connection, batch, stored);
    }
  }

  private static void copy(Connection connection, byte[] rows) throws SQLException {
    var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
    try {
      copy.writeToCopy(rows, 0, rows.length);
      copy.endCopy();
    } finally {
      if (copy.isActive()) copy.cancelCopy();
    }
  }

  /** Why some of a batch were not stored. */
  private static Appended count(Connection connection, List<Location> batch, int stored)
      throws SQLException {
    var earliest = batch.stream().map(Location::instant).min(Instant::compareTo).orElseThrow();
    var latest = batch.stream().map(Location::instant).max(Instant::compareTo).orElseThrow();
    try (var query = connection.prepareStatement(COUNT)) {
      query.setObject(1, earliest.atOffset(UTC));
      query.setObject(2, latest.atOffset(UTC));
      try (var row = query.executeQuery()) {
        row.next();
        int forgotten = row.getInt("forgotten");
        return new Appended(
            stored, batch.size() - stored - forgotten, row.getInt("differing"), forgotten, 0);
      }
    }
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
    try (var insert =
        connection.prepareStatement(
            "insert into person_removed (id) values (?) on conflict do nothing")) {
      insert.setLong(1, person.value());
      return insert.executeUpdate();
    }
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

  private static int delete(Connection connection, String partition, PersonId person)
      throws SQLException {
    try (var delete =
        connection.prepareStatement("delete from " + partition + " where person_id = ?")) {
      delete.setLong(1, person.value());
      return delete.executeUpdate();
    }
  }
}
