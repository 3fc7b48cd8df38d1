package io.udaconnect.k8s;

import static io.udaconnect.k8s.Manifests.Kind.Cluster;
import static io.udaconnect.k8s.Manifests.Kind.ConfigMap;
import static io.udaconnect.k8s.Manifests.Kind.Deployment;
import static io.udaconnect.k8s.Manifests.Kind.GRPCRoute;
import static io.udaconnect.k8s.Manifests.Kind.HTTPRoute;
import static io.udaconnect.k8s.Manifests.Kind.HorizontalPodAutoscaler;
import static io.udaconnect.k8s.Manifests.Kind.Job;
import static io.udaconnect.k8s.Manifests.Kind.Kafka;
import static io.udaconnect.k8s.Manifests.Kind.KafkaNodePool;
import static io.udaconnect.k8s.Manifests.Kind.NetworkPolicy;
import static io.udaconnect.k8s.Manifests.Kind.PodDisruptionBudget;
import static io.udaconnect.k8s.Manifests.Kind.ScaledObject;
import static io.udaconnect.k8s.Manifests.Kind.Secret;
import static io.udaconnect.k8s.Manifests.Kind.Service;
import static io.udaconnect.k8s.Manifests.Kind.ServiceMonitor;
import static io.udaconnect.k8s.Manifests.Kind.StatefulSet;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.udaconnect.k8s.Apps.App;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What holds for the manifests of every overlay, or of those that it names. */
enum Rule {
  NAMES_ARE_GIVEN_ONCE,
  ALL_IS_IN_ONE_NAMESPACE,
  EVERY_APP_RUNS_AS_BUILT,
  PODS_LISTEN_WHERE_APPS_DO,
  PROBES_ASK_THE_HEALTH_ENDPOINTS,
  SETTINGS_ARE_KEYS_OF_THE_APPS,
  WHAT_IS_REFERRED_TO_IS_THERE,
  PODS_CAN_DO_LITTLE,
  MEMORY_IS_BOUNDED,
  WHAT_LEAVES_SERVES_UNTIL_ALL_KNOW,
  SERVICES_LEAD_TO_PODS,
  NODE_PORTS_ARE_THOSE_OF_THE_CONTRACT,
  SCALING_HAS_A_TARGET_AND_A_BOUND,
  PROCESSORS_SCALE_ON_THEIR_LAG,
  BUDGETS_AND_SPREADS_MEAN_PODS,
  POLICIES_MEAN_PODS_AND_PORTS,
  ROUTES_LEAD_WHERE_THE_API_IS,
  THE_PAGE_ASKS_ALL_SERVICES,
  WHAT_HAS_METRICS_IS_WATCHED,
  SERVERS_ARE_OF_OUR_VERSIONS,
  THE_DATABASE_TAKES_ALL_CONNECTIONS,
  SECRETS_HOLD_PLACEHOLDERS,
  OLD_CLUSTERS_KNOW_THE_KINDS,
  HA_HAS_NOTHING_ONCE;

  private static final Map<String, App> APPS = Apps.all();
  private static final String NAMESPACE = "udaconnect";
  private static final String METRICS = "udaconnect/metrics";

  /** Until the other nodes have heard that a pod leaves. */
  private static final int NEWS_SECONDS = 5;

  /** What is given to what is under way by then: over gRPC five, over HTTP ten. */
  private static final int LAST_CALLS_SECONDS = 15;

  /** What Liberty then gives to requests that it has begun. */
  private static final int QUIESCE_SECONDS = 30;

  private static final Set<Integer> NODE_PORTS =
      Set.of(30000, 30001, 30002, 30003, 30011, 30012, 30013);

  /** What a cluster of 1.20 has. */
  private static final Set<String> OF_1_20 =
      Set.of("v1", "apps/v1", "batch/v1", "autoscaling/v2beta2", "policy/v1beta1");

  /** Labels that operators put on the pods they make. */
  private static final Set<String> OF_OPERATORS = Set.of("strimzi.io/cluster", "cnpg.io/cluster");

  private static final Map<String, String> PATHS =
      Map.ofEntries(
          Map.entry("/", "web"),
          Map.entry("/assets/index.js", "web"),
          Map.entry("/live", "web"),
          Map.entry("/services.json", "web"),
          Map.entry("/api/system", "web"),
          Map.entry("/api/dead-letters/replay", "web"),
          Map.entry("/api/persons", "person"),
          Map.entry("/api/persons/5", "person"),
          Map.entry("/api/persons/5/locations", "location"),
          Map.entry("/api/locations", "location"),
          Map.entry("/api/locations/5hq", "location"),
          Map.entry("/api/persons/5/connection", "connection"),
          Map.entry("/api/persons/5/encounters", "connection"),
          Map.entry("/api/persons/5/met", "connection"),
          Map.entry("/api/encounters", "connection"));

