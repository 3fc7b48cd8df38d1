package io.udaconnect.bench;

import io.udaconnect.domain.location.Retention;
import io.udaconnect.jpa.JdbcLocationStore;
import io.udaconnect.jpa.Upkeep;
import io.udaconnect.launcher.Database;
import io.udaconnect.launcher.Trouble;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A system's store of locations, filled with a crowd. */
final class CrowdStore {
  private static final long WORD_ROWS = 1_000_000;

  /** Tables and their indexes; all days of one are one. What is not of locations is left out. */
  private static final String SIZES =
      """
      select regexp_replace(relname, '_[0-9]{8}', ''), sum(pg_relation_size(oid) +
        case when relkind = 'r' then pg_table_size(oid) - pg_relation_size(oid) else 0 end)
      from pg_class
      where relkind in ('r', 'i') and relnamespace = 'public'::regnamespace
        and relname !~ '^(person|flyway|spatial|bench)'
      group by 1 having sum(pg_relation_size(oid)) > 0 order by 2 desc
      """;

  private final Database database;

  CrowdStore(Database database) {
    this.database = database;
  }

  boolean isEmpty() throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery("select not exists (select from location)")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  /**
   * Seconds that it took. Each day is packed when it is over, as the processor would have done by
   * then.
   */
  double load(Crowd crowd) {
    var store = new JdbcLocationStore(source());
    var upkeep = upkeep();
    var stored = new AtomicLong();
    long began = System.nanoTime();
    DayWriters.write(
        crowd,
        day -> {
          load(crowd, day, store, stored);
          upkeep.run();
        },
        "the crowd cannot be stored");
    if (stored.get() != crowd.size().rows()) {
      throw new Trouble(
          "%,d of %,d locations were new: this crowd, or some of it, was there already."
              .formatted(stored.get(), crowd.size().rows()));
    }
    return (System.nanoTime() - began) / 1e9;
  }

  private static void load(Crowd crowd, int day, JdbcLocationStore store, AtomicLong stored) {
    for (int slice = 0; slice < crowd.slices(day); slice++) {
      int fresh = store.append(crowd.slice(day, slice)).stored();
      long after = stored.addAndGet(fresh);
      if (after / WORD_ROWS > (after - fresh) / WORD_ROWS) {
        System.err.printf("stored %,d%n", after);
      }
    }
  }

  /** Brings the store to the state in which it is some time after the last day. */
  void settle() throws SQLException {
    upkeep().run();
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute("vacuum (analyze) location");
      statement.execute("vacuum (analyze) location_last_day");
      statement.execute("vacuum (analyze) location_pack");
      statement.execute("vacuum (analyze) location_loose");
      statement.execute("checkpoint");
    }
  }

  /** Bytes by table and index, the largest first. */
  Map<String, Long> sizes() throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery(SIZES)) {
      var sizes = new LinkedHashMap<String, Long>();
      while (row.next()) sizes.put(row.getString(1), row.getLong(2));
      return sizes;
    }
  }

  private Upkeep upkeep() {
    return new Upkeep(source(), Retention.FOREVER, InstantSource.system());
  }

  private DataSource source() {
    var source = new PGSimpleDataSource();
    source.setURL(database.url());
    source.setUser(database.user());
    source.setPassword(database.password());
    return source;
  }
}
