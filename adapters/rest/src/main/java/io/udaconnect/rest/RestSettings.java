package io.udaconnect.rest;

import static jakarta.interceptor.Interceptor.Priority.PLATFORM_BEFORE;
import static java.util.Locale.ROOT;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where we listen, who may read, and how long an answer may take. */
@Dependent
public class RestSettings {
  private static final String ANYONE = "*";

  /** A host, with the port that may follow it; an IPv6 address stands in brackets. */
  private static final Pattern HOST = Pattern.compile("(\\[[^]]*]|[^:]*)(:\\d{1,5})?");

  private static final Pattern ORIGIN = Pattern.compile("https?://([^/]+)");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|.+\\.localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");

  private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(1);
  private static final Duration LONGEST_TIMEOUT = Duration.ofHours(24);

  private final boolean loopbackOnly;
  private final List<String> origins;
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
    loopbackOnly = isLoopback(httpHost);
    origins = corsOrigins.orElse(List.of()).stream().map(String::strip).toList();
    for (var origin : origins) {
      if (!origin.equals(ANYONE) && !ORIGIN.matcher(origin).matches()) {
        throw new IllegalArgumentException(
            "cors.origins: must be * or a list of origins such as https://map.example.org, not "
                + origin);
      }
    }
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

  /** Whether pages from there may read our answers. */
  boolean mayRead(String origin) {
    if (origins.isEmpty()) return loopbackOnly && isLoopbackOrigin(origin);
    return origins.contains(ANYONE) || origins.contains(origin);
  }

  /**
   * Whether a Host header may name us so. On a loopback address only this machine's own names: with
   * another one, a web page elsewhere may have pointed its own name here.
   */
  boolean mayName(String host) {
    return !loopbackOnly || isLoopbackHost(host);
  }

  private static boolean isLoopbackOrigin(String origin) {
    var parts = ORIGIN.matcher(origin);
    return parts.matches() && isLoopbackHost(parts.group(1));
  }

  private static boolean isLoopbackHost(String host) {
    var parts = HOST.matcher(host);
    return parts.matches() && isLoopback(parts.group(1));
  }

  private static boolean isLoopback(String name) {
    return LOOPBACK.matcher(name.toLowerCase(ROOT)).matches();
  }
}
