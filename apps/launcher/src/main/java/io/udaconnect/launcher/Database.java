package io.udaconnect.launcher;

import io.udaconnect.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** How to reach PostgreSQL. */
public record Database(String url, String user, String password) {
  private static final String SCHEME = "jdbc:postgresql://";

  public Database {
    if (!url.startsWith(SCHEME)) {
      throw Trouble.usage(
          "--database-url must begin with " + SCHEME + ", \"" + url + "\" does not.");
    }
  }

  static Database embedded(Addresses addresses) {
    return new Database(addresses.databaseUrl(), EmbeddedPostgres.NAME, EmbeddedPostgres.NAME);
  }

  /** Close it. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  /** Without the scheme, and without what may be secret. */
  String place() {
    return url.substring(SCHEME.length()).replaceFirst("\\?.*", "");
  }

  @Override
  public String toString() {
    return user + " at " + place();
  }
}