  /** A sentence for each place where it does not hold. */
  List<String> broken(Manifests all) {
    var broken =
        switch (this) {
          case NAMES_ARE_GIVEN_ONCE -> namesGivenTwice(all);
          case ALL_IS_IN_ONE_NAMESPACE -> elsewhere(all);
          case EVERY_APP_RUNS_AS_BUILT -> notAsBuilt(all);
          case PODS_LISTEN_WHERE_APPS_DO -> wrongPorts(all);
          case PROBES_ASK_THE_HEALTH_ENDPOINTS -> wrongProbes(all);
          case SETTINGS_ARE_KEYS_OF_THE_APPS -> unknownSettings(all);
          case WHAT_IS_REFERRED_TO_IS_THERE -> danglingReferences(all);
          case PODS_CAN_DO_LITTLE -> mightyPods(all);
          case MEMORY_IS_BOUNDED -> unboundedMemory(all);
          case WHAT_LEAVES_SERVES_UNTIL_ALL_KNOW -> hastyLeavers(all);
          case SERVICES_LEAD_TO_PODS -> aimlessServices(all);
          case NODE_PORTS_ARE_THOSE_OF_THE_CONTRACT -> wrongNodePorts(all);
          case SCALING_HAS_A_TARGET_AND_A_BOUND -> wrongScaling(all);
          case PROCESSORS_SCALE_ON_THEIR_LAG -> wrongLag(all);
          case BUDGETS_AND_SPREADS_MEAN_PODS -> aimlessSelectors(all);
          case POLICIES_MEAN_PODS_AND_PORTS -> aimlessPolicies(all);
          case ROUTES_LEAD_WHERE_THE_API_IS -> wrongRoutes(all);
          case THE_PAGE_ASKS_ALL_SERVICES -> wrongSystem(all);
          case WHAT_HAS_METRICS_IS_WATCHED -> wrongMonitoring(all);
          case SERVERS_ARE_OF_OUR_VERSIONS -> foreignVersions(all);
          case THE_DATABASE_TAKES_ALL_CONNECTIONS -> tooManyConnections(all);
          case SECRETS_HOLD_PLACEHOLDERS -> realSecrets(all);
          case OLD_CLUSTERS_KNOW_THE_KINDS -> tooNew(all);
          case HA_HAS_NOTHING_ONCE -> single(all);
        };
    return broken.toList();
  }

  private static Stream<String> namesGivenTwice(Manifests all) {
    return all.things().stream()
        .map(thing -> thing.api().replaceFirst("/.*", "") + " " + thing)
        .collect(groupingBy(identity(), counting()))
        .entrySet()
        .stream()
        .filter(name -> name.getValue() > 1)
        .map(name -> name.getKey() + " is there " + name.getValue() + " times");
  }

  private static Stream<String> elsewhere(Manifests all) {
    return all.things().stream()
        .filter(thing -> !thing.is("Namespace"))
        .filter(thing -> !thing.text("/metadata/namespace").equals(NAMESPACE))
        .map(thing -> thing + " is not in " + NAMESPACE);
  }

  private static Stream<String> notAsBuilt(Manifests all) {
    return Stream.concat(
        APPS.keySet().stream()
            .filter(
                app ->
                    all.services()
                        .noneMatch(pod -> pod.name().equals(app) && pod.image().equals(image(app))))
            .map(app -> image(app) + " does not run as " + app),
        all.of(Job)
            .map(job -> Pod.of(job).orElseThrow())
            .filter(pod -> !pod.image().equals(image("command")))
            .map(pod -> pod.owner() + " is not of " + image("command")));
  }

  private static String image(String name) {
    return "udaconnect/" + name + ":" + Apps.version();
  }

  private static Stream<String> wrongPorts(Manifests all) {
    return all.services()
        .filter(
            pod -> {
              var app = APPS.get(pod.name());
              var wanted =
                  app.grpc().isPresent()
                      ? Map.of("http", app.http(), "grpc", app.grpc().getAsInt())
                      : Map.of("http", app.http());
              return !pod.ports().equals(wanted);
            })
        .map(pod -> pod.owner() + " listens on " + pod.ports());
  }

