package io.udaconnect.rest;

import io.udaconnect.domain.Fault;
import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A no over HTTP, as RFC 9457 writes it. */
@Schema(name = "Problem", description = "Why the answer is no (RFC 9457).")
record Problem(
    @Schema(required = true, examples = "about:blank") String type,
    @Schema(required = true, examples = "Bad Request") String title,
    @Schema(required = true, examples = "400") int status,
    @Schema(required = true, examples = "latitude: must be between -90 and 90, not 91.0")
        String detail,
    @Schema(description = "For bad input: all that is wrong with it.") List<ProblemField> errors)
    implements JsonShape {
  static final String MEDIA_TYPE = "application/problem+json";

  private static final int RETRY_AFTER_SECONDS = 1;

  static Problem of(int status, String detail, List<Fault> faults) {
    return new Problem(
        "about:blank",
        title(status),
        status,
        detail,
        faults.stream().map(ProblemField::of).toList());
  }

  /** The same with another sentence. */
  Problem saying(String sentence) {
    return new Problem(type, title, status, sentence, errors);
  }

  static Problem of(Refused refused) {
    return of(status(refused.reason()), refused.getMessage(), refused.faults());
  }

  /** The one table of what a refusal is over HTTP. */
  private static int status(Reason reason) {
    return switch (reason) {
      case INVALID -> 400;
      case UNKNOWN -> 404;
      case FORBIDDEN -> 403;
      case CONFLICT -> 409;
      case BUSY, FULL -> 503;
    };
  }

  private static String title(int status) {
    var known = Response.Status.fromStatusCode(status);
    return known == null ? "Error" : known.getReasonPhrase();
  }

  ResponseBuilder response() {
    var response = Response.status(status).type(MEDIA_TYPE).entity(toBytes());
    if (status == Response.Status.SERVICE_UNAVAILABLE.getStatusCode()) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return response;
  }

  @Override
  public void writeFields(JsonText json) {
    json.write("type", type).write("title", title).write("status", status).write("detail", detail);
    if (errors.isEmpty()) return;
    json.writeStartArray("errors");
    errors.forEach(error -> error.write(json));
    json.writeEnd();
  }

  /**
   * What is wrong with one field.
   *
   * @param field empty for the whole
   */
  @Schema(name = "ProblemField", description = "What is wrong with one field.")
  record ProblemField(
      @Schema(
              required = true,
              description = "The field or parameter; empty for the body as a whole.",
              examples = "latitude")
          String field,
      @Schema(required = true, examples = "must be between -90 and 90, not 91.0") String reason)
      implements JsonShape {
    static ProblemField of(Fault fault) {
      return new ProblemField(fault.field(), fault.reason());
    }

    @Override
    public void writeFields(JsonText json) {
      json.write("field", field).write("reason", reason);
    }
  }
}
