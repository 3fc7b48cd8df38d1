package io.udaconnect.metrics;

import static java.util.Locale.ROOT;

import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;

/** What a metric is called and says of itself, as all of these metrics do. */
final class Described {
  private Described() {}

  static Metadata count(String name, String description) {
    return Metadata.builder().withName(name).withDescription(description).build();
  }

  static Metadata time(String name, String description) {
    return Metadata.builder()
        .withName(name)
        .withDescription(description)
        .withUnit(MetricUnits.SECONDS)
        .build();
  }

  static Tag tag(String name, Enum<?> value) {
    return new Tag(name, value.name().toLowerCase(ROOT));
  }
}
