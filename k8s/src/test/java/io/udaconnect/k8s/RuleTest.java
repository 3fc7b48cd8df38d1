package io.udaconnect.k8s;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule, and the schemas, are broken once on purpose, and notice it. */
class RuleTest {
  private static final String CONTAINER = "/spec/template/spec/containers/0";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();
  private static final Map<String, Manifests> RENDERED = new HashMap<>();

  /** Where a rule is broken: in this object of this overlay this member gets that value. */
  private record Plant(
      String overlay, String kind, String name, String place, String member, String json) {}

  private static final Map<Rule, Plant> PLANTS =
      Map.ofEntries(
          entry(
              Rule.NAMES_ARE_GIVEN_ONCE,
              new Plant("single", "Deployment", "web", "/metadata", "name", "'person'")),
          entry(
              Rule.ALL_IS_IN_ONE_NAMESPACE,
              new Plant("single", "Service", "web", "/metadata", "namespace", "'default'")),
          entry(
              Rule.EVERY_APP_RUNS_AS_BUILT,
              new Plant("single", "Deployment", "web", CONTAINER, "image", "'udaconnect/web:0'")),
          entry(
              Rule.PODS_LISTEN_WHERE_APPS_DO,
              new Plant(
                  "openliberty",
                  "OpenLibertyApplication",
                  "web",
                  "/spec/service",
                  "port",
                  "30005")),
          entry(
              Rule.PROBES_ASK_THE_HEALTH_ENDPOINTS,
              new Plant(
                  "single",
                  "Deployment",
                  "web",
                  CONTAINER + "/livenessProbe/httpGet",
                  "path",
                  "'/health/ready'")),
          entry(
              Rule.SETTINGS_ARE_KEYS_OF_THE_APPS,
              new Plant("single", "ConfigMap", "udaconnect", "/data", "KAFKA_SERVERS", "'kafka'")),
          entry(
              Rule.WHAT_IS_REFERRED_TO_IS_THERE,
              new Plant(
                  "ha",
                  "Deployment",
                  "web",
                  CONTAINER + "/env/0/valueFrom/secretKeyRef",
                  "name",
                  "'postgres'")),
          entry(
              Rule.PODS_CAN_DO_LITTLE,
              new Plant(
                  "single",
                  "Deployment",
                  "web",
                  CONTAINER + "/securityContext",
                  "readOnlyRootFilesystem",
                  "false")),
          entry(
              Rule.MEMORY_IS_BOUNDED,
              new Plant("single", "Job", "migrate", CONTAINER + "/resources", "limits", "{}")),
          entry(
              Rule.WHAT_LEAVES_SERVES_UNTIL_ALL_KNOW,
              new Plant(
                  "single",
                  "Deployment",
                  "web",
                  "/spec/template/spec",
                  "terminationGracePeriodSeconds",
                  "30")),
          entry(
              Rule.SERVICES_LEAD_TO_PODS,
              new Plant("single", "Service", "web", "/spec/ports/0", "targetPort", "'grpc'")),
          entry(
              Rule.NODE_PORTS_ARE_THOSE_OF_THE_CONTRACT,
              new Plant("single", "Service", "web", "/spec/ports/0", "nodePort", "30080")),
          entry(
              Rule.SCALING_HAS_A_TARGET_AND_A_BOUND,
              new Plant("ha", "ScaledObject", "processor", "/spec", "maxReplicaCount", "13")),
          entry(
              Rule.PROCESSORS_SCALE_ON_THEIR_LAG,
              new Plant(
                  "ha",
                  "ScaledObject",
                  "processor",
                  "/spec/triggers/0/metadata",
                  "consumerGroup",
                  "'processor'")),
          entry(
              Rule.BUDGETS_AND_SPREADS_MEAN_PODS,
              new Plant(
                  "k8s-1.20",
                  "PodDisruptionBudget",
                  "web",
                  "/spec/selector/matchLabels",
                  "app.kubernetes.io/name",
                  "'page'")),
          entry(
              Rule.POLICIES_MEAN_PODS_AND_PORTS,
              new Plant(
                  "ha", "NetworkPolicy", "to-web", "/spec/ingress/0/ports/0", "port", "30001")),
          entry(
              Rule.ROUTES_LEAD_WHERE_THE_API_IS,
              new Plant(
                  "ha",
                  "HTTPRoute",
                  "rest",
                  "/spec/rules/0/matches/0/path",
                  "value",
                  "'/api/persons/locations'")),
          entry(
              Rule.THE_PAGE_ASKS_ALL_SERVICES,
              new Plant(
                  "single",
                  "ConfigMap",
                  "udaconnect",
                  "/data",
                  "SYSTEM_SERVICES",
                  "'web=http://web:30000'")),
          entry(
              Rule.WHAT_HAS_METRICS_IS_WATCHED,
              new Plant("ha", "Service", "location", "/metadata", "labels", "{}")),
          entry(
              Rule.SERVERS_ARE_OF_OUR_VERSIONS,
              new Plant("single", "StatefulSet", "kafka", CONTAINER, "image", "'apache/kafka:3'")),
          entry(
              Rule.THE_DATABASE_TAKES_ALL_CONNECTIONS,
              new Plant(
                  "ha",
                  "Cluster",
                  "postgresql",
                  "/spec/postgresql/parameters",
                  "max_connections",
                  "'100'")),
          entry(
              Rule.SECRETS_HOLD_PLACEHOLDERS,
              new Plant("single", "Secret", "postgresql-app", "/data", "password", "'c2VjcmV0'")),
          entry(
              Rule.OLD_CLUSTERS_KNOW_THE_KINDS,
              new Plant("k8s-1.20", "PodDisruptionBudget", "web", "", "apiVersion", "'policy/v1'")),
          entry(
              Rule.HA_HAS_NOTHING_ONCE,
              new Plant("ha", "KafkaNodePool", "brokers", "/spec", "replicas", "1")));

