package io.udaconnect.bench;

import io.udaconnect.launcher.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Asks PostGIS over one session. */
final class PostgisAsker implements Asker {
  private final Connection connection;
  private final Map<Kind, PostgisForm> forms;

  PostgisAsker(Database database, Map<Kind, PostgisForm> forms) throws SQLException {
    connection = database.connect();
    this.forms = Map.copyOf(forms);
  }

  /** Its bytes are not known. */
  @Override
  public Answer ask(Question question) throws SQLException {
    return new Answer(rows(forms.get(question.kind()).sql(question)), 0);
  }

  private long rows(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      long rows = 0;
      while (row.next()) rows++;
      return rows;
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException broken) {
      // then it is closed
    }
  }
}
