package io.udaconnect.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.proximity.Connections;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The domain keeps its rules; and each rule finds what was planted to break it. */
class ArchitectureTest {
  private static final String DOMAIN = "io.udaconnect.domain";
  private static final JavaClasses BUILT =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(DOMAIN);

  @Test
  void theDomainIsLookedAt() {
    assertThat(BUILT.contain(GeoPoint.class)).isTrue();
    assertThat(BUILT.contain(Connections.class)).isTrue();
    assertThat(BUILT.contain(getClass())).isFalse();
  }

  @TestFactory
  Stream<DynamicTest> theDomainIsInOrder() {
    return DomainRules.of(DOMAIN).all().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(BUILT)));
  }

  @Test
  void nothingInTheDomainIsADrawer() {
    HouseRules.of("io.udaconnect").nothingIsADrawer().check(BUILT);
  }

  @Test
  void aHouseIsReadFromWhatItsModulesBuilt() {
    var built = HouseRules.built(Path.of(".."));
    assertThat(built.contain(GeoPoint.class)).isTrue();
    assertThat(built.contain(getClass())).isFalse();
  }

  @Test
  void aHouseHasManyRules() {
    assertThat(HouseRules.of(DOMAIN).all()).hasSize(7).doesNotHaveDuplicates();
  }

  @Nested
  class InTheDomain {
    @Test
    void aFrameworkIsFound() {
      var planted = Planted.in("framework");
      planted.isFoundBy(DomainRules.of(planted.root()).itIsTrueOnPaper(), "Annotated", "Inject");
    }

    @Test
    void filesNetworkLogsAndThreadsAreFound() {
      var planted = Planted.in("outside");
      var rule = DomainRules.of(planted.root()).itIsTrueOnPaper();
      planted.isFoundBy(rule, "Talkative", "java.util.logging.Logger");
      planted.isFoundBy(rule, "Diary", "java.nio.file.Files");
      planted.isFoundBy(rule, "Caller", "java.net.URI");
      planted.isFoundBy(rule, "Busy", "java.lang.Thread");
      planted.isFoundBy(rule, "Busy", "java.util.concurrent.Executor");
      planted.isFoundBy(rule, "Archive", "java.sql.Connection");
      planted.isFoundBy(rule, "Stopwatch", "java.lang.System");
      planted.isNotFoundBy(rule, "Innocent");
    }

    @Test
    void aWallClockIsFound() {
      var planted = Planted.in("wallclock");
      var rule = DomainRules.of(planted.root()).itOwnsNoClock();
      planted.isFoundBy(rule, "Impatient", "Instant.now()");
      planted.isFoundBy(rule, "Impatient", "InstantSource.system()");
      planted.isFoundBy(rule, "Impatient", "Clock.systemUTC()");
      planted.isNotFoundBy(rule, "Patient");
    }

    @Test
    void aPackageThatUsesOneAboveItIsFound() {
      var planted = Planted.in("upward");
      var rule = DomainRules.of(planted.root()).packagesUseNoneButThoseBelow();
      planted.isFoundBy(rule, "geo.Point", "person.Owner");
      planted.isFoundBy(rule, "unheard.Stranger", "geo.Point");
      planted.isNotFoundBy(rule, "location.Sight");
    }

    @Test
    void packagesInACircleAreFound() {
      var planted = Planted.in("circle");
      planted.isFoundBy(DomainRules.of(planted.root()).packagesAreNotInACircle(), "Hen", "Egg");
    }

    @Test
    void aSecondClassThatKnowsGeographicLibIsFound() {
      var planted = Planted.in("geographic");
      var rule = DomainRules.of(planted.root()).oneClassKnowsGeographicLib();
      planted.isFoundBy(rule, "Shortcut", "net.sf.geographiclib.Geodesic");
      planted.isNotFoundBy(rule, "geo.Geodesy");
    }

    @Test
    void aTypeOfGeographicLibThatGetsOutIsFound() {
      var planted = Planted.in("geographic");
      var rule = DomainRules.of(planted.root()).geographicLibStaysInside();
      planted.isFoundBy(rule, "Geodesy.line", "return type");
      planted.isFoundBy(rule, "Geodesy.metres", "parameter types");
      planted.isNotFoundBy(rule, "Geodesy.inner");
    }

    @Test
    void aClassThatAnyoneMayExtendIsFound() {
      var planted = Planted.in("open");
      var rule = DomainRules.of(planted.root()).classesAreFinal();
      planted.isFoundBy(rule, "Door", "FINAL");
      planted.isNotFoundBy(rule, "Wall");
    }
  }

  @Nested
  class InTheHouse {
    @Test
    void aClassWithoutARoomIsFound() {
      var planted = Planted.in("attic");
      var rule = HouseRules.of(planted.root()).everyClassHasARoom();
      planted.isFoundBy(rule, "attic.Orphan", "reside");
      planted.isNotFoundBy(rule, "rest.Settled");
    }

    @Test
    void anAdapterThatKnowsAnotherIsFound() {
      var planted = Planted.in("neighbours");
      var rule = HouseRules.of(planted.root()).aRoomUsesNoneButThoseBelow();
      planted.isFoundBy(rule, "rest.Gossip", "kafka.Secret");
      planted.isFoundBy(rule, "domain.Climber", "kafka.Secret");
      planted.isFoundBy(rule, "rest.Pusher", "app.person.Tenant");
      planted.isNotFoundBy(rule, "Landlord");
    }

    @Test
    void aTechnologyInAWrongRoomIsFound() {
      var planted = Planted.in("pantry");
      var rule = HouseRules.of(planted.root()).aTechnologyStaysInItsRooms();
      planted.isFoundBy(rule, "app.person.Query", "java.sql.Connection");
      planted.isFoundBy(rule, "app.person.Parser", "jakarta.json.JsonObject");
      planted.isFoundBy(rule, "kafka.Caller", "io.grpc.BindableService");
      planted.isNotFoundBy(rule, "jpa.Rows");
    }

    @Test
    void anAppThatKnowsAnotherIsFound() {
      var planted = Planted.in("twoapps");
      planted.isFoundBy(
          HouseRules.of(planted.root()).noAppKnowsAnother(), "person.Curious", "location.Private");
    }

    @Test
    void anEndpointThatAnAdapterOpensByItselfIsFound() {
      var planted = Planted.in("opendoor");
      var rule = HouseRules.of(planted.root()).endpointsOfAdaptersAreAbstract();
      planted.isFoundBy(rule, "rest.OpenResource", "ABSTRACT");
      planted.isFoundBy(rule, "rest.OpenMethods", "ABSTRACT");
      planted.isFoundBy(rule, "web.OpenSocket", "ABSTRACT");
      planted.isFoundBy(rule, "grpc.OpenService", "ABSTRACT");
      planted.isFoundBy(rule, "kafka.OpenFeed", "ABSTRACT");
      planted.isFoundBy(rule, "jpa.OpenHealth", "ABSTRACT");
      planted.isNotFoundBy(rule, "ClosedResource");
    }

    @Test
    void anEndpointThatAnAppMakesItselfIsFound() {
      var planted = Planted.in("homemade");
      var rule = HouseRules.of(planted.root()).endpointsOfAppsAreThoseOfAdapters();
      planted.isFoundBy(rule, "app.person.Homemade", "adapter");
      planted.isNotFoundBy(rule, "app.person.Mounted");
    }

    @Test
    void aDrawerIsFound() {
      var planted = Planted.in("drawers");
      var rule = HouseRules.of(planted.root()).nothingIsADrawer();
      for (var name :
          new String[] {"GeoUtil", "GeoUtils", "RestHelper", "Common", "StoreImpl", "RowMapper"}) {
        planted.isFoundBy(rule, name, "name");
      }
      planted.isNotFoundBy(rule, "Commoner");
    }
  }

  /** A small house in which something is wrong on purpose. */
  private record Planted(String root, JavaClasses classes) {
    static Planted in(String house) {
      String root = "io.udaconnect.planted." + house;
      return new Planted(root, new ClassFileImporter().importPackages(root));
    }

    void isFoundBy(ArchRule rule, String culprit, String why) {
      assertThat(rule.evaluate(classes).getFailureReport().getDetails())
          .as(rule.getDescription())
          .anyMatch(line -> line.contains(culprit) && line.contains(why));
    }

    void isNotFoundBy(ArchRule rule, String innocent) {
      var found = rule.evaluate(classes).getFailureReport().getDetails();
      assertThat(found).isNotEmpty().noneMatch(line -> line.contains(innocent));
    }
  }
}
