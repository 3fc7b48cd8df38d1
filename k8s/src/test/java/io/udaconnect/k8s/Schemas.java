package io.udaconnect.k8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.GRPCRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.Map;
import java.util.Optional;

/** What a kind of object may say. */
final class Schemas {
  private static final Map<String, Class<?>> KINDS =
      Map.ofEntries(
          Map.entry("v1 ConfigMap", ConfigMap.class),
          Map.entry("v1 Namespace", Namespace.class),
          Map.entry("v1 Secret", Secret.class),
          Map.entry("v1 Service", Service.class),
          Map.entry("apps/v1 Deployment", Deployment.class),
          Map.entry("apps/v1 StatefulSet", StatefulSet.class),
          Map.entry("batch/v1 Job", Job.class),
          Map.entry("autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
          Map.entry(
              "autoscaling/v2beta2 HorizontalPodAutoscaler",
              io.fabric8.kubernetes.api.model.autoscaling.v2beta2.HorizontalPodAutoscaler.class),
          Map.entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
          Map.entry(
              "policy/v1beta1 PodDisruptionBudget",
              io.fabric8.kubernetes.api.model.policy.v1beta1.PodDisruptionBudget.class),
          Map.entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
          Map.entry("gateway.networking.k8s.io/v1 Gateway", Gateway.class),
          Map.entry("gateway.networking.k8s.io/v1 HTTPRoute", HTTPRoute.class),
          Map.entry("gateway.networking.k8s.io/v1 GRPCRoute", GRPCRoute.class),
          Map.entry("monitoring.coreos.com/v1 ServiceMonitor", ServiceMonitor.class),
          Map.entry("kafka.strimzi.io/v1 Kafka", Operators.Kafka.class),
          Map.entry("kafka.strimzi.io/v1 KafkaNodePool", Operators.KafkaNodePool.class),
          Map.entry("postgresql.cnpg.io/v1 Cluster", Operators.Cluster.class),
          Map.entry("keda.sh/v1alpha1 ScaledObject", Operators.ScaledObject.class),
          Map.entry(
              "apps.openliberty.io/v1 OpenLibertyApplication",
              Operators.OpenLibertyApplication.class));

  private static final JsonMapper STRICT = strict();

  private Schemas() {}

  /**
   * What is wrong with this object, if anything: a field that its kind has not, or a wrong type.
   */
  static Optional<String> fault(JsonNode object) {
    String kind = object.path("apiVersion").asText() + " " + object.path("kind").asText();
    var schema = KINDS.get(kind);
    if (schema == null) return Optional.of("there is no schema of " + kind);
    try {
      STRICT.treeToValue(object, schema);
      return Optional.empty();
    } catch (JsonProcessingException wrong) {
      return Optional.of(kind + " " + object.at("/metadata/name") + ": " + wrong.getMessage());
    }
  }

  private static JsonMapper strict() {
    var mapper =
        JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .annotationIntrospector(new NoPlaceForTheUnknown())
            .withCoercionConfig(
                LogicalType.Textual,
                text -> {
                  for (var shape :
                      new CoercionInputShape[] {
                        CoercionInputShape.Integer,
                        CoercionInputShape.Float,
                        CoercionInputShape.Boolean
                      }) {
                    text.setCoercion(shape, CoercionAction.Fail);
                  }
                })
            .build();
    return mapper;
  }

  /** The models of Kubernetes keep fields that they do not know; here they shall not. */
  private static final class NoPlaceForTheUnknown extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasAnySetter(Annotated annotated) {
      return false;
    }
  }
}
