package io.udaconnect.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

/** The metrics of the service under test. */
public final class Metrics {
  private Metrics() {}

  /** Asserts that one metric has this name and these tags, and says its value. */
  public static double value(String name, String... tags) {
    return valueIn(Http.get("/metrics").is(200).body(), name, tags);
  }

  /** The same in what a server answered. */
  public static double valueIn(String metrics, String name, String... tags) {
    var found =
        metrics
            .lines()
            .filter(line -> line.startsWith(name + "{"))
            .filter(line -> Stream.of(tags).allMatch(line::contains))
            .toList();
    assertThat(found).as("%s %s", name, List.of(tags)).hasSize(1);
    return Double.parseDouble(found.get(0).substring(found.get(0).lastIndexOf(' ') + 1));
  }
}