  @ParameterizedTest
  @EnumSource
  void noticesWhatBreaksIt(Rule rule) {
    var plant = PLANTS.get(rule);
    assertThat(rule.broken(rendered(plant.overlay()))).isEmpty();
    assertThat(rule.broken(with(plant))).isNotEmpty();
  }

  @Test
  void schemasKnowNoOtherFields() {
    refuses(new Plant("single", "Deployment", "web", CONTAINER, "tag", "'1'"));
    refuses(new Plant("single", "Service", "web", "/spec/ports/0", "nodeport", "30000"));
    refuses(new Plant("ha", "HTTPRoute", "rest", "/spec/rules/0/matches/0/path", "regex", "''"));
    refuses(new Plant("ha", "ServiceMonitor", "udaconnect", "/spec/endpoints/0", "ports", "1"));
    refuses(new Plant("ha", "ScaledObject", "processor", "/spec", "maxReplicas", "12"));
    refuses(new Plant("ha", "Kafka", "udaconnect", "/spec", "zookeeper", "{}"));
    refuses(new Plant("openliberty", "OpenLibertyApplication", "web", "/spec", "lifecycle", "{}"));
  }

  @Test
  void schemasKnowNoOtherTypes() {
    refuses(new Plant("single", "Deployment", "web", "/spec", "replicas", "'2'"));
    refuses(new Plant("single", "ConfigMap", "udaconnect", "/data", "RETENTION", "30"));
    refuses(new Plant("ha", "Cluster", "postgresql", "/spec/postgresql/parameters", "x", "100"));
  }

  @Test
  void whatHasNoSchemaIsRefused() {
    refuses(new Plant("single", "Service", "web", "", "kind", "'Servise'"));
    refuses(new Plant("ha", "PodDisruptionBudget", "web", "", "apiVersion", "'policy/v2'"));
  }

  private static void refuses(Plant plant) {
    assertThat(with(plant).things())
        .filteredOn(thing -> Schemas.fault(thing.json()).isPresent())
        .hasSize(1);
  }

  private static synchronized Manifests rendered(String overlay) {
    return RENDERED.computeIfAbsent(overlay, Manifests::of);
  }

  private static Manifests with(Plant plant) {
    List<JsonNode> objects =
        rendered(plant.overlay()).things().stream()
            .map(thing -> thing.json().<JsonNode>deepCopy())
            .toList();
    var place =
        objects.stream()
            .filter(object -> object.path("kind").asText().equals(plant.kind()))
            .filter(object -> isCalled(object, plant.name()))
            .map(object -> (ObjectNode) object.at(plant.place()))
            .findFirst()
            .orElseThrow();
    place.set(plant.member(), value(plant.json()));
    return Manifests.of(plant.overlay(), objects);
  }

  /** What is generated has a further part in its name. */
  private static boolean isCalled(JsonNode object, String name) {
    return object.at("/metadata/name").asText().replaceFirst("-[a-z0-9]{10}$", "").equals(name);
  }

  private static JsonNode value(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
