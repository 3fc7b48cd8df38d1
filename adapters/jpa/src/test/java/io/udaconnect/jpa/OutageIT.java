package io.udaconnect.jpa;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.seen;
import static io.udaconnect.domain.person.Persons.ada;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.person.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens while the database is away, and that all is well by itself when it is back. */
class OutageIT {
  private final DataSource source = TestDatabase.empty();
  private boolean away;

  @AfterEach
  void comeBack() {
    if (away) TestDatabase.start();
    away = false;
  }

  private void goAway() {
    TestDatabase.stop();
    away = true;
  }

  @Test
  void locationsAreRefusedAsBusyAndTakenAfterwards() {
    var store = new JdbcLocationStore(source);
    var locations = new JdbcLocations(source);
    var here = seen(1, NOON, 10, 20);
    var day = new TimeRange(NOON, NOON.plusSeconds(1));
    store.append(List.of(here));
    goAway();
    assertBusy(() -> store.append(List.of(here)));
    assertBusy(() -> store.append(List.of(seen(1, NOON.plusSeconds(86_400 * 30), 10, 20))));
    assertBusy(() -> store.forget(new PersonId(1)));
    assertBusy(() -> locations.find(here.key()));
    assertBusy(() -> locations.of(new PersonId(1), day));
    comeBack();
    assertThat(store.append(List.of(here)).repeated()).isEqualTo(1);
    assertThat(locations.find(here.key())).contains(here);
  }

  @Test
  void aStreamThatBreaksOffSaysSoAndClosesQuietly() {
    var batch =
        IntStream.range(0, 3 * Cursor.PORTION)
            .mapToObj(i -> seen(1, NOON.plusMillis(i), 1, 1))
            .toList();
    new JdbcLocationStore(source).append(batch);
    var day = new TimeRange(NOON, NOON.plusSeconds(3_600));
    try (var own = new JdbcLocations(source).of(new PersonId(1), day)) {
      var rows = own.iterator();
      assertThat(rows.next()).isEqualTo(batch.get(0));
      goAway();
      assertBusy(() -> rows.forEachRemaining(row -> {}));
    }
  }

  @Test
  void personsAreRefusedAsBusyAndTakenAfterwardsThoughTheDatabaseWasAwayAtTheStart() {
    goAway();
    try (var transactions = new LocalTransactions(source)) {
      var store = new JpaPersonStore(transactions);
      assertBusy(() -> store.put(List.of(ada())));
      assertBusy(() -> store.remove(ada().id()));
      assertBusy(() -> store.all().toList());
      comeBack();
      store.put(List.of(ada()));
      assertThat(store.all()).containsExactly(ada());
    }
  }

  @Test
  void personsAreRefusedAsBusyAtOnceAlsoWhenTheDatabaseGoesLater() {
    try (var transactions = new LocalTransactions(source)) {
      var store = new JpaPersonStore(transactions);
      store.put(List.of(ada()));
      goAway();
      assertBusy(() -> store.all().toList());
      assertBusy(() -> store.put(List.of(ada())));
      assertBusy(() -> store.remove(ada().id()));
      comeBack();
      assertThat(store.all()).containsExactly(ada());
    }
  }

  @Test
  void reservedIdsAreGivenOutAndThenRefusedAsBusyAndThenAgain() {
    var ids = new JdbcPersonIds(source, 3, Runnable::run);
    assertThat(ids.next().value()).isEqualTo(1);
    goAway();
    assertThat(IntStream.range(0, 5).mapToLong(i -> ids.next().value()))
        .containsExactly(2L, 3L, 4L, 5L, 6L);
    assertBusy(ids::next);
    assertBusy(() -> ids.claim(new PersonId(100)));
    comeBack();
    assertThat(ids.next().value()).isEqualTo(7);
  }

  @Test
  void readinessIsDownMeanwhile() {
    var health = new DatabaseHealth() {};
    health.of(new Schema(source));
    assertThat(health.call().getStatus()).isEqualTo(Status.UP);
    goAway();
    assertThat(health.call().getStatus()).isEqualTo(Status.DOWN);
    assertThat(health.call().getData().orElseThrow().get("reason"))
        .isEqualTo("the database is not reachable");
    comeBack();
    assertThat(health.call().getStatus()).isEqualTo(Status.UP);
  }

  private static void assertBusy(ThrowingCallable call) {
    var start = Instant.now();
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.BUSY));
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
  }
}
