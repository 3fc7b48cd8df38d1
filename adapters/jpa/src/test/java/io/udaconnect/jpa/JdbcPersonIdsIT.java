package io.udaconnect.jpa;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.person.PersonIds;
import io.udaconnect.domain.person.PersonIdsContract;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class JdbcPersonIdsIT implements PersonIdsContract {
  private static final int BLOCK = 100;

  private final DataSource source = TestDatabase.empty();

  @Override
  public PersonIds fresh() {
    return another();
  }

  @Override
  public PersonIds another() {
    return new JdbcPersonIds(source, BLOCK, Runnable::run);
  }

  @Override
  public void removed(PersonId id) {
    new JdbcLocationStore(source).forget(id);
  }

  @Test
  void whatIsLeftAtACleanStopIsGivenBack() {
    var ids = new JdbcPersonIds(source, BLOCK, Runnable::run);
    assertThat(ids.next().value()).isEqualTo(1);
    ids.close();
    assertThat(another().next().value()).isEqualTo(2);
  }

  @Test
  void whatIsLeftIsNotGivenBackOverAnothersReservation() {
    var ids = new JdbcPersonIds(source, BLOCK, Runnable::run);
    var other = another();
    long others = other.next().value();
    ids.close();
    assertThat(another().next().value()).isGreaterThan(others + BLOCK);
  }

  @Test
  void manyThreadsAtOnceGetEveryIdOnceThoughBlocksAreSmall() throws Exception {
    var background = Executors.newSingleThreadExecutor();
    try {
      var ids = new JdbcPersonIds(source, 25, background);
      var given = IntStream.range(0, 500).parallel().mapToObj(i -> ids.next().value()).toList();
      assertThat(given)
          .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 500).boxed().toList());
    } finally {
      background.shutdown();
      assertThat(background.awaitTermination(10, SECONDS)).isTrue();
    }
  }

  @Test
  void aClaimByAnotherIsBeyondWhatIsReservedNext() {
    var ids = fresh();
    another().claim(new PersonId(500));
    assertThat(IntStream.range(0, 3 * BLOCK).mapToLong(i -> ids.next().value()))
        .contains(501L)
        .doesNotContain(500L);
  }

  @Test
  void aRefusedClaimChangesNothing() {
    var ids = fresh();
    removed(new PersonId(5_000));
    assertThatThrownBy(() -> ids.claim(new PersonId(5_000))).isInstanceOf(Refused.class);
    assertThat(ids.next().value()).isEqualTo(1);
    assertThat(another().next().value()).isLessThan(5_000);
  }

  @Test
  void aDatabaseThatHangsIsBusyWithinTwoSeconds() {
    var ids = new JdbcPersonIds(source, BLOCK, never -> {});
    var start = Instant.now();
    assertThatThrownBy(ids::next)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.BUSY));
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void whenAllIdsAreUsedUpNoneIsGivenTwice() {
    var ids = fresh();
    ids.claim(new PersonId(PersonId.MAX));
    assertThatThrownBy(ids::next).hasMessageContaining("used up");
  }
}
