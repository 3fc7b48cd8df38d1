package io.udaconnect.jpa;

import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** What the upkeep did, and found, as metrics. An app that mounts the upkeep mounts it as well. */
public abstract class UpkeepMetrics implements UpkeepCounts {
  private Counter packed;

  /** At first the start: what was before is not known. */
  private volatile Instant packedUntil = Instant.now();

  private volatile Sizes sizes;

  @Inject
  void of(
      MetricRegistry registry,
      ContextService contexts,
      @ConfigProperty(name = "service.name") String name) {
    var service = new Tag("service", name);
    packed =
        registry.counter(
            metadata("locations.packed", "Locations that went from loose rows into packs"),
            service);
    gauge(
        registry,
        contexts,
        metadata("packing.lag.seconds", "How long ago came what is not all packed"),
        () -> Duration.between(packedUntil, Instant.now()).toMillis() / 1000.0,
        service);
    gauge(
        registry,
        contexts,
        metadata("locations.loose", "Locations that were not packed when packing had ended"),
        () -> sizes == null ? Double.NaN : sizes.loose(),
        service);
    gauge(
        registry,
        contexts,
        metadata("database.bytes", "What the database had on its disk when packing had ended"),
        () -> sizes == null ? Double.NaN : sizes.bytes(),
        service);
  }

  private static void gauge(
      MetricRegistry registry,
      ContextService contexts,
      Metadata metadata,
      DoubleSupplier value,
      Tag service) {
    registry.gauge(
        metadata,
        contexts.contextualSupplier(value::getAsDouble), // the server asks in its own
        service);
  }

  private static Metadata metadata(String name, String description) {
    return Metadata.builder().withName(name).withDescription(description).build();
  }

  /** Has the metrics made, so that they are there before anything happens. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object start) {}

  @Override
  public void packed(int locations) {
    packed.inc(locations);
  }

  @Override
  public void done(Instant packedUntil, Sizes sizes) {
    this.packedUntil = packedUntil;
    this.sizes = sizes;
  }
}
