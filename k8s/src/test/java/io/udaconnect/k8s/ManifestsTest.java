package io.udaconnect.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.FieldSource;

/** Each overlay renders, says nothing that its kinds do not know, and agrees with the apps. */
@ParameterizedClass
@FieldSource("OVERLAYS")
class ManifestsTest {
  static final List<String> OVERLAYS = Manifests.OVERLAYS;

  private final Manifests manifests;

  ManifestsTest(String overlay) {
    manifests = Manifests.of(overlay);
  }

  @Test
  void everyObjectIsOfASchema() {
    assertThat(manifests.things())
        .hasSizeGreaterThan(10)
        .extracting(thing -> Schemas.fault(thing.json()))
        .containsOnly(Optional.empty());
  }

  @Test
  void everyRuleHolds() {
    Map<Rule, List<String>> broken = new EnumMap<>(Rule.class);
    for (var rule : Rule.values()) broken.put(rule, rule.broken(manifests));
    broken.values().removeIf(List::isEmpty);
    assertThat(broken).isEmpty();
  }
}
