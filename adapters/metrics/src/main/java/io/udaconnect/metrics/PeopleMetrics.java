package io.udaconnect.metrics;

import io.udaconnect.domain.person.People;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** How many people a service has in memory; an app mounts it. */
public abstract class PeopleMetrics {
  @Inject
  void of(
      MetricRegistry registry,
      People people,
      ContextService contexts,
      @ConfigProperty(name = "service.name") String name) {
    registry.gauge(
        Described.count("persons.in.memory", "Persons that the service has in memory"),
        contexts.contextualSupplier(people::count), // the server asks in its own
        new Tag("service", name));
  }

  /** Has the metric made. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object start) {}
}
