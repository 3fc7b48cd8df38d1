package io.udaconnect.rest;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.udaconnect.domain.proximity.Connection;
import io.udaconnect.domain.proximity.Connections;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who was near whom, over HTTP; an app mounts it at {@code /persons}. */
public abstract class ConnectionResource {
  private static final Listing<Connection, ConnectionJson> LIST =
      new Listing<>(
          ConnectionJson::of,
          connection -> Positions.of(connection.location().key()),
          List.of(RowFormat.json(), RowFormat.lines(), RowFormat.geoJson(ConnectionJson::feature)));

  @Inject Connections connections;
  @Inject Patience patience;

  @GET
  @Path("{id}/connection")
  @Produces({APPLICATION_JSON, RowFormat.NDJSON, RowFormat.GEO_JSON})
  @Tag(ref = Tags.WHO_MET_WHOM)
  @Operation(
      operationId = "findConnections",
      summary = "Each location of another person that was near one of this person's",
      description =
          "Each location once, with the closest of the person's own; ordered by time, then person."
              + " Without within, at any time in the range.")
  @APIResponse(
      responseCode = "200",
      description = "The connections in this time; as lines of JSON, one a line",
      headers =
          @Header(
              name = HttpHeaders.LINK,
              description = "With limit: where the next page is, rel=\"next\"",
              schema = @Schema(type = SchemaType.STRING)),
      content = {
        @Content(
            mediaType = APPLICATION_JSON,
            schema = @Schema(type = SchemaType.ARRAY, implementation = ConnectionJson.class),
            example = Examples.CONNECTIONS),
        @Content(
            mediaType = RowFormat.NDJSON,
            schema = @Schema(implementation = ConnectionJson.class),
            example = Examples.CONNECTION_LINES),
        @Content(
            mediaType = RowFormat.GEO_JSON,
            schema =
                @Schema(
                    type = SchemaType.OBJECT,
                    description = "Where the others were, as points (RFC 7946)"),
            example = Examples.CONNECTION_FEATURES)
      })
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "406", ref = "NotAcceptable")
  @APIResponse(responseCode = "500", ref = "Broken")
  @APIResponse(responseCode = "503", ref = "Busy")
  public Response connections(
      @Parameter(
              description = "The person's id",
              schema = @Schema(type = SchemaType.INTEGER, minimum = "1"),
              example = Examples.ID)
          @PathParam("id")
          String id,
      @BeanParam NearQuestion asked,
      @Parameter(
              description = "How close in time, an ISO 8601 duration; any time if left out",
              schema = @Schema(type = SchemaType.STRING, format = "duration"),
              example = "PT1M")
          @QueryParam("within")
          String within,
      @BeanParam PageQuestion asksFor,
      @Context Request request,
      @Context UriInfo uri) {
    var query = new Query();
    var person = query.person(id);
    var range = query.range(asked.startDate, asked.endDate);
    var rule = query.rule(asked.distance, within);
    var page = query.page(asksFor, Positions::locationKey);
    query.refuseIfAnyFault();
    return patience.usual(
        () -> LIST.answer(page, part -> connections.find(person, range, rule, part), request, uri));
  }
}