  private static Stream<String> wrongProbes(Manifests all) {
    var paths =
        Map.of(
            "startup", "/health/started",
            "readiness", "/health/ready",
            "liveness", "/health/live");
    return all.services()
        .flatMap(
            pod ->
                paths.entrySet().stream()
                    .filter(
                        path -> {
                          var get = pod.probe(path.getKey()).at("/httpGet");
                          return !get.text("/path").equals(path.getValue())
                              || !pod.port(get.at("/port"))
                                  .equals(Optional.of(APPS.get(pod.name()).http()));
                        })
                    .map(path -> pod.owner() + " is not asked " + path.getValue()));
  }

  private static Stream<String> unknownSettings(Manifests all) {
    var known = Apps.variables();
    return Stream.concat(
            all.of(ConfigMap).flatMap(map -> map.map("/data").keySet().stream()),
            all.pods().filter(Pod::isOurs).flatMap(Pod::variables))
        .filter(variable -> !known.contains(variable))
        .map(variable -> "no key is called " + variable);
  }

  private static Stream<String> danglingReferences(Manifests all) {
    var maps = all.of(ConfigMap).map(Thing::name).collect(toSet());
    var secrets =
        Stream.concat(
                all.of(Secret).map(Thing::name),
                all.of(Cluster).map(cluster -> cluster.name() + "-app"))
            .collect(toSet());
    return Stream.concat(
        references(all, "configMapRef", maps), references(all, "secretKeyRef", secrets));
  }

  private static Stream<String> references(Manifests all, String member, Set<String> there) {
    return all.things().stream()
        .flatMap(
            thing ->
                thing
                    .within(member)
                    .map(place -> place.text("/" + member + "/name"))
                    .filter(name -> !there.contains(name))
                    .map(name -> thing + " wants " + name + ", which is nowhere"));
  }

  private static Stream<String> mightyPods(Manifests all) {
    return all.pods()
        .filter(
            pod -> {
              var own = pod.container().at("/securityContext");
              var whole = pod.spec().at("/securityContext");
              return !(own.yes("/runAsNonRoot") || whole.yes("/runAsNonRoot"))
                  || !(isDefault(own) || isDefault(whole))
                  || (pod.isOurs() && !own.yes("/readOnlyRootFilesystem"))
                  || !own.has("/allowPrivilegeEscalation")
                  || own.yes("/allowPrivilegeEscalation")
                  || !own.texts("/capabilities/drop").equals(List.of("ALL"))
                  || own.has("/capabilities/add")
                  || hasToken(pod.spec());
            })
        .map(pod -> pod.owner() + " may do more than it must");
  }

  private static boolean isDefault(Thing context) {
    return context.text("/seccompProfile/type").equals("RuntimeDefault");
  }

  private static boolean hasToken(Thing spec) {
    var mount =
        spec.at(
            spec.has("/serviceAccount/mountToken")
                ? "/serviceAccount/mountToken"
                : "/automountServiceAccountToken");
    return mount.json().asBoolean(true);
  }

  private static Stream<String> unboundedMemory(Manifests all) {
    return all.pods()
        .filter(
            pod ->
                !pod.container().has("/resources/limits/memory")
                    || !pod.container().has("/resources/requests/memory")
                    || !pod.container().has("/resources/requests/cpu"))
        .map(pod -> pod.owner() + " says not what it needs");
  }

  private static Stream<String> hastyLeavers(Manifests all) {
    long drain =
        all.of(ConfigMap)
            .map(map -> map.map("/data").getOrDefault("STOP_DRAIN", "PT0S"))
            .mapToLong(text -> Duration.parse(text).toSeconds())
            .sum();
    if (drain < NEWS_SECONDS) return Stream.of("services leave before all know");
    return all.services()
        .filter(pod -> pod.owner().is("Deployment"))
        .filter(
            pod ->
                pod.spec().number("/terminationGracePeriodSeconds")
                    < drain + LAST_CALLS_SECONDS + QUIESCE_SECONDS)
        .map(pod -> pod.owner() + " is killed before it has ended what it began");
  }

  private static Stream<String> aimlessServices(Manifests all) {
    return all.of(Service)
        .flatMap(
            service -> {
              var pods =
                  all.pods().filter(pod -> pod.matches(service.map("/spec/selector"))).toList();
              if (pods.size() != 1) {
                return Stream.of(service + " leads to " + pods.size() + " kinds of pods");
              }
              return service
                  .each("/spec/ports")
                  .filter(
                      port ->
                          !pods.get(0)
                              .port(port.at("/targetPort"))
                              .equals(Optional.of(port.number("/port"))))
                  .map(port -> service + " has another port than its pods: " + port.json());
            });
  }

