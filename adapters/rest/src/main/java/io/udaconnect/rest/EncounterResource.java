package io.udaconnect.rest;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.udaconnect.domain.proximity.EncounterWith;
import io.udaconnect.domain.proximity.Encounters;
import io.udaconnect.domain.proximity.PersonMet;
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

/** Who was together with whom, over HTTP; an app mounts it at {@code /persons}. */
public abstract class EncounterResource {
  private static final Listing<EncounterWith, EncounterJson> ENCOUNTERS =
      new Listing<>(
          EncounterJson::of,
          with -> Positions.of(with.encounter().end()),
          List.of(RowFormat.json(), RowFormat.lines(), RowFormat.geoJson(EncounterJson::feature)));

  private static final Listing<PersonMet, PersonMetJson> MET =
      new Listing<>(
          PersonMetJson::of,
          met -> Positions.of(met.rank()),
          List.of(RowFormat.json(), RowFormat.lines()));

  @Inject Encounters encounters;
  @Inject Patience patience;

  @GET
  @Path("{id}/encounters")
  @Produces({APPLICATION_JSON, RowFormat.NDJSON, RowFormat.GEO_JSON})
  @Tag(ref = Tags.WHO_MET_WHOM)
  @Operation(
      operationId = "findEncounters",
      summary = "When this person was together with others",
      description =
          "Connections of the two, merged over shorter gaps; in the order in which they ended."
              + " Both see the same encounters.")
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
            schema = @Schema(type = SchemaType.ARRAY, implementation = EncounterJson.class),
            example = Examples.ENCOUNTERS),
        @Content(
            mediaType = RowFormat.NDJSON,
            schema = @Schema(implementation = EncounterJson.class),
            example = Examples.ENCOUNTER_LINES),
        @Content(
            mediaType = RowFormat.GEO_JSON,
            schema =
                @Schema(
                    type = SchemaType.OBJECT,
                    description = "Where they were closest, as points (RFC 7946)"),
            example = Examples.ENCOUNTER_FEATURES)
      })
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "406", ref = "NotAcceptable")
  @APIResponse(responseCode = "500", ref = "Broken")
  @APIResponse(responseCode = "503", ref = "Busy")
  public Response encounters(
      @Parameter(
              description = "The person's id",
              schema = @Schema(type = SchemaType.INTEGER, minimum = "1"),
              example = Examples.ID)
          @PathParam("id")
          String id,
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
    var person = query.person(id);
    var range = query.range(asked.startDate, asked.endDate);
    var near = query.ruleOfOneTime(asked.distance, within);
    var encounter = query.encounterRule(near, rule.gap, rule.points);
    var page = query.page(asksFor, Positions::encounterEnd);
    query.refuseIfAnyFault();
    return patience.usual(
        () ->
            ENCOUNTERS.answer(
                page, part -> encounters.find(person, range, encounter, part), request, uri));
  }

  @GET
  @Path("{id}/met")
  @Produces({APPLICATION_JSON, RowFormat.NDJSON})
  @Tag(ref = Tags.WHO_MET_WHOM)
  @Operation(
      operationId = "findPeopleMet",
      summary = "Whom this person met",
      description =
          "A line for each other person, whom one was together with the longest first. Without"
              + " within: whoever was at the same places at whatever time, and then the times are"
              + " those at which the other was there.")
  @APIResponse(
      responseCode = "200",
      description = "The people met in this time; as lines of JSON, one a line",
      headers =
          @Header(
              name = HttpHeaders.LINK,
              description = "With limit: where the next page is, rel=\"next\"",
              schema = @Schema(type = SchemaType.STRING)),
      content = {
        @Content(
            mediaType = APPLICATION_JSON,
            schema = @Schema(type = SchemaType.ARRAY, implementation = PersonMetJson.class),
            example = Examples.PEOPLE_MET),
        @Content(
            mediaType = RowFormat.NDJSON,
            schema = @Schema(implementation = PersonMetJson.class),
            example = Examples.PERSON_MET_LINES)
      })
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "406", ref = "NotAcceptable")
  @APIResponse(responseCode = "500", ref = "Broken")
  @APIResponse(responseCode = "503", ref = "Busy")
  public Response met(
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
      @BeanParam EncounterQuestion rule,
      @BeanParam PageQuestion asksFor,
      @Context Request request,
      @Context UriInfo uri) {
    var query = new Query();
    var person = query.person(id);
    var range = query.range(asked.startDate, asked.endDate);
    var near = query.rule(asked.distance, within);
    var encounter = query.encounterRule(near, rule.gap, rule.points);
    var page = query.page(asksFor, Positions::metRank);
    query.refuseIfAnyFault();
    return patience.usual(
        () ->
            MET.answer(page, part -> encounters.met(person, range, encounter, part), request, uri));
  }
}
