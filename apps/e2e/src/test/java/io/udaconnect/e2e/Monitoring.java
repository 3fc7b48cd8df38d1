package io.udaconnect.e2e;

import static java.util.stream.Collectors.toMap;

import io.udaconnect.launcher.Installation;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The dashboards and alert rules of the repository, and what services say of themselves. */
final class Monitoring {
  private static final Path OPS = Installation.here().root().resolve("ops");
  private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)\\})? \\S+");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** The metrics of others: Prometheus itself, kubelet, and node exporter. */
  private static final List<String> OF_OTHERS =
      List.of(
          "up",
          "kubelet_volume_stats_available_bytes",
          "kubelet_volume_stats_capacity_bytes",
          "node_filesystem_avail_bytes",
          "node_filesystem_size_bytes");

  /** What Prometheus adds to each series, and to those of histograms. */
  private static final List<String> LABELS_OF_OTHERS = List.of("instance", "job", "le");

  private static final List<String> FUNCTIONS =
      List.of(
          "sum", "min", "max", "rate", "increase", "deriv", "histogram_quantile", "min_over_time");

  private Monitoring() {}

  /** One line of {@code /metrics}, without its value. */
  record Sample(String name, Map<String, String> labels) {}

  static Stream<Sample> samples(String metrics) {
    return metrics.lines().filter(line -> !line.startsWith("#")).map(Monitoring::sample);
  }

  private static Sample sample(String line) {
    var parts = SAMPLE.matcher(line);
    if (!parts.matches()) throw new IllegalArgumentException("no sample: " + line);
    var labels =
        parts.group(2) == null
            ? Map.<String, String>of()
            : LABEL
                .matcher(parts.group(2))
                .results()
                .collect(toMap(label -> label.group(1), label -> label.group(2)));
    return new Sample(parts.group(1), labels);
  }

  /** By the alert's name, in the order of the file. */
  static Map<String, String> alerts() {
    Map<String, List<Map<String, Object>>> file =
        new Yaml().load(read(OPS.resolve("prometheus/alerts.yaml")));
    var alerts = new TreeMap<String, String>();
    for (var group : file.get("groups")) {
      if (!(group.get("rules") instanceof List<?> rules)) throw new IllegalStateException("rules");
      for (var rule : rules) {
        if (!(rule instanceof Map<?, ?> fields)) throw new IllegalStateException("rule");
        alerts.put((String) fields.get("alert"), (String) fields.get("expr"));
      }
    }
    return alerts;
  }

  /** All queries of all dashboards, each with the file's name and the panel's title. */
  static Map<String, String> panels() throws IOException {
    var panels = new TreeMap<String, String>();
    try (var files = Files.list(OPS.resolve("grafana"))) {
      for (var file : files.toList()) {
        try (var reader = Json.createReader(new StringReader(read(file)))) {
          for (var panel : reader.readObject().getJsonArray("panels")) {
            collect(
                file.getFileName() + ", " + panel.asJsonObject().getString("title"), panel, panels);
          }
        }
      }
    }
    return panels;
  }

  private static void collect(String name, JsonValue value, Map<String, String> queries) {
    Collection<JsonValue> inside =
        value instanceof JsonObject object
            ? object.values()
            : value instanceof JsonArray array ? array : List.of();
    inside.forEach(one -> collect(name, one, queries));
    if (value instanceof JsonObject object && object.get("expr") instanceof JsonString query) {
      queries.put(name + " #" + queries.size(), query.getString());
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a query names that nobody has; empty if all is there. */
  static List<String> unknown(String query, Collection<Sample> samples) {
    var unknown = new ArrayList<String>();
    var asked = PromQl.parse(query);
    asked.functions().stream().filter(name -> !FUNCTIONS.contains(name)).forEach(unknown::add);
    var labels = new ArrayList<>(LABELS_OF_OTHERS);
    for (var selector : asked.selectors()) {
      if (OF_OTHERS.contains(selector.metric())) continue;
      var series = samples.stream().filter(one -> one.name().equals(selector.metric())).toList();
      if (series.isEmpty()) unknown.add(selector.metric());
      series.forEach(one -> labels.addAll(one.labels().keySet()));
      for (var matcher : selector.matchers()) {
        boolean known =
            series.stream()
                .map(one -> one.labels().get(matcher.label()))
                .filter(Objects::nonNull)
                .anyMatch(value -> !matcher.isExact() || value.equals(matcher.value()));
        if (!known && !series.isEmpty()) unknown.add(selector.metric() + " with " + matcher);
      }
    }
    asked.grouping().stream()
        .filter(label -> !labels.contains(label))
        .forEach(label -> unknown.add("label " + label));
    return unknown;
  }
}
