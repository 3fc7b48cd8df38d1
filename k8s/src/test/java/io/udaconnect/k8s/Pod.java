package io.udaconnect.k8s;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What runs: the pod of a Deployment, StatefulSet or Job, or the one that Open Liberty's operator
 * makes of its resource. Each has one container.
 */
record Pod(Thing owner, Map<String, String> labels, Thing spec, Thing container) {
  static Optional<Pod> of(Thing owner) {
    if (owner.is("OpenLibertyApplication")) {
      var labels =
          Map.of(
              "app.kubernetes.io/name", owner.name(),
              "app.kubernetes.io/part-of",
                  owner.text("/metadata/labels/app.kubernetes.io~1part-of"));
      return Optional.of(new Pod(owner, labels, owner.at("/spec"), owner.at("/spec")));
    }
    if (!owner.has("/spec/template/spec/containers")) return Optional.empty();
    var template = owner.at("/spec/template");
    return Optional.of(
        new Pod(
            owner,
            template.map("/metadata/labels"),
            template.at("/spec"),
            template.at("/spec/containers/0")));
  }

  private boolean isOperators() {
    return owner.is("OpenLibertyApplication");
  }

  String name() {
    return owner.name();
  }

  String image() {
    return container.text(isOperators() ? "/applicationImage" : "/image");
  }

  boolean isOurs() {
    return image().contains("udaconnect/");
  }

  /** Names of ports, and where it listens. */
  Map<String, Integer> ports() {
    if (!isOperators()) {
      return container
          .each("/ports")
          .collect(toMap(port -> port.text("/name"), port -> port.number("/containerPort")));
    }
    return Stream.concat(
            Stream.of(Map.entry(spec.text("/service/portName"), spec.number("/service/port"))),
            spec.each("/service/ports")
                .map(port -> Map.entry(port.text("/name"), port.number("/targetPort"))))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** {@code startup}, {@code readiness} or {@code liveness}. */
  Thing probe(String which) {
    return isOperators() ? spec.at("/probes/" + which) : container.at("/" + which + "Probe");
  }

  /** Environment variables that are given by value or from somewhere, one by one. */
  Stream<String> variables() {
    return container.each("/env").map(variable -> variable.text("/name"));
  }

  /** The port that this name or number means. */
  Optional<Integer> port(Thing wanted) {
    return wanted.json().isInt()
        ? Optional.of(wanted.json().asInt())
        : Optional.ofNullable(ports().get(wanted.json().asText()));
  }

  boolean matches(Map<String, String> selector) {
    return !selector.isEmpty() && labels.entrySet().containsAll(selector.entrySet());
  }
}
