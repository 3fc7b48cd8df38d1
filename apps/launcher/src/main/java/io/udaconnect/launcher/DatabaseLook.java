package io.udaconnect.launcher;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the tables hold. Close it. */
final class DatabaseLook implements AutoCloseable {
  /** Up to here rows are counted one by one. */
  private static final long FEW = 1_000_000;

  private static final List<String> TABLES = List.of("person", "location");

  private final Connection connection;

  /**
   * @throws Trouble if there is no way in
   */
  DatabaseLook(Database database) {
    try {
      this.connection = database.connect();
    } catch (SQLException e) {
      throw new Trouble(e.getMessage().lines().findFirst().orElse("no way in"), e);
    }
  }

  String version() throws SQLException {
    return connection.getMetaData().getDatabaseProductVersion().replaceFirst(" .*", "");
  }

  /** An estimate begins with "about". */
  String rows(String table) throws SQLException {
    var estimate =
        number(
            "select coalesce(sum(greatest(reltuples, 0)), 0)::bigint from pg_class"
                + " where oid in (select relid from pg_partition_tree('"
                + table
                + "') where isleaf)");
    return estimate > FEW
        ? String.format("about %,d", estimate)
        : String.format("%,d", number("select count(*) from " + table));
  }

  /** Of those that users ask for, the ones that are there. */
  List<String> tables() throws SQLException {
    var there = new ArrayList<String>();
    for (var table : TABLES) {
      if (number("select count(*) from pg_class where oid = to_regclass('" + table + "')") > 0) {
        there.add(table);
      }
    }
    return there;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private long number(String query) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
