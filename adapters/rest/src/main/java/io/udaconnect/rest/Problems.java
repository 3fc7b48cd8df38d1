package io.udaconnect.rest;

import static java.lang.System.Logger.Level.ERROR;

import io.udaconnect.domain.Refused;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;

/** Turns whatever was thrown into a problem. Only what nobody foresaw is a 500, and is logged. */
@Provider
public class Problems implements ExceptionMapper<Throwable> {
  private static final System.Logger LOG = System.getLogger(Problems.class.getName());

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof CompletionException late && late.getCause() != null) {
      return toResponse(late.getCause());
    }
    if (thrown instanceof Refused refused) return Problem.of(refused).response().build();
    if (thrown instanceof WebApplicationException web) return ofServer(web);
    return unforeseen(thrown);
  }

  /** What the server itself says of a request that fits no method of ours. */
  private static Response ofServer(WebApplicationException web) {
    var answer = web.getResponse();
    int status = answer.getStatus();
    boolean ours = answer.hasEntity();
    if (ours || status < 400) return answer; // below 400: to OPTIONS, for one
    if (status >= 500) return unforeseen(web);
    var problem = Problem.of(status, sentence(status), List.of()).response();
    var allowed = answer.getHeaderString(HttpHeaders.ALLOW);
    return allowed == null ? problem.build() : problem.header(HttpHeaders.ALLOW, allowed).build();
  }

  static String sentence(int status) {
    return switch (status) {
      case 404 -> "there is nothing at this path";
      case 405 -> "this method does nothing here; the Allow header says which do";
      case 406 -> "none of the media types in the Accept header can be had here";
      case 413 -> "the body is longer than " + Body.LONGEST_BYTES + " bytes";
      case 415 -> "the body is of a media type that is not taken here";
      default -> "the request cannot be read";
    };
  }

  private static Response unforeseen(Throwable thrown) {
    String reference = UUID.randomUUID().toString();
    LOG.log(ERROR, "A request failed, reference " + reference, thrown);
    return Problem.of(
            500, "something broke here; the log has it under reference " + reference, List.of())
        .response()
        .build();
  }
}
