package io.udaconnect.jpa;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The table of packs. Who changes it holds {@link AdvisoryLock#PACKING}. */
final class Packs {
  /** One look into the index for each of them, and the hours as they are asked for. */
  static final String READ =
      """
      select pack.hour, pack.place, pack.records
      from unnest(?::integer[], ?::bigint[]) as asked (hour, place)
      cross join lateral (
        select hour, place, records
        from location_pack
        where hour = asked.hour and place = asked.place
        limit 1) pack
      """;

  private static final String WRITE =
      """
      insert into location_pack (hour, place, records)
      select * from unnest(?::integer[], ?::bigint[], ?::bytea[])
      on conflict (hour, place) do update set records = excluded.records
      """;

  private static final String DELETE =
      """
      delete from location_pack
      using unnest(?::integer[], ?::bigint[]) as empty (hour, place)
      where location_pack.hour = empty.hour and location_pack.place = empty.place
      """;

  /** Which pack. */
  record At(int hour, long place) {}

  private Packs() {}

  /** What is in these packs, of those that there are. */
  static Map<At, LocationColumns> read(Connection connection, Collection<At> packs)
      throws SQLException {
    var found = new HashMap<At, LocationColumns>();
    NetQueries.useIndexes(connection);
    try (var query = connection.prepareStatement(READ)) {
      query.setArray(1, connection.createArrayOf("int4", hours(packs)));
      query.setArray(2, connection.createArrayOf("int8", places(packs)));
      try (var row = query.executeQuery()) {
        while (row.next()) {
          var at = new At(row.getInt(1), row.getLong(2));
          var columns = new LocationColumns();
          LocationPack.decode(at.hour, row.getBytes(3), columns::add);
          found.put(at, columns);
        }
      }
    }
    return found;
  }

  /** These take the places of those that were; an empty one goes. */
  static void write(Connection connection, Map<At, LocationColumns> packs) throws SQLException {
    var full = packs.keySet().stream().filter(at -> packs.get(at).size() > 0).toList();
    try (var write = connection.prepareStatement(WRITE)) {
      write.setArray(1, connection.createArrayOf("int4", hours(full)));
      write.setArray(2, connection.createArrayOf("int8", places(full)));
      var records = full.stream().map(at -> LocationPack.encode(at.hour, packs.get(at)));
      write.setArray(3, connection.createArrayOf("bytea", records.toArray(byte[][]::new)));
      write.executeUpdate();
    }
    var empty = packs.keySet().stream().filter(at -> packs.get(at).size() == 0).toList();
    if (empty.isEmpty()) return;
    try (var delete = connection.prepareStatement(DELETE)) {
      delete.setArray(1, connection.createArrayOf("int4", hours(empty)));
      delete.setArray(2, connection.createArrayOf("int8", places(empty)));
      delete.executeUpdate();
    }
  }

  private static Object[] hours(Collection<At> packs) {
    return packs.stream().map(At::hour).toArray();
  }

  private static Object[] places(Collection<At> packs) {
    return packs.stream().map(At::place).toArray();
  }
}
