package io.udaconnect.rest;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON_TYPE;
import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.udaconnect.domain.person.People;
import io.udaconnect.domain.person.Person;
import io.udaconnect.domain.person.Registration;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Persons over HTTP; an app mounts it at {@code /persons}. */
public abstract class PersonResource {
  @Inject People people;
  @Inject Registration registration;
  @Inject ManagedExecutorService executor;

  @GET
  @Produces(APPLICATION_JSON)
  @Tag(ref = Tags.PERSONS)
  @Operation(
      operationId = "listPersons",
      summary = "Everyone, or who is searched for, in the order of ids",
      description =
          "Without `limit` all of them are sent at once; with it a page, and a link to the next.")
  @APIResponse(
      responseCode = "200",
      description = "All of them, or the first page",
      headers =
          @Header(
              name = HttpHeaders.LINK,
              description = "With limit: where the next page is, rel=\"next\"",
              schema = @Schema(type = SchemaType.STRING)),
      content =
          @Content(
              schema = @Schema(type = SchemaType.ARRAY, implementation = PersonJson.class),
              example = Examples.PERSONS))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "406", ref = "NotAcceptable")
  @APIResponse(responseCode = "500", ref = "Broken")
  public Response all(
      @Parameter(
              description = "Words that must all be part of a name or of the company",
              example = "ada engines")
          @QueryParam("q")
          @DefaultValue("")
          String question,
      @Parameter(
              description = "How many at most; without it all of them",
              schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "10000"),
              example = "100")
          @QueryParam("limit")
          String limit,
      @Parameter(
              description = "Only those with a greater id; pages follow their links",
              schema = @Schema(type = SchemaType.INTEGER, minimum = "0"),
              example = "200")
          @QueryParam("after")
          String after,
      @Context UriInfo uri,
      @Context Request request) {
    var query = new Query();
    long first = query.wholeNumber("after", after, 0, 0, Long.MAX_VALUE);
    long most = query.wholeNumber("limit", limit, Long.MAX_VALUE, 1, PageQuestion.LONGEST);
    var search = query.search("q", question);
    query.refuseIfAnyFault();
    var found = people.after(first).filter(search);
    if (limit == null) return Rows.answer(found.map(PersonJson::of), request);
    return page(found, (int) most, question, uri, request);
  }

  /** Looks one further than the page, to know whether there is a next one. */
  private static Response page(
      Stream<Person> found, int limit, String question, UriInfo uri, Request request) {
    List<Person> page;
    try (found) {
      page = found.limit(limit + 1L).toList();
    }
    var answer = Rows.answer(page.stream().limit(limit).map(PersonJson::of), request);
    if (page.size() <= limit) return answer;
    String next =
        uri.getRequestUri().getRawPath()
            + ("?limit=" + limit)
            + ("&after=" + page.get(limit - 1).id())
            + (question.isEmpty() ? "" : "&q=" + encode(question, UTF_8));
    return Response.fromResponse(answer)
        .header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"")
        .build();
  }

  @POST
  @Consumes(APPLICATION_JSON)
  @Produces(APPLICATION_JSON)
  @Tag(ref = Tags.PERSONS)
  @Operation(
      operationId = "registerPerson",
      summary = "Registers a person; twice the same profile are two persons",
      description =
          "The person gets an id, is kept when the answer comes, and may send locations at once.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = ProfileJson.class),
              example = Examples.PROFILE))
  @APIResponse(
      responseCode = "202",
      description = "Kept, and visible here in the next request",
      headers =
          @Header(
              name = HttpHeaders.LOCATION,
              description = "Where the person is",
              schema = @Schema(type = SchemaType.STRING)),
      content =
          @Content(schema = @Schema(implementation = PersonJson.class), example = Examples.PERSON))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "406", ref = "NotAcceptable")
  @APIResponse(responseCode = "413", ref = "TooLarge")
  @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
  @APIResponse(responseCode = "500", ref = "Broken")
  @APIResponse(responseCode = "503", ref = "Busy")
  public CompletionStage<Response> register(InputStream body, @Context UriInfo uri) {
    var sent = ProfileJson.read(body);
    String collection = uri.getRequestUri().getRawPath(); // not to be asked on another thread
    return Accepted.when(
        registration.register(sent.toDomain(), sent.simulated()),
        person -> Accepted.at(collection, person.id().toString(), PersonJson.of(person)),
        executor);
  }

  @GET
  @Path("{id}")
  @Produces(APPLICATION_JSON)
  @Tag(ref = Tags.PERSONS)
  @Operation(
      operationId = "getPerson",
      summary = "One person",
      description = "Whoever was registered anywhere before the request is found.")
  @APIResponse(
      responseCode = "200",
      description = "The person",
      content =
          @Content(schema = @Schema(implementation = PersonJson.class), example = Examples.PERSON))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "406", ref = "NotAcceptable")
  @APIResponse(responseCode = "500", ref = "Broken")
  @APIResponse(responseCode = "503", ref = "Busy")
  public Response person(
      @Parameter(
              description = "The person's id",
              schema = @Schema(type = SchemaType.INTEGER, minimum = "1"),
              example = Examples.ID)
          @PathParam("id")
          String id) {
    var person = people.get(Query.only(id));
    return Response.ok(PersonJson.of(person).toBytes(), APPLICATION_JSON_TYPE).build();
  }

  @PUT
  @Path("{id}")
  @Consumes(APPLICATION_JSON)
  @Produces(APPLICATION_JSON)
  @Tag(ref = Tags.PERSONS)
  @Operation(
      operationId = "changePerson",
      summary = "Gives a person another profile",
      description = "All three names are replaced; an id in the body must be the one in the path.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = ProfileJson.class),
              example = Examples.PROFILE))
  @APIResponse(
      responseCode = "202",
      description = "Kept, and visible here in the next request",
      content =
          @Content(schema = @Schema(implementation = PersonJson.class), example = Examples.PERSON))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "406", ref = "NotAcceptable")
  @APIResponse(responseCode = "413", ref = "TooLarge")
  @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
  @APIResponse(responseCode = "500", ref = "Broken")
  @APIResponse(responseCode = "503", ref = "Busy")
  public CompletionStage<Response> change(
      @Parameter(
              description = "The person's id",
              schema = @Schema(type = SchemaType.INTEGER, minimum = "1"),
              example = Examples.ID)
          @PathParam("id")
          String id,
      InputStream body) {
    var person = Query.only(id);
    var sent = ProfileJson.read(person, body);
    return Accepted.when(
        registration.change(person, sent.toDomain()),
        changed -> Accepted.with(PersonJson.of(changed)),
        executor);
  }

  @DELETE
  @Path("{id}")
  @Tag(ref = Tags.PERSONS)
  @Operation(
      operationId = "removePerson",
      summary = "Removes a person and everything of theirs, for good",
      description = "Their locations, and whom they met, are gone too. The id is never used again.")
  @APIResponse(responseCode = "202", description = "Gone here; everywhere else in a moment")
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "500", ref = "Broken")
  @APIResponse(responseCode = "503", ref = "Busy")
  public CompletionStage<Response> remove(
      @Parameter(
              description = "The person's id",
              schema = @Schema(type = SchemaType.INTEGER, minimum = "1"),
              example = Examples.ID)
          @PathParam("id")
          String id) {
    return Accepted.when(
        registration.remove(Query.only(id)),
        removed -> Response.status(Status.ACCEPTED).build(),
        executor);
  }
}
