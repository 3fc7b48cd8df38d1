package io.udaconnect.planted.outside.person;

import java.sql.Connection;
import java.sql.SQLException;

/** Speaks SQL. */
public final class Archive {
  public void close(Connection database) throws SQLException {
    database.close();
  }
}
