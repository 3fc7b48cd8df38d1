package io.udaconnect.e2e;

import static io.udaconnect.e2e.OpenApi.list;
import static io.udaconnect.e2e.OpenApi.object;
import static io.udaconnect.launcher.Service.CONNECTION;
import static io.udaconnect.launcher.Service.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenApiTest {
  private static final String MET =
      """
      openapi: 3.1.0
      paths:
        /api/met:
          get: {summary: Whom one met}
      components:
        schemas:
          Met: {type: string}
      """;

  @Test
  void whatTwoServicesSayAlikeIsSaidOnceWithTheAddressesOfBoth() {
    var whole =
        OpenApi.of(Map.of(PERSON, OpenApi.parse(MET), CONNECTION, OpenApi.parse(MET))).document();
    var paths = object(whole.get("paths"));
    assertThat(paths).containsOnlyKeys("/api/met");
    assertThat(list(object(paths.get("/api/met")).get("servers"))).hasSize(2);
  }

  @Test
  void whatTwoServicesSayDifferentlyIsNamed() {
    assertNamed("/api/met", MET.replace("Whom one met", "Whom one saw"));
    assertNamed("Met", MET.replace("type: string", "type: integer"));
    assertNamed("openapi", MET.replace("3.1.0", "3.0.3"));
  }

  private static void assertNamed(String what, String other) {
    assertThatThrownBy(
            () -> OpenApi.of(Map.of(PERSON, OpenApi.parse(MET), CONNECTION, OpenApi.parse(other))))
        .hasMessageEndingWith("different things of " + what);
  }
}
