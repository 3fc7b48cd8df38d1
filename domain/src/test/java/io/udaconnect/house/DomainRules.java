package io.udaconnect.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveModifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of the first room: it holds what would be true with pencil and paper. */
final class DomainRules {
  private static final String GEOGRAPHIC_LIB = "net.sf.geographiclib";
  private static final DescribedPredicate<JavaClass> GEOGRAPHIC =
      resideInAPackage(GEOGRAPHIC_LIB + "..");

  /** Which packages of the domain each may use; the domain's root, for all to use, is ".". */
  private static final Map<String, Set<String>> PACKAGES =
      Map.ofEntries(
          entry(".", Set.of(".")),
          entry("geo", Set.of(".", "geo")),
          entry("person", Set.of(".", "person")),
          entry("location", Set.of(".", "geo", "person", "location")),
          entry("device", Set.of(".", "person", "location", "device")),
          entry("proximity", Set.of(".", "geo", "person", "location", "proximity")),
          entry("live", Set.of(".", "geo", "person", "location", "live")),
          entry("operation", Set.of(".", "operation")));

  private static final Set<String> JDK_PACKAGES =
      Set.of(
          "java.lang",
          "java.lang.annotation",
          "java.math",
          "java.nio",
          "java.nio.charset",
          "java.time",
          "java.time.temporal",
          "java.util",
          "java.util.function",
          "java.util.regex",
          "java.util.stream");

  /** A promise, and maps that several threads may share. No executors, no locks. */
  private static final Set<String> JDK_CLASSES =
      Set.of(
          "java.util.concurrent.CompletionStage",
          "java.util.concurrent.ConcurrentHashMap",
          "java.util.concurrent.ConcurrentNavigableMap",
          "java.util.concurrent.ConcurrentSkipListMap");

  /** Of the packages above, what belongs to a process and not on paper. */
  private static final Set<String> NOT_ON_PAPER =
      Set.of(
          "java.lang.ClassLoader",
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.Runtime",
          "java.lang.System",
          "java.lang.Thread",
          "java.lang.ThreadLocal",
          "java.util.Calendar",
          "java.util.Date",
          "java.util.Scanner",
          "java.util.ServiceLoader",
          "java.util.Timer",
          "java.util.TimerTask",
          "java.util.TimeZone");

  private final String root;

  private DomainRules(String root) {
    this.root = root;
  }

  static DomainRules of(String root) {
    return new DomainRules(root);
  }

  List<ArchRule> all() {
    return List.of(
        itIsTrueOnPaper(),
        itOwnsNoClock(),
        packagesUseNoneButThoseBelow(),
        packagesAreNotInACircle(),
        oneClassKnowsGeographicLib(),
        geographicLibStaysInside(),
        classesAreFinal());
  }

  ArchRule itIsTrueOnPaper() {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .onlyDependOnClassesThat(describe("are true on paper", this::onPaper))
        .as("the domain uses the JDK's values and GeographicLib: no framework, no I/O, no threads");
  }

  ArchRule itOwnsNoClock() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .callMethodWhere(describe("reads the wall clock", DomainRules::readsTheClock))
        .as("time comes in as an InstantSource");
  }

  ArchRule packagesUseNoneButThoseBelow() {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should(
            new UseOnly(
                "use none but those below",
                this::place,
                this::place,
                (here, there) -> PACKAGES.getOrDefault(here, Set.of()).contains(there)))
        .as("geo and person, then location, then device, proximity and live");
  }

  ArchRule packagesAreNotInACircle() {
    return slices()
        .matching(root + ".(*)..")
        .should()
        .beFreeOfCycles()
        .as("packages of the domain are not in a circle");
  }

  ArchRule oneClassKnowsGeographicLib() {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(root + ".geo.Geodesy")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(GEOGRAPHIC_LIB + "..")
        .as("one class knows GeographicLib");
  }

  ArchRule geographicLibStaysInside() {
    return noCodeUnits()
        .that()
        .areNotPrivate()
        .should()
        .haveRawReturnType(GEOGRAPHIC)
        .orShould()
        .haveRawParameterTypes(
            describe("of GeographicLib", types -> types.stream().anyMatch(GEOGRAPHIC)))
        .as("no type of GeographicLib gets out");
  }

  ArchRule classesAreFinal() {
    return classes()
        .that()
        .areNotInterfaces()
        .and()
        .areNotEnums()
        .and()
        .areNotAnonymousClasses()
        .should(haveModifier(FINAL).or(haveModifier(ABSTRACT)))
        .as("classes are final, unless they are made to be extended");
  }

  private boolean onPaper(JavaClass type) {
    var one = type.getBaseComponentType();
    if (one.isPrimitive() || JDK_CLASSES.contains(one.getName())) return true;
    if (!place(one).isEmpty() || GEOGRAPHIC.test(one)) return true;
    return JDK_PACKAGES.contains(one.getPackageName()) && !NOT_ON_PAPER.contains(one.getName());
  }

  /** The package below the root; empty for whatever is not of this domain. */
  private String place(JavaClass type) {
    String name = type.getPackageName();
    if (name.equals(root)) return ".";
    return name.startsWith(root + ".") ? name.substring(root.length() + 1) : "";
  }

  private static boolean readsTheClock(JavaMethodCall call) {
    var target = call.getTarget();
    boolean ofTime = target.getOwner().getPackageName().equals("java.time");
    return ofTime && (target.getName().equals("now") || target.getName().startsWith("system"));
  }
}