  private static Stream<String> wrongNodePorts(Manifests all) {
    var opened =
        all.things().stream()
            .flatMap(thing -> thing.within("nodePort"))
            .map(port -> port.number("/nodePort"))
            .collect(toSet());
    var wanted = all.overlay().equals("ha") ? Set.<Integer>of() : NODE_PORTS;
    return Stream.concat(
        opened.equals(wanted) ? Stream.of() : Stream.of("nodes open " + opened),
        all.things().stream()
            .flatMap(thing -> thing.within("nodePort"))
            .filter(port -> port.number("/nodePort") != port.number("/port"))
            .map(port -> "a node's port is not its service's: " + port.json()));
  }

  private static Stream<Thing> scalers(Manifests all) {
    return Stream.concat(all.of(HorizontalPodAutoscaler), all.of(ScaledObject));
  }

  private static int most(Thing scaler) {
    return scaler.number(scaler.is("ScaledObject") ? "/spec/maxReplicaCount" : "/spec/maxReplicas");
  }

  private static int least(Thing scaler) {
    return scaler.number(scaler.is("ScaledObject") ? "/spec/minReplicaCount" : "/spec/minReplicas");
  }

  private static Stream<String> wrongScaling(Manifests all) {
    var scaled = new HashSet<String>();
    return scalers(all)
        .flatMap(
            scaler -> {
              String target = scaler.text("/spec/scaleTargetRef/name");
              if (all.named(Deployment, target).isEmpty()) {
                return Stream.of(scaler + " scales " + target + ", which is not there");
              }
              if (!scaled.add(target)) return Stream.of(target + " is scaled twice");
              if (least(scaler) < 2 || most(scaler) <= least(scaler)) {
                return Stream.of(scaler + " has no room: " + least(scaler) + ", " + most(scaler));
              }
              if (target.equals("processor") && most(scaler) > Apps.partitions()) {
                return Stream.of(scaler + " makes more than there are partitions");
              }
              return Stream.of();
            });
  }

  private static Stream<String> wrongLag(Manifests all) {
    return all.of(ScaledObject)
        .flatMap(scaler -> scaler.each("/spec/triggers"))
        .filter(
            trigger ->
                !trigger.text("/type").equals("kafka")
                    || !Stream.of("consumerGroup", "topic")
                        .map(key -> trigger.text("/metadata/" + key))
                        .toList()
                        .equals(Apps.locationsGroupAndTopic())
                    || !trigger
                        .text("/metadata/bootstrapServers")
                        .equals(brokers(all).replace(":", "." + NAMESPACE + ":")))
        .map(trigger -> "nobody's lag: " + trigger.json());
  }

  private static String brokers(Manifests all) {
    return all.of(ConfigMap)
        .map(map -> map.text("/data/KAFKA_BOOTSTRAP_SERVERS"))
        .findFirst()
        .orElse("");
  }

  private static Stream<String> aimlessSelectors(Manifests all) {
    var budgets =
        all.of(PodDisruptionBudget)
            .filter(budget -> !meansPods(all, budget.at("/spec/selector")))
            .map(budget -> budget + " is about no pod");
    var spreads =
        all.pods()
            .filter(
                pod ->
                    pod.spec()
                        .each("/topologySpreadConstraints")
                        .anyMatch(spread -> !pod.matches(spread.map("/labelSelector/matchLabels"))))
            .map(pod -> pod.owner() + " spreads others");
    return Stream.concat(budgets, spreads);
  }

  private static boolean meansPods(Manifests all, Thing selector) {
    var labels = selector.map("/matchLabels");
    boolean known =
        labels.isEmpty()
            || (OF_OPERATORS.containsAll(labels.keySet())
                && Stream.concat(all.of(Kafka), all.of(Cluster))
                    .anyMatch(cluster -> labels.containsValue(cluster.name())))
            || all.pods().anyMatch(pod -> pod.matches(labels));
    return known
        && selector
            .each("/matchExpressions")
            .flatMap(
                expression ->
                    expression.texts("/values").stream()
                        .map(value -> Map.of(expression.text("/key"), value)))
            .allMatch(label -> all.pods().anyMatch(pod -> pod.matches(label)));
  }

