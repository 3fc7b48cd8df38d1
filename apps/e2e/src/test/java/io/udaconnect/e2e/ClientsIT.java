package io.udaconnect.e2e;

import static io.udaconnect.launcher.Service.CONNECTION;
import static io.udaconnect.launcher.Service.LOCATION;
import static io.udaconnect.launcher.Service.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.launcher.Installation;
import io.udaconnect.launcher.UdaConnect;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The example of each client does what it says. */
@ExtendWith(Running.class)
class ClientsIT {
  private static final Path ROOT = Installation.here().root().toAbsolutePath();

  @Test
  void java(UdaConnect system) {
    var addresses = system.addresses();
    var built = ROOT.resolve("clients/java/target");
    var classes =
        "%s/classes:%s/test-classes:%s/apps/launcher/target/lib/*".formatted(built, built, ROOT);
    var ran =
        Program.in(ROOT)
            .run(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                classes,
                "io.udaconnect.client.Meet",
                addresses.grpc(PERSON),
                addresses.grpc(LOCATION),
                addresses.grpc(CONNECTION));
    assertThat(ran.output()).contains("Ada met Bob for 30 s, 0.68 m apart", "No: INVALID_ARGUMENT");
    assertThat(ran.status()).isZero();
  }

  @Test
  void typeScript(UdaConnect system) {
    var addresses = system.addresses();
    var client = Program.in(NodeTools.client());
    var api = ROOT.resolve("docs/openapi.yaml");
    var built = client.run("sh", "-c", "OPENAPI='" + api + "' npm run build");
    assertThat(built.status()).as(built.output()).isZero();
    var ran =
        client.run(
            "node",
            "dist/example/meet.js",
            addresses.http(PERSON).toString(),
            addresses.http(LOCATION).toString(),
            addresses.http(CONNECTION).toString());
    assertThat(ran.output()).contains("Ada met Bob for PT30S, 0.68 m apart", "No: creation_time");
    assertThat(ran.status()).isZero();
  }
}
