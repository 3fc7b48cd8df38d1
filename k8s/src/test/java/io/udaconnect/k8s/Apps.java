package io.udaconnect.k8s;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the project itself says of its services. */
final class Apps {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern HTTP_PORT =
      Pattern.compile("<variable name=\"http.port\" defaultValue=\"(\\d+)\"/>");
  private static final Pattern KEY = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
  private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");
  private static final Pattern PARTITIONS = Pattern.compile("\\bPARTITIONS = (\\d+);");
  private static final Pattern SERVICE = Pattern.compile("(?m)^service (\\w+) \\{");

  /** Set by what runs an app, not by us. */
  private static final Set<String> OTHERS =
      Set.of("WLP_LOGGING_CONSOLE_FORMAT", "OTEL_SDK_DISABLED", "OTEL_EXPORTER_OTLP_ENDPOINT");

  private Apps() {}

  /**
   * A service.
   *
   * @param grpc its port, if it has one
   * @param metrics whether it answers /metrics
   */
  record App(String name, int http, OptionalInt grpc, boolean metrics) {}

  static Map<String, App> all() {
    try (var folders = Files.list(ROOT.resolve("apps"))) {
      return folders
          .filter(app -> Files.exists(app.resolve("src/main/liberty")))
          .map(Apps::app)
          .collect(toMap(App::name, app -> app));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static App app(Path folder) {
    String server = read(folder.resolve("src/main/liberty/config/server.xml"));
    var settings = properties(folder.resolve("src/main/resources"));
    String grpc = settings.getProperty("grpc.port");
    return new App(
        folder.getFileName().toString(),
        Integer.parseInt(found(HTTP_PORT, server)),
        grpc == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(grpc)),
        server.contains("/metrics.xml"));
  }

  /** The names of environment variables that an app or its server knows. */
  static Set<String> variables() {
    return Stream.concat(
            OTHERS.stream(),
            KEY.matcher(read(ROOT.resolve("docs/configuration.md")))
                .results()
                .map(row -> row.group(1).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_")))
        .collect(toSet());
  }

  static String version() {
    return found(VERSION, read(ROOT.resolve("pom.xml")));
  }

  /** The value of a property of the root pom. */
  static String version(String library) {
    String tag = Pattern.quote(library + ".version");
    return found(
        Pattern.compile("<" + tag + ">([^<]+)</" + tag + ">"), read(ROOT.resolve("pom.xml")));
  }

  /** How many processors can share the locations. */
  static int partitions() {
    return Integer.parseInt(
        found(
            PARTITIONS,
            read(ROOT.resolve("adapters/kafka/src/main/java/io/udaconnect/kafka/Topics.java"))));
  }

  /** What the processor calls itself when it takes locations, and from where it takes them. */
  static List<String> locationsGroupAndTopic() {
    var settings = properties(ROOT.resolve("adapters/kafka/src/main/resources"));
    return Stream.of("group.id", "topic")
        .map(key -> settings.getProperty("mp.messaging.incoming.locations." + key))
        .toList();
  }

  static int connectionsOfEach() {
    return Integer.parseInt(
        found(
            Pattern.compile("<variable name=\"database.connections\" defaultValue=\"(\\d+)\"/>"),
            read(ROOT.resolve("openliberty/config/database.xml"))));
  }

  /** The gRPC services for other programs, with package. */
  static Set<String> grpcServices() {
    try (var files = Files.list(ROOT.resolve("proto/src/main/protobuf/udaconnect/v1"))) {
      return files
          .flatMap(file -> SERVICE.matcher(read(file)).results())
          .map(service -> "udaconnect.v1." + service.group(1))
          .collect(toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .findFirst()
        .map((MatchResult match) -> match.group(1))
        .orElseThrow(() -> new IllegalStateException("nothing like " + pattern));
  }

  private static Properties properties(Path resources) {
    var properties = new Properties();
    try (var in =
        Files.newInputStream(resources.resolve("META-INF/microprofile-config.properties"))) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
