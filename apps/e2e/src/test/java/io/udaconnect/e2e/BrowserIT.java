package io.udaconnect.e2e;

import static io.udaconnect.launcher.Service.WEB;

import io.udaconnect.launcher.UdaConnect;
import io.udaconnect.testbed.Kafka;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What people do with the pages, in a real Chromium; each scenario is a file of {@code
 * apps/web/src/test/ui/browser}, and takes place somewhere else on earth.
 */
@ExtendWith(Running.class)
class BrowserIT {
  private UdaConnect system;

  @BeforeEach
  void look(UdaConnect system) {
    this.system = system;
  }

  @Test
  void theMapShowsWhoMovesAndFollowsThem() {
    play("moving");
  }

  @Test
  void whoRegistersIsFoundChangedAndErased() {
    play("registering");
  }

  @Test
  void twoPeopleAtOneBoothFindTheirEncounter() {
    play("meeting");
  }

  @Test
  void aPastHourIsPlayedAgain() {
    play("replaying");
  }

  @Test
  void twoBrowsersAreBothLive() {
    play("two-browsers");
  }

  @Test
  void thePageGoesOnByItselfWhenTheServerComesBack() {
    try (var scenario = Scenario.begin("coming-back", system)) {
      scenario.awaits("kill the web service");
      system.kill(WEB);
      scenario.goesOn();
      scenario.awaits("start the web service");
      system.start(WEB);
      scenario.goesOn();
      scenario.endsWell();
    }
  }

  @Test
  void aSlowTabHoldsUpNobody() {
    play("slow-tab");
  }

  @Test
  void tenThousandPeopleAreDrawn() {
    play("ten-thousand");
  }

  @Test
  void noPageAsksAnyOtherHost() {
    play("at-home");
  }

  @Test
  void everyPageCanBeReadByEveryone() {
    play("accessible");
  }

  @Test
  void keysAloneAreEnough() {
    try (var scenario = Scenario.begin("keyboard", system)) {
      scenario.awaits("send something that is no coordinate");
      Kafka.sendCoordinates(
          system.addresses().kafka(), List.of(Kafka.coordinate("tracker", "Jean is here")));
      scenario.goesOn();
      scenario.endsWell();
    }
  }

  @Test
  void streetsAreDrawnFromAFile() {
    play("streets");
  }

  @Test
  void aPageOfTheProofOfConceptStillWorks() {
    play("old-clients");
  }

  private void play(String name) {
    try (var scenario = Scenario.begin(name, system)) {
      scenario.endsWell();
    }
  }
}
