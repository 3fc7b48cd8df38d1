package io.udaconnect.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.udaconnect.launcher.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What came out, for people and for programs.
 *
 * @param meanwhile rows that were stored while it was being sent; PostgreSQL counts them with a
 *     second's delay
 * @param latencies microseconds from sent to acknowledged
 * @param delays microseconds from sent to queryable
 * @param cpu microseconds by process
 * @param resident most MB by process
 * @param heaps MB alive by process and second
 * @param bare rows a second of the bare copy
 */
record Report(
    Load load,
    Comparison comparison,
    Times times,
    long meanwhile,
    Histogram latencies,
    Histogram delays,
    Map<String, Long> cpu,
    Map<String, Long> resident,
    Map<String, Map<Integer, Double>> heaps,
    double bare) {

  /**
   * Seconds from the first that was sent.
   *
   * @param sent until nothing new was sent
   * @param answered until the last acknowledgement
   * @param queryable until the last was queryable
   */
  record Times(double sent, double answered, double queryable) {}

  boolean isRight() {
    return comparison.isRight() && comparison.stored() > 0;
  }

  List<String> table() {
    var lines = new ArrayList<String>();
    var facts = new Table("WHAT", "MEASURED");
    facts().forEach((name, value) -> facts.add(name, words(value)));
    lines.add("");
    lines.addAll(facts.lines());
    lines.add("");
    var parts = new Table("PROCESS", "CPU, MICROSECONDS A LOCATION", "RESIDENT, MB");
    perLocation()
        .forEach(
            (name, micros) ->
                parts.add(name, "%.2f".formatted(micros), Long.toString(resident.get(name))));
    lines.addAll(parts.lines());
    heaps.forEach(
        (name, seconds) ->
            lines.add("alive on the heap, MB by second: " + name + " " + rounded(seconds)));
    if (load.lastFailure() != null) lines.add("the last no: " + load.lastFailure());
    lines.add("");
    return lines;
  }

  String json() {
    var all = new LinkedHashMap<String, Object>();
    var plan = load.plan();
    all.put("via", plan.via().toString());
    all.put("people", load.world().people());
    all.put("batch", plan.batch());
    all.put("connections", plan.connections());
    all.put("window", plan.window());
    all.put("rate", plan.rate());
    all.put("duplicates", plan.duplicates());
    all.put("disorder", plan.disorder());
    all.putAll(facts());
    all.put("cpu_micros_per_location", perLocation());
    all.put("resident_mb", resident);
    if (!heaps.isEmpty()) {
      var rounded = new LinkedHashMap<String, Object>();
      heaps.forEach((name, seconds) -> rounded.put(name, rounded(seconds)));
      all.put("heap_mb_by_second", rounded);
    }
    try {
      return new ObjectMapper().writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Number> facts() {
    double stored = comparison.stored();
    double rate = stored / times.queryable;
    var facts = new LinkedHashMap<String, Number>();
    facts.put("sent", load.offered());
    facts.put("acknowledged", load.taken());
    facts.put("refused", load.refused());
    facts.put("stored", comparison.stored());
    facts.put("lost", comparison.lost());
    facts.put("doubled", comparison.doubled());
    facts.put("differing", comparison.differing());
    facts.put("foreign", comparison.foreign());
    facts.put("stored_unheard", comparison.unheard());
    facts.put("messages_sent_again", load.failures());
    facts.put("seconds_sending", round(times.sent));
    facts.put("seconds_until_answered", round(times.answered));
    facts.put("seconds_until_queryable", round(times.queryable));
    facts.put("acknowledged_per_second", round(load.taken() / times.answered));
    facts.put("queryable_per_second", round(rate));
    facts.put("stored_meanwhile_per_second", round(meanwhile / times.sent));
    facts.put(
        "drained_per_second",
        round(Math.max(0, stored - meanwhile) / (times.queryable - times.sent)));
    facts.put("acknowledgement_p50_ms", millis(latencies, 50));
    facts.put("acknowledgement_p99_ms", millis(latencies, 99));
    facts.put("sent_to_queryable_p50_ms", millis(delays, 50));
    facts.put("sent_to_queryable_p99_ms", millis(delays, 99));
    facts.put("system_cpu_micros_per_location", round(system()));
    facts.put("bare_copy_per_second", round(bare));
    facts.put("of_bare_copy", round(bare == 0 ? 0 : rate / bare));
    return facts;
  }

  private Map<String, Double> perLocation() {
    var perLocation = new LinkedHashMap<String, Double>();
    double stored = Math.max(1, comparison.stored());
    cpu.forEach((name, micros) -> perLocation.put(name, round(micros / stored)));
    return perLocation;
  }

  /** Microseconds a location, of all but the generator. */
  private double system() {
    return perLocation().entrySet().stream()
        .filter(part -> !part.getKey().equals(Processes.GENERATOR))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private static Map<Integer, Double> rounded(Map<Integer, Double> values) {
    var rounded = new TreeMap<>(values);
    rounded.replaceAll((second, value) -> round(value));
    return rounded;
  }

  private static double millis(Histogram micros, double percentile) {
    return round(micros.getValueAtPercentile(percentile) / 1e3);
  }

  private static double round(double value) {
    return Math.round(value * 100) / 100.0;
  }

  private static String words(Number value) {
    return value instanceof Double number
        ? "%,.2f".formatted(number)
        : "%,d".formatted(value.longValue());
  }
}
