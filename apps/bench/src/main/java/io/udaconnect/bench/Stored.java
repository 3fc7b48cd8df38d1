package io.udaconnect.bench;

import io.udaconnect.launcher.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What is stored of a world, seen over a connection of its own. */
final class Stored implements AutoCloseable {
  /** Each key once into the index, however many locations there are. */
  private static final String FIND =
      """
      select k.number
      from unnest(?::int[], ?::bigint[], ?::bigint[], ?::bigint[])
        k(number, person, device, micros)
      cross join lateral (
        select from location l
        where l.person_id = k.person and l.device_id = k.device
          and l.instant = timestamptz 'epoch' + k.micros * interval '1 microsecond'
        limit 1) l
      """;

  private static final String INSERTED =
      """
      select coalesce(sum(n_tup_ins), 0) from pg_stat_user_tables
      where relid in (select relid from pg_partition_tree('location'))
      """;

  private final World world;
  private final Connection connection;

  Stored(World world, Database database) throws SQLException {
    this.world = world;
    this.connection = database.connect();
  }

  /** Which of these are there. */
  List<Integer> find(int... numbers) throws SQLException {
    var found = new ArrayList<Integer>();
    try (var query = connection.prepareStatement(FIND)) {
      query.setObject(1, numbers);
      query.setObject(2, IntStream.of(numbers).mapToLong(world::person).toArray());
      query.setObject(3, IntStream.of(numbers).mapToLong(world::device).toArray());
      query.setObject(4, IntStream.of(numbers).mapToLong(world::micros).toArray());
      try (var row = query.executeQuery()) {
        while (row.next()) found.add(row.getInt(1));
      }
    }
    return found;
  }

  /** How many rows were ever inserted, of any world; the server counts them a second late. */
  long inserted() throws SQLException {
    return ask(INSERTED);
  }

  /** The server's process for this connection. */
  long session() throws SQLException {
    return ask("select pg_backend_pid()");
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private long ask(String query) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
