package io.udaconnect.kafka;

import io.udaconnect.domain.location.LocationStore.Appended;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Histogram;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * What the feeds did, and have yet to do, as metrics. An app that mounts feeds mounts it as a
 * subclass with a scope of its own.
 */
public abstract class FeedMetrics implements FeedCounts {
  private Tag service;
  private Counter stored;
  private Counter repeated;
  private Counter differing;
  private Counter forgotten;
  private Counter expired;
  private Map<String, Counter> deadLetters;
  private Map<String, Histogram> batches;

  @Inject
  void of(
      MetricRegistry registry,
      FeedLag lag,
      ContextService contexts,
      @ConfigProperty(name = "service.name") String service) {
    this.service = new Tag("service", service);
    stored = counter(registry, "locations.stored", "New locations brought into the store");
    repeated = counter(registry, "locations.repeated", "Locations that were stored already");
    differing =
        counter(
            registry,
            "locations.differing",
            "Repeated locations that say another place than the first did, which stays");
    forgotten =
        counter(registry, "locations.forgotten", "Locations left out: their person was removed");
    expired =
        counter(registry, "locations.expired", "Locations left out: their day is kept no longer");
    deadLetters =
        ofEachTopic(
            topic ->
                registry.counter(
                    metadata("dead.letters", "Records set aside because nobody can use them"),
                    of(topic)));
    batches =
        ofEachTopic(
            topic ->
                registry.histogram(
                    metadata("batch.records", "Records that came from Kafka together"), of(topic)));
    for (var topic : Topics.DATA) {
      registry.gauge(
          metadata("lag.records", "Records yet to be taken; NaN while Kafka does not say"),
          contexts.contextualSupplier(() -> lag.of(topic)), // the server asks in its own
          of(topic));
    }
  }

  private Counter counter(MetricRegistry registry, String name, String description) {
    return registry.counter(metadata(name, description), service);
  }

  private static Metadata metadata(String name, String description) {
    return Metadata.builder().withName(name).withDescription(description).build();
  }

  private Tag[] of(String topic) {
    return new Tag[] {service, new Tag("topic", topic)};
  }

  private static <M> Map<String, M> ofEachTopic(Function<String, M> metric) {
    return Topics.DATA.stream().collect(Collectors.toMap(topic -> topic, metric));
  }

  /** Has the metrics made, so that they are 0 before anything happens. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object start) {}

  @Override
  public void taken(String topic, int records) {
    batches.get(topic).update(records);
  }

  @Override
  public void appended(Appended appended) {
    stored.inc(appended.stored());
    repeated.inc(appended.repeated());
    differing.inc(appended.differing());
    forgotten.inc(appended.forgotten());
    expired.inc(appended.expired());
  }

  @Override
  public void setAside(String topic, int records) {
    deadLetters.get(topic).inc(records);
  }
}
