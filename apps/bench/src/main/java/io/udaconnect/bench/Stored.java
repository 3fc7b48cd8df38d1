package io.udaconnect.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into the table of locations, as a query would. */
final class Stored {
  private static final String FIND =
      """
      select k.number
      from unnest(?::int[], ?::bigint[], ?::bigint[]) k(number, person, micros)
      join location l on l.person_id = k.person and l.device_id = 0
        and l.instant = timestamptz 'epoch' + k.micros * interval '1 microsecond'
      """;

  private final World world;
  private final Connection connection;

  Stored(World world, Connection connection) {
    this.world = world;
    this.connection = connection;
  }

  /** Which of these are there. */
  List<Integer> find(int... numbers) throws SQLException {
    var keys = new Object[3][numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      keys[0][i] = numbers[i];
      keys[1][i] = world.person(numbers[i]);
      keys[2][i] = world.micros(numbers[i]);
    }
    var found = new ArrayList<Integer>();
    try (var query = connection.prepareStatement(FIND)) {
      query.setArray(1, connection.createArrayOf("int4", keys[0]));
      query.setArray(2, connection.createArrayOf("int8", keys[1]));
      query.setArray(3, connection.createArrayOf("int8", keys[2]));
      try (var row = query.executeQuery()) {
        while (row.next()) found.add(row.getInt(1));
      }
    }
    return found;
  }
}
