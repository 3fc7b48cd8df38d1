package io.udaconnect.launcher;

import io.udaconnect.domain.Refused;
import io.udaconnect.domain.person.Person;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.person.Profile;
import io.udaconnect.kafka.KafkaSettings;
import io.udaconnect.kafka.Topics;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings tables and topics to what the services need. What is there already stays as it is. */
final class Migration {
  private static final int FETCH = 1_000;

  private final Database database;
  private final Topics topics;

  private Migration(Database database, String kafka) {
    this.database = database;
    this.topics =
        new Topics(new KafkaSettings(kafka, Duration.ofSeconds(2), Duration.ofSeconds(5)));
  }

  /**
   * Says what it found or did, in a few words.
   *
   * @param brokers how many shall hold each record of a topic that is made
   */
  static String run(Database database, String kafka, int brokers) {
    var migration = new Migration(database, kafka);
    migration.requireReachable();
    var words = new StringBuilder("schema " + migration.schema());
    try {
      var made = migration.topics.createMissing(brokers);
      if (!made.isEmpty()) {
        words.append(", ").append(made.size()).append(" new topics");
      }
      long persons = migration.refill();
      if (persons > 0) {
        words.append(String.format(", %,d persons brought back to their topic", persons));
      }
    } catch (Refused busy) {
      throw new Trouble(busy.getMessage(), busy);
    }
    return words.toString();
  }

  private void requireReachable() {
    try (var connection = database.connect()) {
      connection.setReadOnly(true);
    } catch (SQLException e) {
      throw new Trouble("no way into the database " + database + ": " + e.getMessage(), e);
    }
  }

  private String schema() {
    try {
      var result =
          Flyway.configure()
              .dataSource(database.url(), database.user(), database.password())
              .load()
              .migrate();
      return result.targetSchemaVersion == null
          ? result.initialSchemaVersion
          : result.targetSchemaVersion;
    } catch (FlywayException e) {
      throw new Trouble("cannot bring the tables of " + database + " up: " + e.getMessage(), e);
    }
  }

  /** The database holds a copy of the truth: enough to begin again when the topic is lost. */
  private long refill() {
    try (var connection = database.connect()) {
      connection.setAutoCommit(false); // else the driver reads all rows at once
      try (var query =
          connection.prepareStatement(
              "select id, first_name, last_name, company_name, simulated from person order by id")) {
        query.setFetchSize(FETCH);
        return topics.refillPersons(new Rows(query).stream());
      }
    } catch (SQLException e) {
      throw new Trouble("cannot read persons from " + database + ": " + e.getMessage(), e);
    }
  }

  /** Persons of a query, which is not asked before someone wants the first. */
  private static final class Rows implements Iterator<Person> {
    private final PreparedStatement query;
    private ResultSet row;
    private boolean isThere;

    Rows(PreparedStatement query) {
      this.query = query;
    }

    Stream<Person> stream() {
      return StreamSupport.stream(
          Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false);
    }

    @Override
    public boolean hasNext() {
      try {
        if (row == null) {
          row = query.executeQuery();
          isThere = row.next();
        }
        return isThere;
      } catch (SQLException e) {
        throw new Trouble("cannot read persons: " + e.getMessage(), e);
      }
    }

    @Override
    public Person next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      try {
        var person =
            new Person(
                new PersonId(row.getLong(1)),
                new Profile(row.getString(2), row.getString(3), row.getString(4)),
                row.getBoolean(5));
        isThere = row.next();
        return person;
      } catch (SQLException e) {
        throw new Trouble("cannot read persons: " + e.getMessage(), e);
      }
    }
  }
}
