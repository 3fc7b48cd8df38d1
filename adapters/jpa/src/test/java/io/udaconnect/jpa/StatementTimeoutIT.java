package io.udaconnect.jpa;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.range;
import static io.udaconnect.domain.location.Sightings.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.person.PersonId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** With a limit of 0.3 s for each statement, set where the server of a service sets it. */
@Timeout(60)
class StatementTimeoutIT {
  private static final TimeRange EVER = range("2000-01-01T00:00:00Z", "2100-01-01T00:00:00Z");
  private static final PersonId ADA = new PersonId(1);

  private final PGSimpleDataSource source = TestDatabase.source();
  private final JdbcLocations locations = new JdbcLocations(source);
  private final JdbcLocationStore store = new JdbcLocationStore(source);

  @BeforeEach
  void limit() {
    TestDatabase.empty();
    source.setOptions("-c statement_timeout=300ms");
  }

  private static Connection lockAll() throws SQLException {
    var connection = TestDatabase.source().getConnection();
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("lock table location in access exclusive mode");
    }
    return connection;
  }

  @Test
  void aQuestionThatTakesTooLongIsStoppedAndSaysSo() throws Exception {
    var here = seen(1, NOON, 1, 1);
    store.append(List.of(here));
    try (var lock = lockAll()) {
      assertStopped(() -> locations.find(here.key()));
      assertStopped(() -> locations.of(ADA, EVER));
      assertStopped(locations::last);
      lock.rollback();
    }
    assertThat(locations.find(here.key())).contains(here);
  }

  private static void assertStopped(ThrowingCallable question) {
    assertThatThrownBy(question)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.BUSY))
        .hasMessageContaining("took too long");
  }

  @Test
  void aBatchWaitsAsLongAsItTakes() throws Exception {
    store.append(List.of(seen(1, NOON, 1, 1)));
    CompletableFuture<Integer> appending;
    try (var lock = lockAll()) {
      appending =
          CompletableFuture.supplyAsync(
              () -> store.append(List.of(seen(1, NOON.plusSeconds(1), 1, 1))).stored());
      while (TestDatabase.number(
              """
              select count(*) from pg_stat_activity
              where wait_event_type = 'Lock' and now() - query_start > interval '1 s'
              """)
          == 0) {
        assertThat(appending).isNotDone();
      }
      lock.rollback();
    }
    assertThat(appending.get(30, TimeUnit.SECONDS)).isEqualTo(1);
  }

  @Test
  void whoReadsManyRowsMayTakeTheirTime() throws Exception {
    int rows = 3 * Cursor.PORTION;
    store.append(
        IntStream.range(0, rows).mapToObj(i -> seen(1, NOON.plusMillis(i), 1, 1)).toList());
    try (var own = locations.of(ADA, EVER)) {
      var reading = own.iterator();
      reading.next();
      Thread.sleep(600);
      assertThat(reading).toIterable().hasSize(rows - 1);
    }
  }
}
