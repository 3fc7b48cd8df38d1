package io.udaconnect.k8s;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import java.util.Map;

/**
 * Schemas of operators that publish none in Java: the fields that our manifests use, as the
 * operators' definitions of their resources have them. A further field is added here first, after a
 * look there.
 */
final class Operators {
  private Operators() {}

  /** KEDA, keda.sh/v1alpha1. */
  record ScaledObject(String apiVersion, String kind, ObjectMeta metadata, ScaledObjectSpec spec) {
    record ScaledObjectSpec(
        Target scaleTargetRef,
        Integer minReplicaCount,
        Integer maxReplicaCount,
        Integer pollingInterval,
        Integer cooldownPeriod,
        List<Trigger> triggers) {}

    record Target(String apiVersion, String kind, String name) {}

    /** All values of its metadata are text. */
    record Trigger(String type, Map<String, String> metadata) {}
  }

  /** CloudNativePG, postgresql.cnpg.io/v1. */
  record Cluster(String apiVersion, String kind, ObjectMeta metadata, ClusterSpec spec) {
    record ClusterSpec(
        Integer instances,
        Bootstrap bootstrap,
        Postgresql postgresql,
        ClusterStorage storage,
        ResourceRequirements resources,
        Affinity affinity) {}

    record Bootstrap(Initdb initdb) {}

    record Initdb(String database, String owner) {}

    /** All parameters are text. */
    record Postgresql(Synchronous synchronous, Map<String, String> parameters) {}

    record Synchronous(Method method, Integer number) {}

    enum Method {
      any,
      first
    }

    record ClusterStorage(String size, String storageClass) {}

    record Affinity(
        Boolean enablePodAntiAffinity,
        PodAntiAffinityType podAntiAffinityType,
        String topologyKey) {}

    enum PodAntiAffinityType {
      preferred,
      required
    }
  }

  /** Strimzi, kafka.strimzi.io/v1. */
  record Kafka(String apiVersion, String kind, ObjectMeta metadata, KafkaSpec spec) {
    record KafkaSpec(Brokers kafka) {}

    record Brokers(List<Listener> listeners, Map<String, Object> config) {}

    record Listener(String name, Integer port, ListenerType type, Boolean tls) {}

    enum ListenerType {
      internal
    }
  }

  /** Strimzi, kafka.strimzi.io/v1. */
  record KafkaNodePool(
      String apiVersion, String kind, ObjectMeta metadata, KafkaNodePoolSpec spec) {
    record KafkaNodePoolSpec(
        Integer replicas,
        List<Role> roles,
        KafkaNodePoolStorage storage,
        ResourceRequirements resources,
        Map<String, String> jvmOptions,
        Template template) {}

    enum Role {
      controller,
      broker
    }

    record KafkaNodePoolStorage(StorageType type, List<Disk> volumes) {}

    enum StorageType {
      jbod
    }

    record Disk(
        Integer id, DiskType type, String size, KraftMetadata kraftMetadata, Boolean deleteClaim) {}

    enum DiskType {
      ephemeral,
      @JsonProperty("persistent-claim")
      PERSISTENT_CLAIM
    }

    enum KraftMetadata {
      shared
    }

    record Template(PodTemplate pod) {}

    record PodTemplate(List<TopologySpreadConstraint> topologySpreadConstraints) {}
  }

  /** Open Liberty, apps.openliberty.io/v1. */
  record OpenLibertyApplication(
      String apiVersion, String kind, ObjectMeta metadata, OpenLibertyApplicationSpec spec) {
    record OpenLibertyApplicationSpec(
        String applicationImage,
        PullPolicy pullPolicy,
        Boolean manageTLS,
        Boolean disableServiceLinks,
        ServiceAccount serviceAccount,
        NetworkPolicy networkPolicy,
        Service service,
        List<EnvFromSource> envFrom,
        List<EnvVar> env,
        Probes probes,
        ResourceRequirements resources,
        SecurityContext securityContext,
        List<VolumeMount> volumeMounts,
        List<Volume> volumes) {}

    enum PullPolicy {
      Always,
      Never,
      IfNotPresent
    }

    record ServiceAccount(Boolean mountToken, String name) {}

    record NetworkPolicy(Boolean disable) {}

    record Service(
        String portName, Integer port, ServiceType type, Integer nodePort, List<Port> ports) {}

    record Port(String name, Integer port, Integer targetPort, Integer nodePort) {}

    enum ServiceType {
      ClusterIP,
      NodePort
    }

    record Probes(Probe startup, Probe readiness, Probe liveness) {}
  }
}
