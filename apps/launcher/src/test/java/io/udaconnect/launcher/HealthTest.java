package io.udaconnect.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.udaconnect.embedded.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;

class HealthTest {
  private final Health health = new Health();

  @Test
  void whatIsDownIsNamedWithItsReason() {
    assertThat(
            Health.reason(
                """
                {"status":"DOWN","checks":[
                  {"name":"kafka","status":"UP","data":{}},
                  {"name":"people","status":"DOWN","data":{"reason":"not loaded yet","loaded":12}},
                  {"name":"database","status":"DOWN"}]}"""))
        .isEqualTo("people: not loaded yet, loaded 12; database");
  }

  @Test
  void anAnswerThatIsNoHealthAnswerMeansThatItStarts() {
    assertThat(Health.reason("<html>")).isEqualTo("starting");
    assertThat(Health.reason("{\"status\":\"DOWN\",\"checks\":[]}")).isEqualTo("starting");
  }

  @Test
  void nobodyIsNotReady() {
    var nobody = URI.create("http://127.0.0.1:" + Ports.free());
    assertThat(health.of(nobody)).isEqualTo(new Health.Readiness(false, "does not listen"));
  }

  @Test
  void onlyTwoHundredIsReady() throws IOException {
    assertThat(answering(200)).isEqualTo(new Health.Readiness(true, ""));
    assertThat(answering(404).ready()).isFalse();
    assertThat(answering(503).ready()).isFalse();
  }

  private Health.Readiness answering(int status) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/health/ready",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    try {
      return health.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    } finally {
      server.stop(0);
    }
  }
}
