package io.udaconnect.e2e;

import static io.udaconnect.launcher.Service.CONNECTION;
import static io.udaconnect.launcher.Service.LOCATION;
import static io.udaconnect.launcher.Service.PERSON;
import static io.udaconnect.launcher.Service.WEB;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.launcher.Installation;
import io.udaconnect.launcher.UdaConnect;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** docs/postman.json asks for all that there is, and gets what docs/openapi.yaml says. */
@ExtendWith(Running.class)
class PostmanIT {
  private static final Path DOCS = Installation.here().root().resolve("docs").toAbsolutePath();
  private static final Path COLLECTION = DOCS.resolve("postman.json");
  private static final Path OPENAPI = DOCS.resolve("openapi.yaml");

  @Test
  void itPasses(UdaConnect system) {
    var ran = run(system, OPENAPI);
    assertThat(ran.status()).as(ran.output()).isZero();
  }

  @Test
  void anAnswerThatIsNotAsDescribedIsFound(UdaConnect system) throws IOException {
    var wrong =
        Files.writeString(
            Path.of("target", "another.yaml").toAbsolutePath(),
            Files.readString(OPENAPI).replace("replayed:", "sent:"));
    var ran = run(system, wrong);
    assertThat(ran.output())
        .contains("\"Try dead letters again\" is answered otherwise")
        .contains("must NOT have additional properties");
    assertThat(ran.status()).isEqualTo(1);
  }

  private static Program.Ran run(UdaConnect system, Path openapi) {
    var addresses = system.addresses();
    return Program.in(NodeTools.contracts())
        .run(
            "node",
            "postman.mjs",
            COLLECTION.toString(),
            openapi.toString(),
            "web=" + addresses.http(WEB),
            "person=" + addresses.http(PERSON),
            "location=" + addresses.http(LOCATION),
            "connection=" + addresses.http(CONNECTION));
  }

  @Test
  void itHasEveryOperationAndChecksEachAnswer() throws IOException {
    var api = OpenApi.parse(Files.readString(OPENAPI));
    var there =
        api.operations().stream()
            .map(OpenApi.Operation::toString)
            .collect(toCollection(TreeSet::new));
    var asked =
        requests().map(PostmanIT::operation).collect(toCollection(() -> new TreeSet<String>()));
    assertThat(asked).isEqualTo(there);
    assertThat(requests()).allSatisfy(item -> assertThat(item.toString()).contains("pm.test("));
  }

  private static Stream<JsonObject> requests() throws IOException {
    try (var in = Files.newInputStream(COLLECTION);
        var json = Json.createReader(in)) {
      return items(json.readObject()).toList().stream();
    }
  }

  private static Stream<JsonObject> items(JsonObject folder) {
    return folder.getJsonArray("item").getValuesAs(JsonObject.class).stream()
        .flatMap(item -> item.containsKey("item") ? items(item) : Stream.of(item));
  }

  /** Such as {@code GET /api/persons/{id}}; Postman writes a variable in a path as {@code :id}. */
  private static String operation(JsonObject item) {
    var request = item.getJsonObject("request");
    var path = new StringBuilder();
    for (var step :
        request.getJsonObject("url").getJsonArray("path").getValuesAs(JsonString.class)) {
      path.append('/').append(step.getString().replaceFirst("^:(.*)$", "{$1}"));
    }
    return request.getString("method") + " " + path;
  }
}
