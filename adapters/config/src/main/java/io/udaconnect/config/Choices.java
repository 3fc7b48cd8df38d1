package io.udaconnect.config;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Which of the parts that an app may have it has. For one thread. */
final class Choices {
  private final Function<String, Optional<String>> configuration;

  /** The values that are there to choose from, by key. */
  private final SortedMap<String, SortedSet<String>> offered = new TreeMap<>();

  Choices(Function<String, Optional<String>> configuration) {
    this.configuration = configuration;
  }

  boolean isChosen(OnlyIf condition) {
    offered.computeIfAbsent(condition.key(), key -> new TreeSet<>()).add(condition.is());
    return value(condition.key()).equals(condition.is());
  }

  private String value(String key) {
    return configuration.apply(key).orElse("");
  }

  /** A sentence for each key whose value is none of those that were asked for so far. */
  List<String> problems() {
    return offered.entrySet().stream()
        .filter(key -> !key.getValue().contains(value(key.getKey())))
        .map(
            key ->
                "%s: must be %s, not \"%s\""
                    .formatted(
                        key.getKey(), String.join(" or ", key.getValue()), value(key.getKey())))
        .toList();
  }
}
