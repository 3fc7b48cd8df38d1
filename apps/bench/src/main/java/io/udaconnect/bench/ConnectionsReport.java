package io.udaconnect.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.udaconnect.launcher.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** What came out of asking who met whom, for people and for programs. */
final class ConnectionsReport {
  private static final List<String> COLUMNS =
      List.of(
          "asked",
          "own",
          "per_second",
          "p50_ms",
          "p99_ms",
          "max_ms",
          "rows",
          "bytes",
          "scanned",
          "fetched",
          "service_cpu_ms",
          "postgresql_cpu_ms");

  private final Map<String, Object> facts = new LinkedHashMap<>();
  private final List<Map<String, Object>> questions = new ArrayList<>();
  private final List<Map<String, Object>> ratios = new ArrayList<>();
  private final Map<String, Object> sizes = new LinkedHashMap<>();

  ConnectionsReport(Crowd.Size size) {
    note("people", size.people());
    note("days", size.days());
    note("rows", size.rows());
    note("seed", size.seed());
  }

  void note(String fact, Number value) {
    facts.put(fact, round(value));
  }

  /** Bytes by table and index. */
  void noteSizes(Map<String, Long> bytes, long rows) {
    bytes.forEach((name, size) -> sizes.put(name, round((double) size / rows)));
    double all = bytes.values().stream().mapToLong(Long::longValue).sum();
    sizes.put("all", round(all / rows));
  }

  void add(Interview.Result result) {
    var outcome = result.outcome();
    double asked = outcome.asked();
    var line = new LinkedHashMap<String, Object>();
    line.put("kind", result.kind().toString());
    line.put("via", result.via());
    line.put("asked", outcome.asked());
    line.put("own", round(result.own()));
    line.put("per_second", round(outcome.perSecond()));
    line.put("p50_ms", round(outcome.millis(50)));
    line.put("p99_ms", round(outcome.millis(99)));
    line.put("max_ms", round(outcome.millis(100)));
    line.put("rows", round(outcome.rows() / asked));
    line.put("bytes", round(outcome.bytes() / asked));
    line.put("scanned", round(result.cost().scanned()));
    line.put("fetched", round(result.cost().fetched()));
    line.put("service_cpu_ms", round(result.cost().service()));
    line.put("postgresql_cpu_ms", round(result.cost().postgres()));
    questions.add(line);
  }

  void addRatio(Kind kind, String words, double ratio) {
    var line = new LinkedHashMap<String, Object>();
    line.put("kind", kind.toString());
    line.put("of", words);
    line.put("ratio", round(ratio));
    ratios.add(line);
  }

  List<String> table() {
    var lines = new ArrayList<String>();
    lines.add("");
    var header = new ArrayList<>(List.of("QUESTION", "VIA"));
    COLUMNS.forEach(column -> header.add(heading(column)));
    var table = new Table(header.toArray(String[]::new));
    for (var question : questions) {
      var row = new ArrayList<>(List.of(question.get("kind").toString()));
      row.add(question.get("via").toString());
      COLUMNS.forEach(column -> row.add(words(question.get(column))));
      table.add(row.toArray(String[]::new));
    }
    lines.addAll(table.lines());
    lines.add("");
    if (!ratios.isEmpty()) {
      var compared = new Table("QUESTION", "OF", "RATIO");
      for (var ratio : ratios) {
        compared.add(
            ratio.get("kind").toString(), ratio.get("of").toString(), words(ratio.get("ratio")));
      }
      lines.addAll(compared.lines());
      lines.add("");
    }
    var size = new Table("TABLE OR INDEX", "BYTES A LOCATION");
    sizes.forEach((name, bytes) -> size.add(name, words(bytes)));
    lines.addAll(size.lines());
    lines.add("");
    var rest = new Table("WHAT", "MEASURED");
    facts.forEach((fact, value) -> rest.add(fact, words(value)));
    lines.addAll(rest.lines());
    lines.add("");
    return lines;
  }

  String json() {
    var all = new LinkedHashMap<>(facts);
    all.put("bytes_per_location", sizes);
    all.put("questions", questions);
    all.put("ratios", ratios);
    try {
      return new ObjectMapper().writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String heading(String column) {
    return column.toUpperCase(Locale.ROOT).replace('_', ' ');
  }

  /** Null if it is not known. */
  private static Number round(OptionalDouble value) {
    return value.isPresent() ? round(value.getAsDouble()) : null;
  }

  private static Number round(Number value) {
    if (!(value instanceof Double number)) return value;
    return Math.round(number * 100) / 100.0;
  }

  private static String words(Object value) {
    if (value == null) return "-";
    if (value instanceof Double number) {
      return number >= 1_000 ? "%,.0f".formatted(number) : "%.2f".formatted(number);
    }
    return value instanceof Number number ? "%,d".formatted(number.longValue()) : value.toString();
  }
}
