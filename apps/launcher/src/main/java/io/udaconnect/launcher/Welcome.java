package io.udaconnect.launcher;

import static io.udaconnect.launcher.Service.CONNECTION;
import static io.udaconnect.launcher.Service.LOCATION;
import static io.udaconnect.launcher.Service.PERSON;
import static io.udaconnect.launcher.Service.WEB;

import java.io.PrintStream;
import java.nio.file.Path;

/** What to say when all is ready: where things are, and lines to paste. */
final class Welcome {
  private Welcome() {}

  static void to(Installation installation, Settings settings, boolean simulated, PrintStream out) {
    var at = settings.addresses();
    var services = settings.services();
    out.println();
    if (services.contains(WEB)) {
      out.println("  the page          " + at.http(WEB) + "/");
    }
    for (var service : services) {
      if (service == PERSON || service == LOCATION || service == CONNECTION) {
        out.printf(
            "  %-17s %s%s  gRPC %s%n",
            service.id(),
            at.http(service),
            settings.processes() == Processes.ONE ? "" : "/openapi/ui",
            at.grpc(service));
      }
    }
    if (settings.processes() == Processes.ONE && !services.isEmpty()) {
      out.println("  OpenAPI of all    " + at.shared() + "/openapi/ui");
    }
    out.println("  PostgreSQL        " + settings.databaseOrEmbedded().place());
    out.println("  Kafka             " + settings.kafkaOrEmbedded());
    out.println("  logs              " + settings.data().resolve("logs"));
    if (simulated) {
      out.println(
          "  simulated         "
              + Extras.PEOPLE
              + " people at a conference; up --no-simulation for none");
    }
    out.println();
    if (services.contains(PERSON) && services.contains(LOCATION)) {
      out.println("To try:");
      out.println(
          "  curl -H Content-Type:application/json -d '{\"first_name\":\"Ada\",\"last_name\":\"Lovelace\",\"company_name\":\"Analytical Engines\"}' "
              + at.http(PERSON)
              + "/api/persons");
      out.println(
          "  curl -H Content-Type:application/json -d '{\"person_id\":1,\"latitude\":48.8584,\"longitude\":2.2945}' "
              + at.http(LOCATION)
              + "/api/locations");
      out.println(
          "  "
              + buf(installation)
              + " curl --protocol grpc --http2-prior-knowledge -d '{}' http://"
              + at.grpc(PERSON)
              + "/udaconnect.v1.PersonService/List");
      out.println();
    }
    out.println("Ctrl-C stops everything.");
  }

  /** As it can be pasted: short if this is the project's folder. */
  private static Path buf(Installation installation) {
    var buf = installation.root().resolve("proto/target/buf");
    var here = Path.of("").toAbsolutePath();
    return installation.root().equals(here) ? here.relativize(buf) : buf;
  }
}
