package io.udaconnect.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.testbed.Grpc;
import io.udaconnect.testbed.Health;
import io.udaconnect.testbed.Http;
import io.udaconnect.testbed.Kafka;
import io.udaconnect.testbed.OnLiberty;
import io.udaconnect.testbed.Service;
import java.util.List;
import java.util.regex.Pattern;
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
    Health.hasOnly("kafka", "staying");
    Grpc.isNotServed();
    for (var path : List.of("/openapi", "/api", "/api/persons", "/WEB-INF/beans.xml", "/live")) {
      Http.get(path).is(404);
    }
  }

  @Test
  void whatHasItsFingerprintInItsNameIsKeptByBrowsersAndNothingElse() {
    var page = Http.get("/").is(200);
    assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(page.header("Content-Security-Policy")).isEqualTo("frame-ancestors 'none'");
    var script = Pattern.compile("assets/[^\"]+\\.js").matcher(page.body());
    assertThat(script.find()).isTrue();
    var code = Http.get("/" + script.group()).is(200);
    assertThat(code.header("Content-Type")).contains("javascript");
    assertThat(code.header("Cache-Control")).contains("immutable");
    assertThat(Http.get("/assets/gone.js").is(404).header("Cache-Control")).isEqualTo("no-cache");
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
