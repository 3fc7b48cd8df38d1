package io.udaconnect.stop;

import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;

/** Ready until the service is told to end. */
public abstract class StayingHealth implements HealthCheck {
  private GracefulStop stop;

  @Inject
  void of(GracefulStop stop) {
    this.stop = stop;
  }

  @Override
  public HealthCheckResponse call() {
    return stop.isLeaving()
        ? answer(Status.DOWN, Map.of("problem", "was told to end"))
        : answer(Status.UP, Map.of());
  }

  private static HealthCheckResponse answer(Status status, Map<String, Object> data) {
    return new HealthCheckResponse("staying", status, Optional.of(data));
  }
}
