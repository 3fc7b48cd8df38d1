package io.udaconnect.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beAssignableTo;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveModifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules between the rooms of the house. A room is a package right below the root: the domain,
 * proto, one for each adapter, and so on. Who checks them needs ArchUnit, and on the class path
 * whatever the endpoints extend, or an endpoint is not seen to be one.
 */
public final class HouseRules {
  private static final Set<String> ADAPTERS =
      Set.of("config", "health", "stop", "metrics", "rest", "grpc", "kafka", "jpa", "web");

  /** Which rooms a room may use, beside itself. What is not listed here is no room. */
  private static final Map<String, Set<String>> ROOMS =
      Map.ofEntries(
          entry("domain", Set.of()),
          entry("proto", Set.of()),
          entry("client", Set.of("proto")),
          entry("config", Set.of("domain")),
          entry("health", Set.of("domain")),
          entry("stop", Set.of("domain")),
          entry("metrics", Set.of("domain")),
          entry("rest", Set.of("domain", "proto")),
          entry("grpc", Set.of("domain", "proto")),
          entry("kafka", Set.of("domain", "proto")),
          entry("jpa", Set.of("domain", "proto")),
          entry("web", Set.of("domain", "proto")),
          entry("app", with(ADAPTERS, "domain")),
          entry("embedded", Set.of()),
          entry("launcher", with(ADAPTERS, "domain", "proto", "embedded")),
          entry("testbed", with(ADAPTERS, "domain", "proto", "embedded")),
          entry("bench", with(ADAPTERS, "domain", "proto", "embedded", "launcher")),
          entry("e2e", with(ADAPTERS, "domain", "proto", "embedded", "launcher", "bench", "app")));

  private static final Set<String> DATABASE =
      Set.of("jpa", "embedded", "launcher", "bench", "testbed", "e2e");
  private static final Set<String> BROKER =
      Set.of("kafka", "embedded", "launcher", "bench", "testbed", "e2e");

  /** The rooms that speak a technology. Apps name paths and channels, and nothing else of it. */
  private static final Map<String, Set<String>> TECHNOLOGIES =
      Map.ofEntries(
          entry("java.sql", DATABASE),
          entry("javax.sql", DATABASE),
          entry("jakarta.persistence", Set.of("jpa")),
          entry("org.postgresql", DATABASE),
          entry("org.flywaydb", DATABASE),
          entry(
              "jakarta.json",
              Set.of("health", "kafka", "rest", "web", "launcher", "bench", "testbed", "e2e")),
          entry("jakarta.ws.rs", Set.of("rest", "web", "app")),
          entry("jakarta.websocket", Set.of("web", "app")),
          entry("org.apache.kafka", BROKER),
          entry("io.smallrye.reactive", Set.of("kafka", "app")),
          entry("org.eclipse.microprofile.reactive", Set.of("kafka", "app")),
          entry("org.eclipse.microprofile.metrics", Set.of("jpa", "kafka", "metrics")),
          entry("io.opentelemetry", Set.of("grpc", "kafka", "e2e")),
          entry(
              "io.grpc", Set.of("proto", "client", "grpc", "launcher", "bench", "testbed", "e2e")),
          entry(
              "com.google.protobuf",
              Set.of("proto", "grpc", "kafka", "launcher", "bench", "testbed", "e2e")),
          entry("picocli", Set.of("launcher", "bench")));

  private static final List<String> ENDPOINT_TYPES =
      List.of("io.grpc.BindableService", "org.eclipse.microprofile.health.HealthCheck");

  private static final Set<String> ENDPOINT_ANNOTATIONS =
      Set.of(
          "jakarta.ws.rs.Path",
          "jakarta.ws.rs.GET",
          "jakarta.ws.rs.POST",
          "jakarta.ws.rs.PUT",
          "jakarta.ws.rs.DELETE",
          "jakarta.websocket.server.ServerEndpoint",
          "org.eclipse.microprofile.health.Liveness",
          "org.eclipse.microprofile.health.Readiness",
          "org.eclipse.microprofile.health.Startup",
          "org.eclipse.microprofile.reactive.messaging.Incoming",
          "org.eclipse.microprofile.reactive.messaging.Outgoing");

  private static final String DRAWERS =
      ".*(Utils?|Helpers?|Commons?|Impl|Mapper|Assembler|Converter|Dto|DTO)";

