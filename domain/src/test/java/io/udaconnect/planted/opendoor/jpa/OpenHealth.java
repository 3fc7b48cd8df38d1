package io.udaconnect.planted.opendoor.jpa;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Speaks for everyone. */
public class OpenHealth implements HealthCheck {
  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.up("open");
  }
}
