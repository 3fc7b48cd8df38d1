package io.udaconnect.e2e;

import static io.udaconnect.e2e.OpenApi.list;
import static io.udaconnect.e2e.OpenApi.object;
import static io.udaconnect.launcher.Service.CONNECTION;
import static io.udaconnect.launcher.Service.LOCATION;
import static io.udaconnect.launcher.Service.PERSON;
import static io.udaconnect.launcher.Service.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.e2e.OpenApi.Operation;
import io.udaconnect.launcher.Installation;
import io.udaconnect.launcher.Service;
import io.udaconnect.launcher.UdaConnect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * docs/openapi.yaml is what the services say of themselves, and says all that is needed. With
 * {@code -Dupdate} it is written anew.
 */
@ExtendWith(Running.class)
class OpenApiIT {
  private static final List<Service> SERVICES = List.of(PERSON, LOCATION, CONNECTION);
  private static final String SERVLETS = "system"; // where they break, the server has the word
  private static final String PROBLEM = "application/problem+json";
  private static final Path ROOT = Installation.here().root().toAbsolutePath();
  private static final Path DOCUMENT = ROOT.resolve("docs/openapi.yaml");

  /** The web service answers by servlets, of which no server can say anything. */
  private static final Path OF_WEB =
      ROOT.resolve("apps/web/src/main/resources/META-INF/openapi.yaml");

  private static final String HEADER =
      "# Made from what the services say of themselves; CONTRIBUTING.md says how. Not to be"
          + " edited.\n";

  @Test
  void itIsWhatTheServicesSay(UdaConnect system) throws IOException {
    var clients = new Clients(system);
    var parts = new LinkedHashMap<Service, OpenApi>();
    for (var service : SERVICES) {
      var part = clients.get(service, "/openapi?format=json").is(200).body();
      parts.put(service, OpenApi.parse(part));
    }
    parts.put(WEB, OpenApi.parse(Files.readString(OF_WEB)));
    var said = HEADER + OpenApi.of(parts).toYaml();
    if (System.getProperty("update") != null) Files.writeString(DOCUMENT, said);
    assertThat(OpenApi.parse(Files.readString(DOCUMENT))).isEqualTo(OpenApi.parse(said));
  }

  @Test
  void itPassesRedocly() {
    var ran = Program.in(NodeTools.contracts()).run("node", "lint.mjs", DOCUMENT.toString());
    assertThat(ran.status()).as(ran.output()).isZero();
  }

  @Test
  void lintFindsWhatIsWrong() throws IOException {
    var wrong =
        Files.writeString(
            Path.of("target", "wrong.yaml").toAbsolutePath(),
            Files.readString(DOCUMENT)
                .replace("operationId: getPerson", "operationId: listPersons"));
    var ran = Program.in(NodeTools.contracts()).run("node", "lint.mjs", wrong.toString());
    assertThat(ran.output()).contains("operation-operationId-unique");
    assertThat(ran.status()).isEqualTo(1);
  }

  @Test
  void everyOperationIsExplainedWithExamplesAndErrors() throws IOException {
    var api = OpenApi.parse(Files.readString(DOCUMENT));
    assertThat(api.operations()).hasSizeGreaterThan(10);
    var softly = new SoftAssertions();
    api.operations().forEach(operation -> check(api, operation, softly));
    softly.assertAll();
  }

  private static void check(OpenApi api, Operation operation, SoftAssertions softly) {
    var words = operation.words();
    softly
        .assertThat(words)
        .as("%s", operation)
        .containsKeys("operationId", "summary", "description", "tags");
    for (var each : list(words.get("parameters"))) {
      var parameter = api.resolved(each);
      softly.assertThat(parameter).as("%s", operation).containsKeys("description", "schema");
    }
    if (words.containsKey("requestBody")) {
      examples(api.resolved(words.get("requestBody")), operation + " is sent", softly);
    }
    var answers = object(words.get("responses"));
    if (!list(words.get("tags")).contains(SERVLETS)) {
      softly.assertThat(answers).as("%s", operation).containsKeys("500");
    }
    softly
        .assertThat(answers.keySet())
        .as("%s", operation)
        .anyMatch(status -> status.startsWith("2"))
        .anyMatch(status -> status.startsWith("4"));
    answers.forEach(
        (status, answer) -> {
          var said = api.resolved(answer);
          examples(said, operation + " answers " + status, softly);
          if (status.startsWith("2")) return;
          softly.assertThat(content(said)).as("%s", operation).containsOnlyKeys(PROBLEM);
        });
  }

  /** Whatever has a content shows it. */
  private static void examples(Map<String, Object> part, String where, SoftAssertions softly) {
    content(part)
        .forEach(
            (type, body) ->
                softly
                    .assertThat(object(body).keySet())
                    .as("%s with %s", where, type)
                    .containsAnyOf("example", "examples"));
  }

  private static Map<String, Object> content(Map<String, Object> part) {
    return part.containsKey("content") ? object(part.get("content")) : Map.of();
  }
}
