package io.udaconnect.metrics;

import static java.util.Locale.ROOT;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.person.RegistrationCounts;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Who came, changed and went, as metrics that are 0 before anything happens. */
@Dependent
public final class RegistrationMetrics implements RegistrationCounts {
  private final Map<Change, Counter> kept = new EnumMap<>(Change.class);
  private final Map<Reason, Counter> refused = new EnumMap<>(Reason.class);

  @Inject
  public RegistrationMetrics(
      MetricRegistry registry, @ConfigProperty(name = "service.name") String name) {
    var service = new Tag("service", name);
    for (var change : Change.values()) {
      String what = "persons." + change.name().toLowerCase(ROOT);
      kept.put(change, registry.counter(Described.count(what, "Such changes kept"), service));
    }
    for (var reason : Reason.values()) {
      refused.put(
          reason,
          registry.counter(
              Described.count("persons.refused", "Changes of persons that were not taken"),
              service,
              Described.tag("reason", reason)));
    }
  }

  @Override
  public void kept(Change change) {
    kept.get(change).inc();
  }

  @Override
  public void refused(Reason reason) {
    refused.get(reason).inc();
  }
}
