package io.udaconnect.metrics;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.location.IntakeCounts;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** What was taken in and what was refused, as metrics that are 0 before anything happens. */
@Dependent
public final class IntakeMetrics implements IntakeCounts {
  private final Counter accepted;
  private final Map<Reason, Counter> refused = new EnumMap<>(Reason.class);

  @Inject
  public IntakeMetrics(
      MetricRegistry registry, @ConfigProperty(name = "service.name") String name) {
    var service = new Tag("service", name);
    accepted =
        registry.counter(
            Described.count("locations.accepted", "Locations that Kafka has"), service);
    for (var reason : Reason.values()) {
      refused.put(
          reason,
          registry.counter(
              Described.count("locations.refused", "Locations that were not taken in"),
              service,
              Described.tag("reason", reason)));
    }
  }

  @Override
  public void accepted(int locations) {
    accepted.inc(locations);
  }

  @Override
  public void refused(Reason reason, int locations) {
    refused.get(reason).inc(locations);
  }
}
