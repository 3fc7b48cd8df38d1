package io.udaconnect.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.udaconnect.launcher.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    List<String> heaps,
    double bare) {

  /**
   * Seconds.
   *
   * @param planned how long was sent
   * @param sending until the last acknowledgement
   * @param whole until the last was queryable
   */
  record Times(int planned, double sending, double whole) {}

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
    cpu.forEach(
        (name, micros) ->
            parts.add(
                name,
                "%.2f".formatted(micros / (double) comparison.stored()),
                Long.toString(resident.get(name))));
    lines.addAll(parts.lines());
    lines.addAll(heaps);
    if (load.lastFailure() != null) lines.add("the last no: " + load.lastFailure());
    lines.add("");
    return lines;
  }

  String json() {
    var all = new LinkedHashMap<String, Object>(facts());
    all.put("cpu_micros", cpu);
    all.put("resident_mb", resident);
    if (!heaps.isEmpty()) all.put("heaps", heaps);
    try {
      return new ObjectMapper().writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Number> facts() {
    double stored = comparison.stored();
    double queryable = stored / times.whole;
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
    facts.put("seconds_sending", round(times.sending));
    facts.put("seconds_until_queryable", round(times.whole));
    facts.put("acknowledged_per_second", round(load.taken() / times.sending));
    facts.put("queryable_per_second", round(queryable));
    facts.put("stored_meanwhile_per_second", round(meanwhile / (double) times.planned));
    facts.put("acknowledgement_p50_ms", millis(latencies, 50));
    facts.put("acknowledgement_p99_ms", millis(latencies, 99));
    facts.put("sent_to_queryable_p50_ms", millis(delays, 50));
    facts.put("sent_to_queryable_p99_ms", millis(delays, 99));
    facts.put("system_cpu_micros_per_location", round(system() / stored));
    facts.put("bare_copy_per_second", round(bare));
    facts.put("of_bare_copy", round(queryable / bare));
    return facts;
  }

  /** All but the generator. */
  private long system() {
    return cpu.entrySet().stream()
        .filter(part -> !part.getKey().equals(Processes.GENERATOR))
        .mapToLong(Map.Entry::getValue)
        .sum();
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
