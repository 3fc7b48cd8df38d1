package io.udaconnect.config;

import static java.util.stream.Collectors.joining;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * Says in one line of the log who starts here, on what, and with which settings. Values with a
 * secret in them are masked.
 */
@ApplicationScoped
public class ServiceStart {
  private static final System.Logger LOG = System.getLogger(ServiceStart.class.getName());

  /** What the server itself reads, and no adapter declares; not every service has all of it. */
  private static final List<String> SERVER = List.of("http.port", "database.url", "database.user");

  void log(@Observes @Initialized(ApplicationScoped.class) Object start, Config config) {
    var keys = ConfigurationKeys.onClassPath(ServiceStart.class.getClassLoader());
    LOG.log(System.Logger.Level.INFO, line(keys.values(), config));
  }

  static String line(Collection<ConfigurationKey> keys, Config config) {
    String settings =
        Stream.concat(keys.stream(), server(config))
            .filter(key -> !key.name().startsWith("service."))
            .sorted(Comparator.comparing(ConfigurationKey::name))
            .map(key -> key.name() + "=" + key.shown(effective(key, config)))
            .collect(joining(", "));
    return "%s %s starts on Java %s: %s"
        .formatted(
            config.getValue("service.name", String.class),
            config.getValue("service.version", String.class),
            Runtime.version(),
            settings);
  }

  private static Stream<ConfigurationKey> server(Config config) {
    return SERVER.stream()
        .filter(name -> config.getOptionalValue(name, String.class).isPresent())
        .map(name -> new ConfigurationKey(name, "", ""));
  }

  /** Empty where an empty value was set, which is how one says "none" in MicroProfile Config. */
  private static String effective(ConfigurationKey key, Config config) {
    return config.getOptionalValue(key.name(), String.class).orElse("");
  }
}
