package io.udaconnect.rest;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.udaconnect.domain.location.Locations;
import io.udaconnect.domain.person.People;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A person's own locations over HTTP; an app mounts it at {@code /persons}. */
public abstract class PersonLocationsResource {
  @Inject People people;
  @Inject Locations locations;
  @Inject Patience patience;

  @GET
  @Path("{id}/locations")
  @Produces({APPLICATION_JSON, RowFormat.NDJSON, RowFormat.GEO_JSON, RowFormat.GPX})
  @Tag(ref = Tags.LOCATIONS)
  @Operation(
      operationId = "listLocationsOfPerson",
      summary = "Where a person was, oldest first",
      description =
          "As JSON, as lines of JSON, as points for a map, or as a track for a GPS program.")
  @APIResponse(
      responseCode = "200",
      description = "The person's locations in this time; as lines of JSON, one a line",
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
            example = Examples.LOCATION_FEATURES),
        @Content(
            mediaType = RowFormat.GPX,
            schema = @Schema(type = SchemaType.STRING, description = "A track in GPX 1.1"),
            example = Examples.TRACK)
      })
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "406", ref = "NotAcceptable")
  @APIResponse(responseCode = "500", ref = "Broken")
  @APIResponse(responseCode = "503", ref = "Busy")
  public Response locations(
      @Parameter(
              description = "The person's id",
              schema = @Schema(type = SchemaType.INTEGER, minimum = "1"),
              example = Examples.ID)
          @PathParam("id")
          String id,
      @BeanParam RangeQuestion asked,
      @Context Request request) {
    var query = new Query();
    var person = query.person(id);
    var range = query.range(asked.startDate, asked.endDate);
    query.refuseIfAnyFault();
    people.get(person);
    return patience.usual(
        () ->
            Rows.answer(
                locations.of(person, range).map(LocationJson::of),
                request,
                RowFormat.wanted(request, Tracks.OF_ONE)));
  }
}
