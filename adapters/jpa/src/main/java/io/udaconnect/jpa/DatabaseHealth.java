package io.udaconnect.jpa;

import io.udaconnect.domain.Refused;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;

/** Up while the database answers and has the schema that this service needs. */
public abstract class DatabaseHealth implements HealthCheck {
  private Schema schema;

  @Inject
  void of(Schema schema) {
    this.schema = schema;
  }

  @Override
  public HealthCheckResponse call() {
    try {
      long version = schema.version(); // Liberty takes no int among a check's data
      return version >= Schema.NEEDED
          ? response(Status.UP, Map.of("schema", version))
          : down(
              "the schema has version %d, this service needs %d: run 'udaconnect migrate'"
                  .formatted(version, Schema.NEEDED));
    } catch (Refused unreachable) {
      return down(unreachable.getMessage());
    }
  }

  private static HealthCheckResponse down(String reason) {
    return response(Status.DOWN, Map.of("reason", reason));
  }

  private static HealthCheckResponse response(Status status, Map<String, Object> data) {
    return new HealthCheckResponse("database", status, Optional.of(data));
  }
}
