/** UdaConnect over HTTP: JSON in and out, problem+json for every no. */
@OpenAPIDefinition(
    info = @Info(title = "UdaConnect", version = "1"),
    tags = {
      @Tag(name = Tags.PERSONS, description = "Who there is"),
      @Tag(name = Tags.LOCATIONS, description = "Where they were"),
      @Tag(name = Tags.WHO_MET_WHOM, description = "Connections, encounters and people met")
    },
    components =
        @Components(
            responses = {
              @APIResponse(
                  name = "BadRequest",
                  description = "Something in the request is wrong; errors says what and where",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class),
                          example = ProblemExamples.BAD_REQUEST)),
              @APIResponse(
                  name = "Forbidden",
                  description =
                      "The Host header names another machine; only while the service is bound to"
                          + " loopback",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class),
                          example = ProblemExamples.FORBIDDEN)),
              @APIResponse(
                  name = "NotFound",
                  description = "There is no such thing, or no such person",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class),
                          example = ProblemExamples.NOT_FOUND)),
              @APIResponse(
                  name = "NotAcceptable",
                  description = "None of the media types asked for can be had",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class),
                          example = ProblemExamples.NOT_ACCEPTABLE)),
              @APIResponse(
                  name = "TooLarge",
                  description =
                      "The body is longer than 1 MiB, or many locations are longer than 16 MiB",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class),
                          example = ProblemExamples.TOO_LARGE)),
              @APIResponse(
                  name = "UnsupportedMediaType",
                  description = "The body is of a type, or packed in a way, that is not taken here",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class),
                          example = ProblemExamples.UNSUPPORTED_MEDIA_TYPE)),
              @APIResponse(
                  name = "Broken",
                  description =
                      "Something broke here; detail has the reference that the log has too",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class),
                          example = ProblemExamples.BROKEN)),
              @APIResponse(
                  name = "Busy",
                  description = "Not now; the Retry-After header says when to ask again",
                  headers =
                      @Header(
                          name = "Retry-After",
                          description = "Seconds",
                          schema = @Schema(type = SchemaType.INTEGER)),
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class),
                          example = ProblemExamples.BUSY))
            }))
package io.udaconnect.rest;

import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
