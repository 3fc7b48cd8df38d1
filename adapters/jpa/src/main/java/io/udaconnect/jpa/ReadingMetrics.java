package io.udaconnect.jpa;

import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Who waits for a turn to read many locations, as a metric; an app mounts it. */
public abstract class ReadingMetrics {
  @Inject
  void of(
      MetricRegistry registry,
      JdbcLocations locations,
      ContextService contexts,
      @ConfigProperty(name = "service.name") String name) {
    registry.gauge(
        Metadata.builder()
            .withName("questions.waiting")
            .withDescription("Questions that wait until others have read their locations")
            .build(),
        contexts.contextualSupplier(locations::waiting), // the server asks in its own
        new Tag("service", name));
  }

  /** Has the metric made. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object start) {}
}
