package io.udaconnect.stop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class UnansweredRequestsTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  @Test
  void withNoneThereIsNothingToWaitFor() throws Exception {
    var requests = new UnansweredRequests(LONG);
    requests.came();
    requests.answered();

    CompletableFuture.runAsync(requests::end).get(30, TimeUnit.SECONDS);
  }

  @Test
  void theLastOneIsWaitedFor() throws Exception {
    var requests = new UnansweredRequests(LONG);
    requests.came();
    requests.came();
    requests.answered();

    var end = CompletableFuture.runAsync(requests::end);
    Thread.sleep(100);
    assertThat(end).isNotDone();
    requests.answered();

    end.get(30, TimeUnit.SECONDS);
  }

  @Test
  void oneThatIsNeverAnsweredKeepsNobodyForEver() throws Exception {
    var requests = new UnansweredRequests(Duration.ofMillis(50));
    requests.came();

    CompletableFuture.runAsync(requests::end).get(30, TimeUnit.SECONDS);
  }
}
