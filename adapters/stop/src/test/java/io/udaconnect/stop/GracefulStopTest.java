package io.udaconnect.stop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class GracefulStopTest {
  private static final Duration DRAIN = Duration.ofMillis(50);

  @Test
  void itIsNotReadyBeforeItsLastCallsEnd() {
    var health = new StayingHealth() {};
    var seen = new ArrayList<Status>();
    var stop = new GracefulStop(DRAIN, List.of(() -> seen.add(health.call().getStatus())));
    health.of(stop);
    assertThat(health.call().getStatus()).isEqualTo(Status.UP);

    long begun = System.nanoTime();
    stop.leave();

    assertThat(seen).containsExactly(Status.DOWN);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(DRAIN);
    assertThat(health.call().getData())
        .hasValueSatisfying(data -> assertThat(data).containsEntry("problem", "was told to end"));
  }
}
