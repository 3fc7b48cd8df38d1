package io.udaconnect.rest;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.udaconnect.domain.proximity.EncounterBetween;
import io.udaconnect.domain.proximity.Encounters;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
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

/** Who was together at a whole event, over HTTP; an app mounts it at {@code /encounters}. */
public abstract class EventResource {
  private static final Listing<EncounterBetween, EncounterBetweenJson> LIST =
      new Listing<>(
          EncounterBetweenJson::of,
          between -> Positions.of(between.encounter().end()),
          List.of(
              RowFormat.json(),
              RowFormat.lines(),
              RowFormat.geoJson(EncounterBetweenJson::feature)));

  @Inject Encounters encounters;
  @Inject Patience patience;

  @GET
  @Produces({APPLICATION_JSON, RowFormat.NDJSON, RowFormat.GEO_JSON})
  @Tag(ref = Tags.WHO_MET_WHOM)
  @Operation(
      operationId = "findAllEncounters",
      summary = "When any two people were together",
      description =
          "Of everybody with everybody, in the order in which they ended; sent while it is found.")
  @APIResponse(
      responseCode = "200",
      description = "The encounters in this time; as lines of JSON, one a line",
      headers =
          @Header(
              name = HttpHeaders.LINK,
              description = "With limit: where the next page is, rel=\"next\"",
              schema = @Schema(type = SchemaType.STRING)),
      content = {
        @Content(
            mediaType = APPLICATION_JSON,
            schema = @Schema(type = SchemaType.ARRAY, implementation = EncounterBetweenJson.class),
            example = Examples.EVENT),
        @Content(
            mediaType = RowFormat.NDJSON,
            schema = @Schema(implementation = EncounterBetweenJson.class),
            example = Examples.EVENT_LINES),
        @Content(
            mediaType = RowFormat.GEO_JSON,
            schema =
                @Schema(
                    type = SchemaType.OBJECT,
                    description = "Where they were closest, as points (RFC 7946)"),
            example = Examples.EVENT_FEATURES)
      })
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "406", ref = "NotAcceptable")
  @APIResponse(responseCode = "500", ref = "Broken")
  @APIResponse(responseCode = "503", ref = "Busy")
  public Response encounters(
      @BeanParam NearQuestion asked,
      @Parameter(
              description = "How close in time, an ISO 8601 duration; PT1M if left out",
              schema = @Schema(type = SchemaType.STRING, format = "duration"),
              example = "PT1M")
          @QueryParam("within")
          String within,
      @BeanParam EncounterQuestion rule,
      @BeanParam PageQuestion asksFor,
      @Context Request request,
      @Context UriInfo uri) {
    var query = new Query();
    var range = query.range(asked.startDate, asked.endDate);
    var near = query.ruleOfOneTime(asked.distance, within);
    var encounter = query.encounterRule(near, rule.gap, rule.points);
    var page = query.page(asksFor, Positions::encounterEnd);
    query.refuseIfAnyFault();
    return patience.ofEvent(
        () -> LIST.answer(page, part -> encounters.all(range, encounter, part), request, uri));
  }
}
