package io.udaconnect.e2e;

import static io.udaconnect.launcher.Service.PERSON;
import static io.udaconnect.launcher.Service.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.launcher.UdaConnect;
import io.udaconnect.testbed.LiveClient;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Looking on from outside, while people are registered, walk, and go. */
@ExtendWith(Running.class)
class LiveFeedIT {
  private static final String DAY = "2026-03-17";

  @Test
  void whoLostTheServiceGoesOnWhereTheyWere(UdaConnect system) {
    var clients = new Clients(system);
    int port = system.addresses().httpPort(WEB);
    long ada = clients.register("Ada");
    long bob = clients.register("Bob");
    clients.locate(ada, DAY + "T12:00:00Z", 10.1, 20.2).is(202);
    clients.locate(bob, DAY + "T12:00:00Z", 10.2, 20.2).is(202);
    String people = "{\"type\":\"view\",\"people\":[" + ada + "," + bob + "]";
    String mark;
    try (var browser = LiveClient.open(port)) {
      browser.awaitLive();
      browser.say(people + "}").awaitOnMap(ada, bob);
      clients.locate(bob, DAY + "T12:00:01Z", 10.3, 20.2).is(202);
      browser.awaitAt(bob, 10.3);
      mark = browser.mark();
      system.kill(WEB);
      browser.awaitEnd();
    }
    clients.locate(bob, DAY + "T12:00:02Z", 10.4, 20.2).is(202);
    system.start(WEB);
    var back = Instant.now();
    try (var browser = LiveClient.open(port)) {
      browser.say(people + ",\"mark\":\"" + mark + "\"}").awaitAt(bob, 10.4);
      assertThat(Duration.between(back, Instant.now())).isLessThan(Duration.ofSeconds(2));
      assertThat(browser.told("positions"))
          .noneMatch(message -> message.json().getBoolean("complete"));
      browser.awaitLive();
      browser.awaitOnMap(bob);
    }
    try (var anew = LiveClient.open(port)) {
      anew.say(people + "}").awaitOnMap(ada, bob);
      clients.delete(PERSON, "/api/persons/" + ada).is(202);
      anew.awaitOnMap(bob);
    }
  }
}