  private static Stream<String> aimlessPolicies(Manifests all) {
    return all.of(NetworkPolicy)
        .flatMap(
            policy ->
                Stream.concat(
                    policy
                        .within("podSelector")
                        .filter(place -> !meansPods(all, place.at("/podSelector")))
                        .map(place -> policy + " is about no pod: " + place.json()),
                    policy
                        .each("/spec/ingress")
                        .flatMap(way -> way.each("/ports"))
                        .map(port -> port.number("/port"))
                        .filter(port -> !isPortOf(all, policy, port))
                        .map(port -> policy + " opens " + port + ", where nobody listens")));
  }

  /** Of operators' pods nothing is known here. */
  private static boolean isPortOf(Manifests all, Thing policy, int port) {
    var labels = policy.map("/spec/podSelector/matchLabels");
    return OF_OPERATORS.containsAll(labels.keySet())
        || all.pods()
            .filter(pod -> pod.matches(labels))
            .anyMatch(pod -> pod.ports().containsValue(port));
  }

  private static Stream<String> wrongRoutes(Manifests all) {
    var dangling =
        Stream.concat(all.of(HTTPRoute), all.of(GRPCRoute))
            .flatMap(
                route ->
                    route
                        .each("/spec/rules")
                        .flatMap(rule -> rule.each("/backendRefs"))
                        .filter(backend -> !isService(all, backend))
                        .map(backend -> route + " leads nowhere: " + backend.json()));
    var http =
        all.of(HTTPRoute)
            .flatMap(
                route ->
                    PATHS.entrySet().stream()
                        .filter(path -> !backend(route, path.getKey()).equals(path.getValue()))
                        .map(path -> path.getKey() + " leads to " + backend(route, path.getKey())));
    var grpc =
        all.of(GRPCRoute)
            .flatMap(route -> route.each("/spec/rules"))
            .flatMap(
                rule ->
                    rule.each("/matches")
                        .map(match -> match.text("/method/service"))
                        .filter(
                            service ->
                                !Apps.grpcServices().contains(service)
                                    || !service.equals("udaconnect.v1." + owner(rule) + "Service"))
                        .map(service -> service + " leads to " + owner(rule)));
    return Stream.of(dangling, http, grpc).flatMap(identity());
  }

  private static boolean isService(Manifests all, Thing backend) {
    return all.named(Service, backend.text("/name")).stream()
        .flatMap(service -> service.each("/spec/ports"))
        .anyMatch(port -> port.number("/port") == backend.number("/port"));
  }

