package io.udaconnect.bench;

import io.udaconnect.launcher.Database;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;

/** The way of the proof of concept: a query for each own location, which no GiST serves. */
final class ProofOfConcept {
  private static final String NEAR =
      """
      select person_id, instant, st_x(place::geometry), st_y(place::geometry)
      from bench.seen
      where st_dwithin(place::geometry::geography, 'POINT(%s %s)'::geography, %d)
        and person_id <> %d and instant >= '%s' and instant < '%s'
      """;

  private ProofOfConcept() {}

  /** Seconds for one question; after so many of them it is told from what was done by then. */
  static Estimate seconds(Database database, Crowd crowd, Question question, double limit)
      throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      var queries = new ArrayList<String>();
      for (int day = question.firstDay(); day <= question.lastDay(); day++) {
        crowd.showOwn(
            question.person(),
            day,
            (person, micros, latitudeE7, longitudeE7) ->
                queries.add(
                    NEAR.formatted(
                        longitudeE7 / 1e7,
                        latitudeE7 / 1e7,
                        question.kind().metres(),
                        person,
                        Postgis.midnight(question.from()),
                        Postgis.midnight(question.until().plusDays(1)))));
      }
      long began = System.nanoTime();
      int done = 0;
      long rows = 0;
      while (done < queries.size() && (System.nanoTime() - began) / 1e9 < limit) {
        rows += count(statement, queries.get(done));
        done++;
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      return new Estimate(seconds * queries.size() / done, rows, done, queries.size());
    }
  }

  private static long count(Statement statement, String query) throws SQLException {
    try (var row = statement.executeQuery(query)) {
      long rows = 0;
      while (row.next()) rows++;
      return rows;
    }
  }

  /**
   * @param rows that came back
   * @param asked how many of its queries were really made
   * @param queries how many it takes
   */
  record Estimate(double seconds, long rows, int asked, int queries) {}
}
