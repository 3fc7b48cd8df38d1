package io.udaconnect.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final List<String> ROWS = List.of("ada", "bob", "eve", "joe");

  private static List<String> page(Optional<String> after, long limit, List<String> rows) {
    return new Page<>(after, limit).of(rows.stream(), row -> row).toList();
  }

  @Test
  void itBeginsAfterItsPositionAndEndsAtItsLimit() {
    assertThat(page(Optional.empty(), 2, ROWS)).containsExactly("ada", "bob");
    assertThat(page(Optional.of("bob"), 2, ROWS)).containsExactly("eve", "joe");
    assertThat(page(Optional.of("eve"), 2, ROWS)).containsExactly("joe");
    assertThat(page(Optional.of("joe"), 2, ROWS)).isEmpty();
    assertThat(Page.<String>whole().of(ROWS.stream(), row -> row)).hasSize(4);
  }

  @Test
  void whatComesLateOrLeavesShiftsNothing() {
    var meanwhile = List.of("abe", "ada", "amy", "eve", "fay", "joe");
    assertThat(page(Optional.of("bob"), 2, meanwhile)).containsExactly("eve", "fay");
  }

  @Test
  void oneRowMoreTellsWhetherThereIsANextPage() {
    assertThat(new Page<>(Optional.of("bob"), 2).andOneMore())
        .isEqualTo(new Page<>(Optional.of("bob"), 3));
    assertThat(Page.<String>whole().andOneMore()).isEqualTo(Page.<String>whole());
  }

  @Test
  void noMoreThanThePageIsReadAndItsEndClosesAll() {
    var read = new AtomicInteger();
    var closed = new AtomicBoolean();
    var rows = Stream.iterate(1, i -> i + 1).peek(i -> read.incrementAndGet());
    try (var page =
        new Page<>(Optional.of(10), 5).of(rows.onClose(() -> closed.set(true)), row -> row)) {
      assertThat(page).containsExactly(11, 12, 13, 14, 15);
    }
    assertThat(read).hasValueLessThan(20);
    assertThat(closed).isTrue();
  }

  @Test
  void aPageOfNothingIsRefused() {
    for (long limit : List.of(0L, -1L, Long.MIN_VALUE)) {
      var refused =
          catchThrowableOfType(Refused.class, () -> new Page<>(Optional.of("bob"), limit));
      assertThat(refused.faults()).extracting(Fault::field).containsExactly("limit");
    }
  }
}
