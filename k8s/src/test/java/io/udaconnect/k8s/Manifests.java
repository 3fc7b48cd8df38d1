package io.udaconnect.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All objects that an overlay makes. */
record Manifests(String overlay, List<Thing> things) {
  static final List<String> OVERLAYS = List.of("single", "ha", "openliberty", "k8s-1.20");

  static Manifests of(String overlay) {
    return of(overlay, Kubectl.kustomize(Path.of("overlays", overlay)));
  }

  static Manifests of(String overlay, List<JsonNode> objects) {
    return new Manifests(overlay, objects.stream().map(Thing::new).toList());
  }

  Stream<Thing> of(Kind kind) {
    return things.stream().filter(thing -> thing.is(kind.name()));
  }

  Optional<Thing> named(Kind kind, String name) {
    return of(kind).filter(thing -> thing.name().equals(name)).findFirst();
  }

  Stream<Pod> pods() {
    return things.stream().flatMap(thing -> Pod.of(thing).stream());
  }

  /** The pods of the services; the migrations are not among them. */
  Stream<Pod> services() {
    return pods().filter(Pod::isOurs).filter(pod -> !pod.owner().is("Job"));
  }

  /** Kinds that rules ask for. */
  enum Kind {
    Cluster,
    ConfigMap,
    Deployment,
    Gateway,
    GRPCRoute,
    HorizontalPodAutoscaler,
    HTTPRoute,
    Job,
    Kafka,
    KafkaNodePool,
    NetworkPolicy,
    PodDisruptionBudget,
    ScaledObject,
    Secret,
    Service,
    ServiceMonitor,
    StatefulSet
  }
}
