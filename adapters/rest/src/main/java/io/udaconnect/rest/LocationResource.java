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
import io.udaconnect.domain.location.Replay;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
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
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Locations in, and single ones out, over HTTP; an app mounts it at {@code /locations}. */
public abstract class LocationResource {
  @Inject Intake intake;
  @Inject Locations locations;
  @Inject Patience patience;
  @Inject ManagedExecutorService executor;

  @POST
  @Consumes({APPLICATION_JSON, RowFormat.NDJSON})
  @Produces(APPLICATION_JSON)
  @Tag(ref = Tags.LOCATIONS)
  @Operation(
      operationId = "takeLocations",
      summary = "Takes locations in; the same location twice is one",
      description =
          "One object, an array, or lines of JSON; at most 16 MiB, also when unpacked from gzip. Of"
              + " many, the good ones are kept and the others named; if none is good, or the body"
              + " breaks off, the answer is 400. With 400, 413 or 503, `kept` says how many of the"
              + " first are settled; sending all of them again is safe.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = APPLICATION_JSON,
            schema = @Schema(oneOf = {NewLocationJson.class, NewLocationJson[].class}),
            examples = {
              @ExampleObject(name = "one", summary = "One", value = Examples.NEW_LOCATION),
              @ExampleObject(name = "many", summary = "Many", value = Examples.NEW_LOCATIONS)
            }),
        @Content(
            mediaType = RowFormat.NDJSON,
            schema = @Schema(implementation = NewLocationJson.class),
            example = Examples.NEW_LOCATION)
      })
  @APIResponse(
      responseCode = "202",
      description =
          "Kept, whatever fails next. Of many: how many are kept, and what is wrong with the"
              + " others",
      headers =
          @Header(
              name = HttpHeaders.LOCATION,
              description = "Where the location will be in a moment",
              schema = @Schema(type = SchemaType.STRING)),
      content =
          @Content(
              schema = @Schema(oneOf = {LocationJson.class, TakenInJson.class}),
              examples = {
                @ExampleObject(name = "one", summary = "One", value = Examples.LOCATION),
                @ExampleObject(name = "many", summary = "Many", value = Examples.ALL_TAKEN_IN),
                @ExampleObject(
                    name = "some",
                    summary = "Many, of which one was impossible",
                    value = Examples.SOME_TAKEN_IN)
              }))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "403", ref = "Forbidden")
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
  @Produces({APPLICATION_JSON, RowFormat.NDJSON, RowFormat.GEO_JSON})
  @Tag(ref = Tags.LOCATIONS)
  @Operation(
      operationId = "replayLocations",
      summary = "Where everybody was, step by step",
      description =
          "Of each person the newest location in each step of the time, oldest first: for a map"
              + " that plays the past. Ask for some minutes at a time.")
  @APIResponse(
      responseCode = "200",
      description = "The locations; as lines of JSON, one a line",
      content = {
        @Content(
            mediaType = APPLICATION_JSON,
            schema = @Schema(type = SchemaType.ARRAY, implementation = LocationJson.class),
            example = Examples.LOCATIONS),
        @Content(
            mediaType = RowFormat.NDJSON,
            schema = @Schema(implementation = LocationJson.class),
            example = Examples.LOCATION_LINES),
        @Content(
            mediaType = RowFormat.GEO_JSON,
            schema = @Schema(type = SchemaType.OBJECT, description = "Points (RFC 7946)"),
            example = Examples.LOCATION_FEATURES)
      })
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "406", ref = "NotAcceptable")
  @APIResponse(responseCode = "500", ref = "Broken")
  @APIResponse(responseCode = "503", ref = "Busy")
  public Response replay(
      @Parameter(
              required = true,
              description = "A UTC day, from its first instant on, or an instant (RFC 3339)",
              example = "2026-03-14T12:00:00Z")
          @QueryParam("start_date")
          String startDate,
      @Parameter(
              required = true,
              description = "A UTC day, to its end, or an instant (RFC 3339) that is left out",
              example = "2026-03-14T12:10:00Z")
          @QueryParam("end_date")
          String endDate,
      @Parameter(
              description =
                  "Only what is between these: west,south,east,north in degrees. West may be"
                      + " greater than east, across the antimeridian",
              example = "2.2,48.8,2.4,48.9")
          @QueryParam("box")
          String box,
      @Parameter(
              description =
                  "How long a step is, an ISO 8601 duration from PT1S to PT24H; PT5S if left out",
              schema = @Schema(type = SchemaType.STRING, format = "duration"),
              example = "PT5S")
          @QueryParam("step")
          String step,
      @Context Request request) {
    var query = new Query();
    var range = query.range(startDate, endDate);
    var part = query.box(box);
    var length = query.step(step);
    query.refuseIfAnyFault();
    return patience.ofEvent(
        () ->
            Rows.answer(
                new Replay(locations).of(range, part, length).map(LocationJson::of),
                request,
                RowFormat.wanted(request, Tracks.OF_MANY)));
  }

  @GET
  @Path("{id}")
  @Produces(APPLICATION_JSON)
  @Tag(ref = Tags.LOCATIONS)
  @Operation(
      operationId = "getLocation",
      summary = "One location",
      description = "Found as soon as it is stored, a moment after it was taken in.")
  @APIResponse(
      responseCode = "200",
      description = "The location",
      content =
          @Content(
              schema = @Schema(implementation = LocationJson.class),
              example = Examples.LOCATION))
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "406", ref = "NotAcceptable")
  @APIResponse(responseCode = "500", ref = "Broken")
  @APIResponse(responseCode = "503", ref = "Busy")
  public Response location(
      @Parameter(description = "The location's id", example = Examples.LOCATION_ID) @PathParam("id")
          String id) {
    var location =
        locations
            .find(LocationId.parse(id))
            .orElseThrow(() -> new Refused(Reason.UNKNOWN, "there is no location with this id"));
    return Response.ok(LocationJson.of(location).toBytes(), APPLICATION_JSON_TYPE).build();
  }
}
