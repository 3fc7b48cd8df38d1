package io.udaconnect.grpc;

import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;

/** Ready when the instance that stores for us is. */
public abstract class StoreHealth implements HealthCheck {
  private GrpcLocationStore store;

  @Inject
  void of(GrpcLocationStore store) {
    this.store = store;
  }

  @Override
  public HealthCheckResponse call() {
    var problem = store.problem();
    return new HealthCheckResponse(
        "store",
        problem.isEmpty() ? Status.UP : Status.DOWN,
        problem.map(why -> Map.of("problem", why)));
  }
}
