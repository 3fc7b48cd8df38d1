package io.udaconnect.web;

import io.udaconnect.domain.operation.Flow;
import io.udaconnect.domain.operation.LastHour;
import io.udaconnect.domain.operation.LastHour.Point;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Looks at all services every ten seconds, so that however many ask how the system fares, it is no
 * more work. What it saw is its own; another instance has another hour.
 */
@ApplicationScoped
public class SystemWatch {
  private static final Logger LOG = Logger.getLogger(SystemWatch.class.getName());

  private final Flow flow;
  private final Audience audience;
  private final List<ServiceWatch> services;
  private final LastHour hour = new LastHour();
  private final InstantSource clock = InstantSource.system();
  private final HttpClient client;
  private final ScheduledExecutorService schedule;

  @Inject
  public SystemWatch(
      Flow flow,
      Audience audience,
      @ConfigProperty(name = "system.services") List<String> services) {
    this.flow = flow;
    this.audience = audience;
    this.services = services.stream().map(this::service).toList();
    client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    schedule = Executors.newSingleThreadScheduledExecutor(SystemWatch::daemon);
  }

  private static Thread daemon(Runnable task) {
    var thread = new Thread(task, "udaconnect-system-watch");
    thread.setDaemon(true);
    return thread;
  }

  /** Only for the container's proxy. */
  protected SystemWatch() {
    flow = null;
    audience = null;
    services = List.of();
    client = null;
    schedule = null;
  }

  private ServiceWatch service(String pair) {
    var parts = pair.strip().split("=", 2);
    try {
      var address = URI.create(parts[parts.length - 1]);
      if (parts.length == 2 && "http".equals(address.getScheme())) {
        return new ServiceWatch(parts[0], address, clock.instant());
      }
    } catch (IllegalArgumentException noAddress) {
      // said below
    }
    throw new IllegalArgumentException(
        "system.services: must be a list of name=http://host:port, not \"" + pair + "\"");
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object start) {
    var unused =
        schedule.scheduleAtFixedRate(
            this::look, 0, LastHour.STEP.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      var now = clock.instant();
      var heard = services.stream().map(one -> one.look(client, now));
      var all = CompletableFuture.allOf(heard.toArray(CompletableFuture<?>[]::new));
      hour.add(now, flow.totals(), audience.size());
      all.join();
    } catch (RuntimeException failure) { // the next look may do better
      LOG.log(Level.WARNING, "the system could not be looked at", failure);
    }
  }

  /** All of it. */
  JsonObject toJson() {
    var points = hour.points();
    var all = Json.createArrayBuilder();
    services.forEach(service -> all.add(service.toJson()));
    var minutes = Json.createArrayBuilder();
    points.forEach(point -> minutes.add(point.at().toEpochMilli()));
    return Json.createObjectBuilder()
        .add("services", all)
        .add(
            "series",
            Json.createObjectBuilder()
                .add("minutes", minutes)
                .add("ingest", series(points, Point::ingest))
                .add("stored", series(points, Point::stored))
                .add("lag", series(points, Point::lag))
                .add("dead_letters", series(points, Point::deadLetters))
                .add("live_clients", series(points, Point::viewers)))
        .build();
  }

  private static JsonArrayBuilder series(List<Point> points, ToDoubleFunction<Point> value) {
    var series = Json.createArrayBuilder();
    points.forEach(point -> series.add(number(value.applyAsDouble(point))));
    return series;
  }

  /** To a tenth; null where nobody could say. */
  private static JsonValue number(double value) {
    if (Double.isNaN(value)) return JsonValue.NULL;
    double tenth = Math.rint(10 * value) / 10;
    return tenth == Math.rint(tenth) ? Json.createValue((long) tenth) : Json.createValue(tenth);
  }

  @PreDestroy
  void stop() {
    schedule.shutdownNow();
  }
}
