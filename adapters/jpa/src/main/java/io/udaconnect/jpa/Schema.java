package io.udaconnect.jpa;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The tables as the migrations made them. */
public final class Schema {
  /** The version that this code needs; newer ones only widen what is there. */
  public static final int NEEDED = 5;

  /** Where Flyway finds the migrations on the class path. */
  public static final String MIGRATIONS = "classpath:db/migration";

  private static final String VERSION =
      """
      select coalesce(max(split_part(version, '.', 1)::integer), 0)
      from flyway_schema_history
      where success
      """;

  private final Database database;

  public Schema(DataSource source) {
    database = new Database(source);
  }

  /**
   * The version of the database, 0 if it was never migrated.
   *
   * @throws io.udaconnect.domain.Refused BUSY if the database is not reachable
   */
  public int version() {
    return database.transaction(Schema::version);
  }

  private static int version(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.setQueryTimeout(2); // seconds
      try (var row = statement.executeQuery("select to_regclass('flyway_schema_history')")) {
        row.next();
        if (row.getString(1) == null) return 0;
      }
      try (var row = statement.executeQuery(VERSION)) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
