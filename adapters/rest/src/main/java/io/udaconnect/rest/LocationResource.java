package io.udaconnect.rest;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON_TYPE;

import io.udaconnect.domain.Fault;
import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.location.Intake;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationId;
import io.udaconnect.domain.location.Locations;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Single locations over HTTP; an app mounts it at {@code /locations}. */
public abstract class LocationResource {
  @Inject Intake intake;
  @Inject Locations locations;
  @Inject ManagedExecutorService executor;

  @POST
  @Consumes(APPLICATION_JSON)
  @Produces(APPLICATION_JSON)
  @Operation(summary = "Takes a location in; the same location twice is one")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewLocationJson.class)))
  @APIResponse(
      responseCode = "202",
      description = "Kept, whatever fails next",
      headers =
          @Header(
              name = HttpHeaders.LOCATION,
              description = "Where the location will be in a moment",
              schema = @Schema(type = SchemaType.STRING)),
      content = @Content(schema = @Schema(implementation = LocationJson.class)))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "406", ref = "NotAcceptable")
  @APIResponse(responseCode = "413", ref = "TooLarge")
  @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
  @APIResponse(responseCode = "500", ref = "Broken")
  @APIResponse(responseCode = "503", ref = "Busy")
  public CompletionStage<Response> take(InputStream body, @Context UriInfo uri) {
    var location = LocationJson.read(body, intake);
    String collection = uri.getRequestUri().getRawPath(); // not to be asked on another thread
    return Accepted.when(
        kept(location),
        kept -> Accepted.at(collection, kept.key().id(), LocationJson.of(kept)),
        executor);
  }

  /** Names the field that is to blame for a person who does not exist. */
  private CompletionStage<Location> kept(Location location) {
    try {
      return intake.take(location);
    } catch (Refused refused) {
      if (refused.reason() != Reason.UNKNOWN) throw refused;
      var fault = new Fault("person_id", refused.getMessage());
      var problem = Problem.of(404, fault.toString(), List.of(fault));
      throw new NotFoundException(problem.response().build());
    }
  }

  @GET
  @Path("{id}")
  @Produces(APPLICATION_JSON)
  @Operation(summary = "One location")
  @APIResponse(
      responseCode = "200",
      description = "The location",
      content = @Content(schema = @Schema(implementation = LocationJson.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "406", ref = "NotAcceptable")
  @APIResponse(responseCode = "500", ref = "Broken")
  @APIResponse(responseCode = "503", ref = "Busy")
  public Response location(
      @Parameter(description = "The location's id", example = "BQACTNZXX1iA") @PathParam("id")
          String id) {
    var location =
        locations
            .find(LocationId.parse(id))
            .orElseThrow(() -> new Refused(Reason.UNKNOWN, "there is no location with this id"));
    return Response.ok(LocationJson.of(location).toBytes(), APPLICATION_JSON_TYPE).build();
  }
}
