package io.udaconnect.stop;

import static jakarta.interceptor.Interceptor.Priority.PLATFORM_BEFORE;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long a service takes to leave. */
@Dependent
public class StopSettings {
  private static final Duration LONGEST_DRAIN = Duration.ofMinutes(5);

  private final Duration drain;

  @Inject
  public StopSettings(@ConfigProperty(name = "stop.drain") Duration drain) {
    if (drain.isNegative() || drain.compareTo(LONGEST_DRAIN) > 0) {
      throw new IllegalArgumentException(
          "stop.drain: must be from PT0S to " + LONGEST_DRAIN + ", not " + drain);
    }
    this.drain = drain;
  }

  /** Has the settings made, and so checked, before anything of the application runs. */
  void check(
      @Observes @Initialized(ApplicationScoped.class) @Priority(PLATFORM_BEFORE) Object start) {}

  /** How long it goes on answering after it was told to end. */
  Duration drain() {
    return drain;
  }
}
