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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Locations in, and single ones out, over HTTP; an app mounts it at {@code /locations}. */
public abstract class LocationResource {
  @Inject Intake intake;
  @Inject Locations locations;
  @Inject ManagedExecutorService executor;

  @POST
  @Consumes({APPLICATION_JSON, RowFormat.NDJSON})
  @Produces(APPLICATION_JSON)
  @Operation(
      summary = "Takes locations in; the same location twice is one",
      description =
          "One object, an array, or lines of JSON; at most 16 MiB, also when unpacked from gzip."
              + " Of many, the good ones are kept and the others named; if none is good, or the body"
              + " breaks off, the answer is 400. With 400, 413 or 503, `kept` says how many of the"
              + " first are settled; sending all of them again is safe.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = APPLICATION_JSON,
            schema =
                @Schema(
                    oneOf = {NewLocationJson.class, NewLocationJson[].class},
                    implementation = NewLocationJson.class)),
        @Content(
            mediaType = RowFormat.NDJSON,
            schema = @Schema(type = SchemaType.STRING),
            example = "{\"person_id\":5,\"latitude\":35.0585136,\"longitude\":-106.5719566}")
      })
  @APIResponse(
      responseCode = "202",
      description =
          "Kept, whatever fails next. Of many: how many are kept, and what is wrong with the others",
      headers =
          @Header(
              name = HttpHeaders.LOCATION,
              description = "Where the location will be in a moment",
              schema = @Schema(type = SchemaType.STRING)),
      content = @Content(schema = @Schema(oneOf = {LocationJson.class, TakenInJson.class})))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "406", ref = "NotAcceptable")
  @APIResponse(responseCode = "413", ref = "TooLarge")
  @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
  @APIResponse(responseCode = "500", ref = "Broken")
  @APIResponse(responseCode = "503", ref = "Busy")
  public CompletionStage<Response> take(
      InputStream body, @Context HttpHeaders headers, @Context UriInfo uri) {
    var bytes = new PushbackInputStream(BoundedBody.of(body, headers), 1);
    if (MediaType.valueOf(RowFormat.NDJSON).isCompatible(headers.getMediaType())) {
      return completed(ManyLocations.lines(bytes, intake));
    }
    return first(bytes) == '['
        ? completed(ManyLocations.array(bytes, intake))
        : one(Body.read(bytes), uri);
  }

  private CompletionStage<Response> one(Fields fields, UriInfo uri) {
    String collection = uri.getRequestUri().getRawPath(); // not to be asked on another thread
    return Accepted.when(
        kept(fields),
        kept -> Accepted.at(collection, kept.key().id(), LocationJson.of(kept)),
        executor);
  }

  private static CompletionStage<Response> completed(Response response) {
    return CompletableFuture.completedStage(response);
  }

  /** The first byte that is no space, left where it is; -1 if there is none. */
  private static int first(PushbackInputStream bytes) {
    try {
      int first = bytes.read();
      while (first == ' ' || first == '\t' || first == '\r' || first == '\n') first = bytes.read();
      if (first >= 0) bytes.unread(first);
      return first;
    } catch (IOException brokenOff) {
      throw Body.whole("ends before it should");
    }
  }

  /** Names the field that is to blame for a person who does not exist. */
  private CompletionStage<Location> kept(Fields fields) {
    try {
      return intake.take(() -> LocationJson.of(fields, intake));
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
