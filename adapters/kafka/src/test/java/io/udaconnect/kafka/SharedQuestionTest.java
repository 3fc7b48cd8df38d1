package io.udaconnect.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SharedQuestionTest {
  private final List<CompletableFuture<Long>> put = new ArrayList<>();
  private final SharedQuestion<Long> question =
      new SharedQuestion<>(
          () -> {
            var answer = new CompletableFuture<Long>();
            put.add(answer);
            return answer;
          });

  @Test
  void whoComesWhileItRunsSharesTheNextOne() {
    var first = question.ask();
    var second = question.ask();
    var third = question.ask();
    assertThat(put).hasSize(1);
    put.get(0).complete(1L);
    assertThat(first).isCompletedWithValue(1L);
    assertThat(second).isNotDone();
    assertThat(put).hasSize(2);
    put.get(1).complete(2L);
    assertThat(second).isCompletedWithValue(2L);
    assertThat(third).isCompletedWithValue(2L);
    assertThat(put).hasSize(2);
  }

  @Test
  void aFailureIsForThoseWhoAskedAndNotForTheNext() {
    var first = question.ask();
    var second = question.ask();
    put.get(0).completeExceptionally(new IllegalStateException("away"));
    assertThat(first).isCompletedExceptionally();
    put.get(1).complete(2L);
    assertThat(second).isCompletedWithValue(2L);
  }
}