  private static String owner(Thing rule) {
    String name = rule.text("/backendRefs/0/name");
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** As gateways choose: a pattern that fits, else the longest beginning. */
  private static String backend(Thing route, String path) {
    String best = "nobody";
    int length = -1;
    for (var rule : route.each("/spec/rules").toList()) {
      for (var match : rule.each("/matches").toList()) {
        String value = match.text("/path/value");
        boolean isPattern = match.text("/path/type").equals("RegularExpression");
        boolean fits = isPattern ? path.matches(value) : isBelow(path, value);
        int rank = isPattern ? Integer.MAX_VALUE : value.length();
        if (fits && rank > length) {
          best = rule.text("/backendRefs/0/name");
          length = rank;
        }
      }
    }
    return best;
  }

  private static boolean isBelow(String path, String prefix) {
    return prefix.equals("/") || path.equals(prefix) || path.startsWith(prefix + "/");
  }

  private static Stream<String> wrongSystem(Manifests all) {
    var wanted =
        APPS.values().stream()
            .map(app -> "%s=http://%s:%d".formatted(app.name(), app.name(), app.http()))
            .collect(toSet());
    return all.of(ConfigMap)
        .map(map -> map.text("/data/SYSTEM_SERVICES"))
        .filter(asked -> !Set.of(asked.split(",")).equals(wanted))
        .map(asked -> "the page asks " + asked + " how they fare");
  }

  private static Stream<String> wrongMonitoring(Manifests all) {
    var marked =
        all.of(Service)
            .filter(service -> service.map("/metadata/labels").containsKey(METRICS))
            .map(Thing::name)
            .collect(toSet());
    var have =
        APPS.values().stream()
            .filter(App::metrics)
            .map(App::name)
            .filter(app -> all.named(Service, app).isPresent())
            .collect(toSet());
    var monitors =
        all.of(ServiceMonitor)
            .filter(
                monitor ->
                    !monitor.map("/spec/selector/matchLabels").containsKey(METRICS)
                        || !monitor.text("/spec/endpoints/0/port").equals("http")
                        || !monitor.text("/spec/endpoints/0/path").equals("/metrics"))
            .map(monitor -> monitor + " looks elsewhere");
    return Stream.concat(
        marked.equals(have)
            ? Stream.of()
            : Stream.of("marked as having metrics are " + marked + ", but " + have + " have some"),
        monitors);
  }

  private static Stream<String> foreignVersions(Manifests all) {
    String kafka = "apache/kafka:" + Apps.version("kafka");
    String postgres = "postgres:" + Apps.version("postgresql.binaries").replaceFirst("\\..*", "");
    return all.of(StatefulSet)
        .map(set -> Pod.of(set).orElseThrow())
        .filter(pod -> !Set.of(kafka, postgres).contains(pod.image()))
        .map(
            pod ->
                pod.owner() + " runs " + pod.image() + "; we know " + kafka + " and " + postgres);
  }

  private static Stream<String> tooManyConnections(Manifests all) {
    int instances =
        all.services()
            .mapToInt(
                pod ->
                    1 // one more while it is renewed
                        + scalers(all)
                            .filter(s -> s.text("/spec/scaleTargetRef/name").equals(pod.name()))
                            .mapToInt(Rule::most)
                            .findFirst()
                            .orElse(1))
            .sum();
    int needed = instances * Apps.connectionsOfEach();
    return databaseConnections(all)
        .filter(most -> most < needed)
        .mapToObj(most -> "the database takes " + most + " connections of " + needed);
  }

  private static IntStream databaseConnections(Manifests all) {
    var clusters =
        all.of(Cluster).map(cluster -> cluster.text("/spec/postgresql/parameters/max_connections"));
    var sets =
        all.of(StatefulSet)
            .map(set -> Pod.of(set).orElseThrow())
            .flatMap(pod -> pod.container().texts("/args").stream())
            .filter(word -> word.startsWith("max_connections="))
            .map(word -> word.substring(word.indexOf('=') + 1));
    return Stream.concat(clusters, sets).mapToInt(Integer::parseInt);
  }

  private static Stream<String> realSecrets(Manifests all) {
    return all.of(Secret)
        .filter(
            secret ->
                !new String(Base64.getDecoder().decode(secret.text("/data/password")), UTF_8)
                    .equals("change-me"))
        .map(secret -> secret + " is a real one");
  }

  private static Stream<String> tooNew(Manifests all) {
    if (!all.overlay().equals("k8s-1.20")) return Stream.of();
    return all.things().stream()
        .filter(thing -> !OF_1_20.contains(thing.api()))
        .map(thing -> thing + " is of " + thing.api());
  }

  private static Stream<String> single(Manifests all) {
    if (!all.overlay().equals("ha")) return Stream.of();
    var missing =
        APPS.keySet().stream()
            .filter(
                app ->
                    scalers(all).noneMatch(s -> s.text("/spec/scaleTargetRef/name").equals(app))
                        || all.named(PodDisruptionBudget, app).isEmpty()
                        || all.named(Deployment, app)
                            .flatMap(Pod::of)
                            .filter(pod -> pod.spec().has("/topologySpreadConstraints"))
                            .isEmpty())
            .map(app -> app + " may be there once only, or at one place");
    var servers =
        Stream.of(
                check("three brokers", all.of(KafkaNodePool), "/spec/replicas", "3"),
                check(
                    "three copies",
                    all.of(Kafka),
                    "/spec/kafka/config/default.replication.factor",
                    "3"),
                check(
                    "two copies at least",
                    all.of(Kafka),
                    "/spec/kafka/config/min.insync.replicas",
                    "2"),
                check(
                    "three copies of topics",
                    all.of(Job),
                    "/spec/template/spec/containers/0/args/6",
                    "3"),
                check("three databases", all.of(Cluster), "/spec/instances", "3"),
                check(
                    "a second who has each commit",
                    all.of(Cluster),
                    "/spec/postgresql/synchronous/number",
                    "1"),
                check(
                    "nobody is let in",
                    all.named(NetworkPolicy, "nobody").stream(),
                    "/spec/policyTypes/0",
                    "Ingress"),
                check(
                    "nobody is let out",
                    all.named(NetworkPolicy, "nobody").stream(),
                    "/spec/policyTypes/1",
                    "Egress"))
            .flatMap(identity());
    return Stream.concat(missing, servers);
  }

  private static Stream<String> check(
      String words, Stream<Thing> things, String path, String wanted) {
    return things.anyMatch(thing -> thing.text(path).equals(wanted))
        ? Stream.of()
        : Stream.of("not so: " + words);
  }
}