  private final String root;

  private HouseRules(String root) {
    this.root = root;
  }

  /** The rules for the house whose rooms are right below this package. */
  public static HouseRules of(String root) {
    return new HouseRules(root);
  }

  /** Every class that was built from main sources in any module below this folder. */
  public static JavaClasses built(Path house) {
    try (var folders = Files.find(house, 4, (path, is) -> path.endsWith("target/classes"))) {
      return new ClassFileImporter().importPaths(folders.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<ArchRule> all() {
    return List.of(
        everyClassHasARoom(),
        aRoomUsesNoneButThoseBelow(),
        aTechnologyStaysInItsRooms(),
        noAppKnowsAnother(),
        endpointsOfAdaptersAreAbstract(),
        endpointsOfAppsAreThoseOfAdapters(),
        nothingIsADrawer());
  }

  ArchRule everyClassHasARoom() {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .resideInAnyPackage(packages(ROOMS.keySet()))
        .as("every class has a room");
  }

  ArchRule aRoomUsesNoneButThoseBelow() {
    return classes()
        .that()
        .resideInAnyPackage(packages(ROOMS.keySet()))
        .should(
            new UseOnly("use no room but those below", this::room, this::room, HouseRules::mayUse))
        .as("a room uses none but those below, and no adapter another");
  }

  ArchRule aTechnologyStaysInItsRooms() {
    return classes()
        .that()
        .resideInAnyPackage(packages(ROOMS.keySet()))
        .should(
            new UseOnly(
                "speak the technologies of their room",
                this::room,
                HouseRules::technology,
                HouseRules::maySpeak))
        .as("a technology stays in its rooms: no SQL and no JSON in apps");
  }

  ArchRule noAppKnowsAnother() {
    return slices()
        .matching(root + ".app.(*)..")
        .should()
        .notDependOnEachOther()
        .as("no app knows another");
  }

  ArchRule endpointsOfAdaptersAreAbstract() {
    return classes()
        .that()
        .resideInAnyPackage(packages(ADAPTERS))
        .and(areEndpoints())
        .should(haveModifier(ABSTRACT))
        .as("endpoints of adapters are abstract, so that only an app opens them");
  }

  ArchRule endpointsOfAppsAreThoseOfAdapters() {
    DescribedPredicate<JavaClass> adapters =
        describe("a class of an adapter", type -> ADAPTERS.contains(room(type)));
    return classes()
        .that()
        .resideInAPackage(root + ".app..")
        .and(areEndpoints())
        .and(not(assignableTo("jakarta.ws.rs.core.Application")))
        .should(beAssignableTo(adapters))
        .as("endpoints of apps are those of adapters, mounted");
  }

  ArchRule nothingIsADrawer() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .haveNameMatching(DRAWERS)
        .as("a class is called after what it is, not after the drawer it lies in");
  }

  private String[] packages(Set<String> rooms) {
    return rooms.stream().map(room -> root + "." + room + "..").toArray(String[]::new);
  }

  /** Empty for whatever is not of this house. */
  private String room(JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith(root + ".")) return "";
    return name.substring(root.length() + 1).split("\\.", 2)[0];
  }

  private static boolean mayUse(String room, String other) {
    return room.equals(other) || ROOMS.get(room).contains(other);
  }

  /** Empty for what everyone may speak. */
  private static String technology(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName() + ".";
    return TECHNOLOGIES.keySet().stream()
        .filter(one -> name.startsWith(one + "."))
        .findAny()
        .orElse("");
  }

  private static boolean maySpeak(String room, String technology) {
    return TECHNOLOGIES.get(technology).contains(room);
  }

  private static DescribedPredicate<JavaClass> areEndpoints() {
    return describe(
        "endpoints",
        type ->
            ENDPOINT_TYPES.stream().anyMatch(type::isAssignableTo)
                || ENDPOINT_ANNOTATIONS.stream().anyMatch(type::isAnnotatedWith)
                || type.getMethods().stream()
                    .anyMatch(
                        method -> ENDPOINT_ANNOTATIONS.stream().anyMatch(method::isAnnotatedWith)));
  }

  private static Set<String> with(Set<String> some, String... more) {
    return Set.copyOf(Stream.concat(some.stream(), Stream.of(more)).toList());
  }
}
