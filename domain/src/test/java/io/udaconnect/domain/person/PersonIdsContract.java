package io.udaconnect.domain.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link PersonIds} promises. */
public interface PersonIdsContract {
  /** A source over a world in which nobody is registered. */
  PersonIds fresh();

  /** Another one over the same world, as after a restart or in a second process. */
  PersonIds another();

  /** Makes this id one of somebody who was removed. */
  void removed(PersonId id);

  @Test
  default void theFirstIdsAreSmallAndInOrder() {
    var ids = fresh();
    assertThat(Stream.generate(ids::next).limit(3).map(PersonId::value))
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  default void noIdIsGivenTwice() {
    var ids = fresh();
    var other = another();
    var given =
        IntStream.range(0, 5_000)
            .parallel()
            .mapToObj(i -> i % 2 == 0 ? ids.next() : other.next())
            .toList();
    assertThat(given).hasSize(5_000).doesNotHaveDuplicates();
    assertThat(another().next()).isNotIn(given);
  }

  @Test
  default void afterAClaimTheNextIdIsBeyond() {
    var ids = fresh();
    ids.claim(new PersonId(7));
    assertThat(ids.next().value()).isEqualTo(8);
    ids.claim(new PersonId(5_000_000));
    ids.claim(new PersonId(12));
    assertThat(ids.next().value()).isGreaterThan(5_000_000);
    assertThat(another().next().value()).isGreaterThan(5_000_000);
  }

  @Test
  default void theIdOfSomeoneRemovedCanNotBeClaimed() {
    var ids = fresh();
    removed(new PersonId(3));
    assertThatThrownBy(() -> ids.claim(new PersonId(3)))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.CONFLICT))
        .hasMessageContaining("3");
  }
}
