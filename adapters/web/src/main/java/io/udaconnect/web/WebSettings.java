package io.udaconnect.web;

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

/** Who may look on, and for how long we wait for them. */
@Dependent
public class WebSettings {
  private static final int MOST_VIEWERS = 100_000;
  private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(5);

  private final Origins origins;
  private final int viewers;
  private final Duration sendTimeout;

  @Inject
  public WebSettings(
      @ConfigProperty(name = "http.host") String httpHost,
      @ConfigProperty(name = "cors.origins") Optional<List<String>> corsOrigins,
      @ConfigProperty(name = "live.viewers") int viewers,
      @ConfigProperty(name = "live.send.timeout") Duration sendTimeout) {
    origins = new Origins(httpHost, "cors.origins", corsOrigins.orElse(List.of()));
    if (viewers < 1 || viewers > MOST_VIEWERS) {
      throw new IllegalArgumentException(
          "live.viewers: must be from 1 to " + MOST_VIEWERS + ", not " + viewers);
    }
    this.viewers = viewers;
    if (sendTimeout.compareTo(Duration.ofSeconds(1)) < 0
        || sendTimeout.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException(
          "live.send.timeout: must be from PT1S to " + LONGEST_TIMEOUT + ", not " + sendTimeout);
    }
    this.sendTimeout = sendTimeout;
  }

  /** Has the settings made, and so checked, before anything of the application runs. */
  void check(
      @Observes @Initialized(ApplicationScoped.class) @Priority(PLATFORM_BEFORE) Object start) {}

  Origins origins() {
    return origins;
  }

  /** How many may look on at once. */
  int viewers() {
    return viewers;
  }

  /** How long a viewer may take to take one message. */
  Duration sendTimeout() {
    return sendTimeout;
  }
}
