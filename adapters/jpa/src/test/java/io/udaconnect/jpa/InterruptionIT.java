package io.udaconnect.jpa;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.range;
import static io.udaconnect.domain.location.Sightings.seen;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.location.Net;
import io.udaconnect.domain.location.Witness;
import io.udaconnect.domain.person.PersonId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who asked is gone: the database works for them no longer. */
@Timeout(60)
class InterruptionIT {
  private static final TimeRange DAY = range("2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z");
  private static final PersonId ADA = new PersonId(1);
  private static final Witness NOBODY = (person, micros, latitudeE7, longitudeE7) -> {};
  private static final String WORKING =
      """
      select count(*) from pg_stat_activity
      where state = 'active' and pid <> pg_backend_pid() and application_name = 'interrupted'
      """;

  private final Watch watch = new Watch();
  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final DataSource source = source();
  private final JdbcLocations locations = new JdbcLocations(source, watch);

  private static DataSource source() {
    var source = TestDatabase.source();
    source.setApplicationName("interrupted");
    return source;
  }

  @BeforeEach
  void look() {
    new JdbcLocationStore(TestDatabase.empty()).append(List.of(seen(1, NOON, 1, 1)));
    var unused = scheduler.scheduleWithFixedDelay(watch, 10, 10, MILLISECONDS);
  }

  @AfterEach
  void stop() {
    scheduler.shutdownNow();
    threads.shutdownNow();
  }

  @Test
  void aStatementThatIsExecutedIsStopped() throws Exception {
    var everywhere = Net.everywhere(DAY);
    List<Supplier<Stream<?>>> questions =
        List.of(
            () -> locations.of(ADA, DAY),
            () -> locations.in(everywhere),
            () -> {
              locations.show(everywhere, NOBODY);
              return Stream.empty();
            },
            locations::last);
    for (var question : questions) {
      try (var lock = TestDatabase.source().getConnection();
          var statement = lock.createStatement()) {
        lock.setAutoCommit(false);
        statement.execute(
            "lock table location, location_loose, location_pack in access exclusive mode");
        assertIsStopped(question);
        lock.rollback();
      }
    }
  }

  @Test
  void theNextRowsThatTakeLongAreNotWaitedFor() throws Exception {
    var database = new Database(source, watch);
    assertIsStopped(
        () ->
            database.stream(
                "select case when i = 3000 then pg_sleep(50) end from generate_series(1, 9000) i",
                query -> {},
                row -> 1));
  }

  /** Reads on a thread of its own, which is interrupted once the database is at work for it. */
  private static void assertIsStopped(Supplier<Stream<?>> question) throws Exception {
    var answer = new CompletableFuture<Refused>();
    var reader =
        new Thread(
            () -> answer.complete(catchThrowableOfType(Refused.class, () -> read(question))));
    reader.start();
    awaitWorking(1);
    reader.interrupt();
    var refused = answer.get(10, SECONDS);
    assertThat(refused).isNotNull();
    assertThat(refused.reason()).isEqualTo(Reason.BUSY);
    awaitWorking(0);
    reader.join();
  }

  private static void read(Supplier<Stream<?>> question) {
    try (var rows = question.get()) {
      assertThat(rows.iterator()).toIterable().isNotEmpty();
    }
  }

  private static void awaitWorking(int count) {
    while (TestDatabase.number(WORKING) != count) Thread.onSpinWait();
  }

  @Test
  void betweenTwoRowsItIsNoticedAtOnce() {
    new JdbcLocationStore(TestDatabase.source())
        .append(IntStream.range(0, 100).mapToObj(i -> seen(1, NOON.plusSeconds(i), 1, 1)).toList());
    try (var rows = locations.of(ADA, DAY)) {
      var reading = rows.iterator();
      reading.next();
      Thread.currentThread().interrupt();
      assertThat(catchThrowableOfType(Refused.class, reading::next)).isNotNull();
      assertThat(catchThrowableOfType(Refused.class, () -> locations.last())).isNotNull();
      assertThat(catchThrowableOfType(Refused.class, () -> locations.in(Net.everywhere(DAY))))
          .isNotNull();
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(locations.find(seen(1, NOON, 1, 1).key())).isPresent();
  }

  @Test
  void betweenTwoHoursOfSurroundingsItIsNoticed() {
    new JdbcLocationStore(TestDatabase.source())
        .append(
            IntStream.range(0, 10)
                .mapToObj(i -> seen(1, NOON.plusSeconds(3_600L * i), 1, 1))
                .toList());
    try (var rows = locations.in(Net.everywhere(DAY))) {
      var reading = rows.iterator();
      reading.next();
      Thread.currentThread().interrupt();
      assertThat(catchThrowableOfType(Refused.class, reading::next)).isNotNull();
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void whoReadsWhileManyDoWaitsForTheirEndAndShortQuestionsDoNot() throws Exception {
    var everywhere = Net.everywhere(DAY);
    var reading = new ArrayList<Stream<?>>();
    for (int i = 0; i < 7; i++) reading.add(locations.in(everywhere));
    List<Supplier<Stream<?>>> others =
        List.of(
            () -> locations.of(ADA, DAY),
            () -> locations.in(everywhere),
            () -> {
              locations.replay(everywhere, NOBODY);
              return Stream.of(1);
            });
    var answers = new ArrayList<CompletableFuture<Void>>();
    for (var other : others) {
      answers.add(CompletableFuture.runAsync(() -> read(other), threads));
      while (locations.waiting() < answers.size()) Thread.onSpinWait();
    }
    assertThat(locations.find(seen(1, NOON, 1, 1).key())).isPresent();

    var late = new CompletableFuture<Refused>();
    var gone =
        new Thread(
            () -> late.complete(catchThrowableOfType(Refused.class, () -> read(others.get(0)))));
    gone.start();
    while (locations.waiting() <= others.size()) Thread.onSpinWait();
    gone.interrupt();
    assertThat(late.get(10, SECONDS).reason()).isEqualTo(Reason.BUSY);
    assertThat(answers).noneMatch(CompletableFuture::isDone);

    reading.get(0).close();
    for (var answer : answers) answer.get(10, SECONDS);
    for (var stream : reading) stream.close();
    assertThat(locations.waiting()).isZero();
  }

  @Test
  void theConnectionDoesWhatComesNext() throws SQLException {
    try (var connection = source.getConnection()) {
      for (int i = 0; i < 20; i++) {
        Thread.currentThread().interrupt();
        var stopped =
            catchThrowableOfType(
                SQLException.class,
                () -> watch.over(connection, () -> run(connection, "select pg_sleep(50)")));
        assertThat(stopped.getSQLState()).isEqualTo("57014");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(watch.over(connection, () -> run(connection, "select 1"))).isTrue();
      }
    }
  }

  private static boolean run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      return statement.execute(sql);
    }
  }
}
