package io.udaconnect.metrics;

import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Whether a service is ready, for those who see metrics only; an app mounts it. */
public abstract class ReadinessMetrics {
  @Inject
  void of(
      MetricRegistry registry,
      @Any Instance<HealthCheck> checks,
      ContextService contexts,
      @ConfigProperty(name = "service.name") String name) {
    var readiness = checks.select(Readiness.Literal.INSTANCE);
    registry.gauge(
        Described.count("ready", "1 while the service can do its work, else 0"),
        contexts.contextualSupplier(() -> isReady(readiness) ? 1 : 0), // the server asks in its own
        new Tag("service", name));
  }

  private static boolean isReady(Instance<HealthCheck> checks) {
    return checks.stream().allMatch(check -> check.call().getStatus() == Status.UP);
  }

  /** Has the metric made. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object start) {}
}
