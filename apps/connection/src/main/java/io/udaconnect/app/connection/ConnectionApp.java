package io.udaconnect.app.connection;

import io.udaconnect.grpc.ConnectionGrpc;
import io.udaconnect.jpa.DatabaseHealth;
import io.udaconnect.jpa.ReadingMetrics;
import io.udaconnect.kafka.PeopleHealth;
import io.udaconnect.metrics.PeopleMetrics;
import io.udaconnect.metrics.ReadinessMetrics;
import io.udaconnect.rest.ConnectionResource;
import io.udaconnect.rest.EncounterResource;
import io.udaconnect.rest.EventResource;
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

/** What the connection service exposes. */
@ApplicationPath("/api")
@OpenAPIDefinition(info = @Info(title = "UdaConnect: connections", version = "v1"))
public class ConnectionApp extends Application {
  /** Connections over HTTP. */
  @Path("/persons")
  @ApplicationScoped
  public static class Connections extends ConnectionResource {}

  /** Encounters over HTTP. */
  @Path("/persons")
  @ApplicationScoped
  public static class Encounters extends EncounterResource {}

  /** Everybody's encounters over HTTP. */
  @Path("/encounters")
  @ApplicationScoped
  public static class Event extends EventResource {}

  /** All of them over gRPC. */
  @ApplicationScoped
  public static class ConnectionsOverGrpc extends ConnectionGrpc {}

  /** Ready when everyone is in memory. */
  @Readiness
  @ApplicationScoped
  public static class PeopleReady extends PeopleHealth {}

  /** Ready when locations can be read. */
  @Readiness
  @ApplicationScoped
  public static class DatabaseReady extends DatabaseHealth {}

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

  /** Who waits for their turn. */
  @ApplicationScoped
  public static class ReadingInNumbers extends ReadingMetrics {}

  /** Whatever else is asked for. */
  @WebServlet("/")
  public static class Elsewhere extends UnknownPath {
    private static final long serialVersionUID = 1;
  }
}
