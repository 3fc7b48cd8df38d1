package io.udaconnect.bench;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.MICROS;

import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.location.DeviceId;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.location.Retention;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.jpa.JdbcLocationStore;
import io.udaconnect.jpa.JdbcLocations;
import io.udaconnect.jpa.Upkeep;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Drops a full day of an empty database while one reads and one writes. */
final class DayDrop {
  private static final Duration BEFORE = Duration.ofSeconds(10);
  private static final int BATCH = 1_000;
  private static final long SECONDS = 86_400;
  private static final long PORTION = 1_000_000;
  private static final GeoPoint PLACE = GeoPoint.of(48.8584, 2.2945);

  /** A person a second, in the order of the index, which is the quickest to fill. */
  private static final String FILL =
      """
      insert into location (instant, person_id, device_id, latitude_e7, longitude_e7)
      select timestamptz '%s' + number %% 86400 * interval '1 second', 1 + number / 86400, 1,
        488584000, 22945000
      from generate_series(%d::bigint, %d) number
      """;

  /** One that is being detached is out of reach for every new question. */
  private static final String DAYS_BEFORE_TODAY =
      """
      select count(*) from pg_inherits
      where inhparent = 'location'::regclass and not inhdetachpending
        and inhrelid::regclass::text < 'location_' || to_char(now() at time zone 'UTC', 'YYYYMMDD')
      """;

  private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

  private final DataSource source;
  private final JdbcLocationStore store;
  private final JdbcLocations locations;
  private final Instant today = Instant.now().truncatedTo(DAYS);
  private final Instant over = today.minus(3, DAYS);
  private final AtomicLong written = new AtomicLong();

  DayDrop(DataSource source) {
    this.source = source;
    store = new JdbcLocationStore(source);
    locations = new JdbcLocations(source);
  }

  /**
   * What was measured; waits are the longest of either.
   *
   * @param gone until no question found its locations any more
   * @param drop until their files were gone too
   * @param tries how often the drop was begun
   */
  record Report(
      long rows,
      Duration fill,
      String size,
      Duration gone,
      Duration drop,
      int tries,
      Waits.Longest readerBefore,
      Waits.Longest writerBefore,
      Waits.Longest reader,
      Waits.Longest writer) {
    List<String> lines() {
      return List.of(
          String.format(
              Locale.ROOT, "filled      %,d rows in %d s: %s", rows, fill.toSeconds(), size),
          "before      reader " + readerBefore + "; writer " + writerBefore,
          String.format(
              Locale.ROOT,
              "dropped     in %.3f s, files in %.3f s, tries %d",
              gone.toMillis() / 1e3,
              drop.toMillis() / 1e3,
              tries),
          "meanwhile   reader " + reader + "; writer " + writer);
    }

    String json() {
      return String.format(
          Locale.ROOT,
          "{\"rows\":%d,\"gone_ms\":%d,\"drop_ms\":%d,\"tries\":%d,\"reader_before_ms\":%.1f,"
              + "\"writer_before_ms\":%.1f,\"reader_ms\":%.1f,\"writer_ms\":%.1f}",
          rows,
          gone.toMillis(),
          drop.toMillis(),
          tries,
          readerBefore.millis(),
          writerBefore.millis(),
          reader.millis(),
          writer.millis());
    }
  }

  Report measure(long rows) throws SQLException, InterruptedException {
    Flyway.configure().dataSource(source).load().migrate();
    var begun = Instant.now();
    fill(rows);
    var fill = Duration.between(begun, Instant.now());
    String size = size();
    try (var reader = new Waits("reader", this::read);
        var writer = new Waits("writer", this::write)) {
      Thread.sleep(BEFORE.toMillis());
      var readerBefore = reader.next();
      var writerBefore = writer.next();
      var upkeep = new Upkeep(source, Retention.of(Period.ofDays(1)), InstantSource.system());
      int tries = 1;
      var dropping = Instant.now();
      var gone = CompletableFuture.supplyAsync(this::awaitGone);
      while (!upkeep.run()) tries++;
      var drop = Duration.between(dropping, Instant.now());
      return new Report(
          rows,
          fill,
          size,
          Duration.between(dropping, gone.join()),
          drop,
          tries,
          readerBefore,
          writerBefore,
          reader.next(),
          writer.next());
    }
  }

  /** When the day was no part of the table any more. */
  private Instant awaitGone() {
    try (var connection = source.getConnection();
        var days = connection.prepareStatement(DAYS_BEFORE_TODAY)) {
      while (true) {
        try (var row = days.executeQuery()) {
          row.next();
          if (row.getLong(1) == 0) return Instant.now();
        }
        Thread.sleep(LOOK_AGAIN.toMillis());
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void fill(long rows) throws SQLException {
    store.append(List.of(seen(rows / SECONDS + 2, over)));
    for (long from = 0; from < rows; from += PORTION) {
      run(FILL.formatted(over, from, Math.min(rows, from + PORTION) - 1));
      System.err.printf(Locale.ROOT, "filled %,d%n", Math.min(rows, from + PORTION));
    }
    run("checkpoint");
  }

  private static Location seen(long person, Instant at) {
    return new Location(new LocationKey(new PersonId(person), DeviceId.NONE, at), PLACE);
  }

  /** New ones of today, each a microsecond after the other. */
  private void write() {
    long first = written.getAndAdd(BATCH);
    store.append(
        LongStream.range(first, first + BATCH)
            .mapToObj(number -> seen(1 + number % 100, today.plus(number, MICROS)))
            .toList());
  }

  private void read() {
    first(new TimeRange(over, over.plus(1, DAYS)));
    first(new TimeRange(today, today.plus(1, DAYS)));
  }

  private void first(TimeRange range) {
    try (Stream<Location> own = locations.of(new PersonId(1), range)) {
      var unused = own.findFirst();
    }
  }

  private String size() throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select pg_size_pretty(sum(pg_total_relation_size(relid)))"
                    + " from pg_partition_tree('location') where isleaf")) {
      row.next();
      return row.getString(1);
    }
  }

  private void run(String sql) throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
