package io.udaconnect.e2e;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.e2e.Monitoring.Sample;
import io.udaconnect.launcher.Installation;
import io.udaconnect.launcher.Service;
import io.udaconnect.launcher.UdaConnect;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Dashboards, alerts and documents speak of metrics that the running services have. */
@ExtendWith(Running.class)
class MonitoringIT {
  private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
  private static final Pattern PART_OF_SUMMARY = Pattern.compile("_(count|sum|max|bucket)$");

  private static List<Sample> samples;

  @BeforeAll
  static void ask(UdaConnect system) {
    var clients = new Clients(system);
    samples =
        Stream.of(Service.values())
            .map(service -> clients.get(service, "/metrics"))
            .filter(answer -> answer.status() == 200)
            .flatMap(answer -> Monitoring.samples(answer.body()))
            .toList();
    assertThat(samples).hasSizeGreaterThan(100);
  }

  @Test
  void everyQueryOfAnAlertOrADashboardNamesWhatThereIs() throws IOException {
    assertAllKnown(Monitoring.alerts(), 10);
    assertAllKnown(Monitoring.panels(), 30);
  }

  private static void assertAllKnown(Map<String, String> queries, int atLeast) {
    assertThat(queries).hasSizeGreaterThan(atLeast);
    var unknown = new TreeMap<String, List<String>>();
    queries.forEach((name, query) -> unknown.put(name, unknown(query)));
    unknown.values().removeIf(List::isEmpty);
    assertThat(unknown).isEmpty();
  }

  @Test
  void aNameThatNobodyHasIsFoundWhereverItStands() {
    assertThat(unknown("sum(rate(locations_accepted_total[5m]))")).isEmpty();
    assertThat(unknown("sum(rate(locations_welcomed_total[5m]))"))
        .containsExactly("locations_welcomed_total");
    assertThat(unknown("max by (topic) (lag_records) > 3 and on (topic) lagging == 0"))
        .containsExactly("lagging");
    assertThat(unknown("sum by (colour) (lag_records)")).containsExactly("label colour");
    assertThat(unknown("lag_records{topic=\"locations\"}")).isEmpty();
    assertThat(unknown("lag_records{topic=\"places\"}")).hasSize(1);
    assertThat(unknown("lag_records{colour=~\".*\"}")).hasSize(1);
    assertThat(unknown("guess(lag_records)")).containsExactly("guess");
  }

  private static List<String> unknown(String query) {
    return Monitoring.unknown(query, samples);
  }

  @Test
  void everyMetricIsDocumentedAndNoOther() {
    var ours =
        samples.stream()
            .filter(sample -> "application".equals(sample.labels().get("mp_scope")))
            .map(sample -> PART_OF_SUMMARY.matcher(sample.name()).replaceFirst(""))
            .collect(toCollection(TreeSet::new));
    var page = Monitoring.read(Installation.here().root().resolve("docs/metrics.md"));
    var documented =
        DOCUMENTED
            .matcher(page)
            .results()
            .map((MatchResult row) -> row.group(1))
            .filter(not(String::isBlank))
            .collect(toCollection(TreeSet::new));
    assertThat(documented).isEqualTo(ours);
  }
}
