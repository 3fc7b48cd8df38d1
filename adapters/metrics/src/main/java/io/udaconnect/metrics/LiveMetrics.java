package io.udaconnect.metrics;

import io.udaconnect.domain.live.LiveCounts;
import io.udaconnect.domain.live.Update;
import io.udaconnect.domain.live.Whereabouts;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * What those who look on at the live feed are told, as metrics. An app that mounts the feed mounts
 * it as a subclass with a scope of its own.
 */
public abstract class LiveMetrics implements LiveCounts {
  private final AtomicInteger viewers = new AtomicInteger();
  private Counter messages;
  private Counter positions;
  private Counter dismissed;

  @Inject
  void of(
      MetricRegistry registry,
      Whereabouts whereabouts,
      ContextService contexts,
      @ConfigProperty(name = "service.name") String name) {
    var service = new Tag("service", name);
    messages =
        registry.counter(
            metadata("live.updates", "Messages of positions, or of who is gone"), service);
    positions = registry.counter(metadata("live.positions", "Positions in them"), service);
    dismissed =
        registry.counter(
            metadata("live.dismissed", "Viewers shown out: too slow, or asking too much"), service);
    gauge(registry, contexts, "live.viewers", "Who look on", viewers::get, service);
    gauge(
        registry,
        contexts,
        "live.people",
        "People of whom a position is known",
        whereabouts::people,
        service);
    gauge(
        registry,
        contexts,
        "live.lag.records",
        "Locations in the topic that are yet to be read",
        whereabouts::behind,
        service);
  }

  /** The server asks in a context of its own. */
  private static void gauge(
      MetricRegistry registry,
      ContextService contexts,
      String name,
      String description,
      Supplier<Number> value,
      Tag service) {
    registry.gauge(metadata(name, description), contexts.contextualSupplier(value), service);
  }

  private static Metadata metadata(String name, String description) {
    return Metadata.builder().withName(name).withDescription(description).build();
  }

  /** Has the metrics made, so that they are 0 before anything happens. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object start) {}

  @Override
  public void entered() {
    viewers.incrementAndGet();
  }

  @Override
  public void left() {
    viewers.decrementAndGet();
  }

  @Override
  public void told(Update update) {
    messages.inc();
    positions.inc(update.positionCount());
  }

  @Override
  public void dismissed() {
    dismissed.inc();
  }
}
