package io.udaconnect.app.location;

import io.udaconnect.grpc.LocationGrpc;
import io.udaconnect.kafka.KafkaHealth;
import io.udaconnect.kafka.PeopleHealth;
import io.udaconnect.metrics.PeopleMetrics;
import io.udaconnect.metrics.ReadinessMetrics;
import io.udaconnect.rest.LocationResource;
import io.udaconnect.rest.PersonLocationsResource;
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

/** What the location service exposes. */
@ApplicationPath("/api")
@OpenAPIDefinition(info = @Info(title = "UdaConnect: locations", version = "v1"))
public class LocationApp extends Application {
  /** Locations over HTTP. */
  @Path("/locations")
  @ApplicationScoped
  public static class Locations extends LocationResource {}

  /** A person's own locations over HTTP. */
  @Path("/persons")
  @ApplicationScoped
  public static class PersonLocations extends PersonLocationsResource {}

  /** Locations over gRPC. */
  @ApplicationScoped
  public static class LocationsOverGrpc extends LocationGrpc {}

  /** Ready when everyone is in memory. */
  @Readiness
  @ApplicationScoped
  public static class PeopleReady extends PeopleHealth {}

  /** Ready when a location can be kept. */
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
