package io.udaconnect.app.person;

import io.udaconnect.grpc.PersonGrpc;
import io.udaconnect.kafka.KafkaHealth;
import io.udaconnect.kafka.PeopleHealth;
import io.udaconnect.metrics.PeopleMetrics;
import io.udaconnect.metrics.ReadinessMetrics;
import io.udaconnect.rest.ConnectionResource;
import io.udaconnect.rest.EncounterResource;
import io.udaconnect.rest.PersonResource;
import io.udaconnect.rest.UnknownPath;
import io.udaconnect.stop.StayingHealth;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.annotation.WebServlet;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

/** What the person service exposes. */
@ApplicationPath("/api")
@OpenAPIDefinition(info = @Info(title = "UdaConnect: persons", version = "v1"))
public class PersonApp extends Application {
  /** Persons over HTTP. */
  @Path("/persons")
  @ApplicationScoped
  public static class Persons extends PersonResource {}

  /** Connections over HTTP, asked of the connection service. */
  @Path("/persons")
  @ApplicationScoped
  public static class Connections extends ConnectionResource {}

  /** Encounters over HTTP, asked of the connection service. */
  @Path("/persons")
  @ApplicationScoped
  public static class Encounters extends EncounterResource {}

  /** Persons over gRPC. */
  @ApplicationScoped
  public static class PersonsOverGrpc extends PersonGrpc {}

  /** Ready when everyone is in memory. */
  @Readiness
  @ApplicationScoped
  public static class PeopleReady extends PeopleHealth {}

  /** Ready when a change can be kept. */
  @Readiness
  @ApplicationScoped
  public static class KafkaReady extends KafkaHealth {}

  /** Ready until it is told to end. */
  @Readiness
  @ApplicationScoped
  public static class Staying extends StayingHealth {}

  /** Whether it is ready. */
  @ApplicationScoped
  public static class ReadyInNumbers extends ReadinessMetrics {}

  /** How many people it knows. */
  @ApplicationScoped
  public static class PeopleInNumbers extends PeopleMetrics {}

  /** Whatever else is asked for. */
  @WebServlet("/")
  public static class Elsewhere extends UnknownPath {
    private static final long serialVersionUID = 1;
  }
}
