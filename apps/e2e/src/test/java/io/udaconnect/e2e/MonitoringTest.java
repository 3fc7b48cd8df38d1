package io.udaconnect.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.udaconnect.launcher.Installation;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MonitoringTest {
  @Test
  void everyAlertHasAHeadingThatSaysWhatToDo() {
    var page = Monitoring.read(Installation.here().root().resolve("docs/operations.md"));
    var headings =
        page.lines().filter(line -> line.startsWith("### ")).map(line -> line.substring(4));
    assertThat(headings).containsAll(Monitoring.alerts().keySet());
  }

  @Test
  void aQueryIsTakenApart() {
    var query =
        PromQl.parse(
            "histogram_quantile(0.99, sum by (kind, le) (rate(a_bucket{x=\"1\", y=~\"2|3\"}[5m])))"
                + " > 1e3 and on(kind) b:c unless d offset 5m or (e - 2) * 100");
    assertThat(query.selectors())
        .containsExactly(
            new PromQl.Selector(
                "a_bucket",
                List.of(new PromQl.Matcher("x", "=", "1"), new PromQl.Matcher("y", "=~", "2|3"))),
            new PromQl.Selector("b:c", List.of()),
            new PromQl.Selector("d", List.of()),
            new PromQl.Selector("e", List.of()));
    assertThat(query.grouping()).isEqualTo(Set.of("kind", "le"));
    assertThat(query.functions()).isEqualTo(Set.of("histogram_quantile", "sum", "rate"));
  }

  @Test
  void whatCannotBeReadIsRefused() {
    assertThatThrownBy(() -> PromQl.parse("lag_records > §"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("§");
  }
}
