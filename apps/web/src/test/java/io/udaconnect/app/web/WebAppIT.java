package io.udaconnect.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.testbed.Grpc;
import io.udaconnect.testbed.Health;
import io.udaconnect.testbed.Http;
import io.udaconnect.testbed.Kafka;
import io.udaconnect.testbed.OnLiberty;
import io.udaconnect.testbed.Service;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnLiberty
class WebAppIT {
  @BeforeEach
  void ready() {
    Health.becomesReady();
  }

  @Test
  void itExposesItsPageAndNothingElse() {
    var page = Http.get("/").is(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.body()).contains("<title>UdaConnect</title>");
    Health.hasOnly("kafka");
    Grpc.isNotServed();
    for (var path : List.of("/openapi", "/api", "/api/persons", "/metrics", "/WEB-INF/beans.xml")) {
      Http.get(path).is(404);
    }
  }

  @Test
  void itSaysWhoStartsAndWithWhichSettings() {
    Service.saysAtItsStart("kafka.bootstrap.servers=" + Kafka.address());
  }

  @Test
  void aWrongSettingKeepsItFromStarting() {
    Service.doesNotStartWith("kafka.catchup.timeout", "PT1H");
  }

  @Test
  void withoutKafkaItStillShowsItsPageAndGoesOnByItself() {
    Kafka.whileAway(
        () -> {
          Health.becomesUnready("kafka");
          Http.get("/").is(200);
        });
    Health.becomesReady();
  }
}
