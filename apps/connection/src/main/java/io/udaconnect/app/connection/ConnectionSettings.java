package io.udaconnect.app.connection;

import static jakarta.interceptor.Interceptor.Priority.PLATFORM_BEFORE;

import io.udaconnect.domain.Refused;
import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.proximity.ConnectionRule;
import io.udaconnect.domain.proximity.QuestionBounds;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How much may be asked at once. */
@Dependent
public final class ConnectionSettings {
  private static final Duration SHORTEST_RANGE = Duration.ofDays(1);

  private final QuestionBounds bounds;

  @Inject
  public ConnectionSettings(
      @ConfigProperty(name = "connection.longest.distance") double longestDistance,
      @ConfigProperty(name = "connection.longest.range") Optional<Duration> longestRange) {
    if (longestRange.isPresent() && longestRange.get().compareTo(SHORTEST_RANGE) < 0) {
      throw new IllegalArgumentException(
          "connection.longest.range: must be empty, or P1D or more, not " + longestRange.get());
    }
    bounds = new QuestionBounds(reach(longestDistance), longestRange);
  }

  private static Distance reach(double metres) {
    try {
      return ConnectionRule.anyTime(Distance.ofMetres(metres)).reach();
    } catch (Refused refused) {
      throw new IllegalArgumentException(
          "connection.longest.distance: must be from 0 to 10000, not " + metres, refused);
    }
  }

  /** Has the settings made, and so checked, before anything of the application runs. */
  void check(
      @Observes @Initialized(ApplicationScoped.class) @Priority(PLATFORM_BEFORE) Object start) {}

  QuestionBounds bounds() {
    return bounds;
  }
}
