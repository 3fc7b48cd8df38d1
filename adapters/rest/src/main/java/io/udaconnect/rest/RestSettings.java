package io.udaconnect.rest;

import static jakarta.interceptor.Interceptor.Priority.PLATFORM_BEFORE;

import io.udaconnect.domain.Origins;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where we listen, who may read, and how long an answer may take. */
@Dependent
public class RestSettings {
  private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(1);
  private static final Duration LONGEST_TIMEOUT = Duration.ofHours(24);

  private final Origins origins;
  private final Duration firstRowTimeout;
  private final Duration eventTimeout;

  @Inject
  public RestSettings(
      @ConfigProperty(name = "http.host") String httpHost,
      @ConfigProperty(name = "cors.origins") Optional<List<String>> corsOrigins,
      @ConfigProperty(name = "rest.first.row.timeout") Duration firstRowTimeout,
      @ConfigProperty(name = "rest.event.timeout") Duration eventTimeout) {
    requireTimeout("rest.first.row.timeout", firstRowTimeout);
    requireTimeout("rest.event.timeout", eventTimeout);
    this.firstRowTimeout = firstRowTimeout;
    this.eventTimeout = eventTimeout;
    origins = new Origins(httpHost, "cors.origins", corsOrigins.orElse(List.of()));
  }

  /** Has the settings made, and so checked, before anything of the application runs. */
  void check(
      @Observes @Initialized(ApplicationScoped.class) @Priority(PLATFORM_BEFORE) Object start) {}

  private static void requireTimeout(String key, Duration timeout) {
    if (timeout.compareTo(SHORTEST_TIMEOUT) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException(key + ": must be from PT0.001S to PT24H, not " + timeout);
    }
  }

  /** How long may be sought until the first row of an answer. */
  Duration firstRowTimeout() {
    return firstRowTimeout;
  }

  /** The same, of what is asked about everybody. */
  Duration eventTimeout() {
    return eventTimeout;
  }

  /** Who may read, and how we may be called. */
  Origins origins() {
    return origins;
  }
}
