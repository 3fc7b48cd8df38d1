package io.udaconnect.rest;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON_TYPE;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;

/** The answer to a write: it is kept, and will be seen everywhere in a moment. */
final class Accepted {
  private Accepted() {}

  static Response with(JsonShape kept) {
    return builder(kept).build();
  }

  /**
   * Says also where the new thing is: a path only, which is right behind every proxy.
   *
   * @param collection the raw path that it was posted to
   */
  static Response at(String collection, String id, JsonShape kept) {
    String slash = collection.endsWith("/") ? "" : "/";
    return builder(kept).header(HttpHeaders.LOCATION, collection + slash + id).build();
  }

  private static ResponseBuilder builder(JsonShape kept) {
    return Response.status(Status.ACCEPTED).type(APPLICATION_JSON_TYPE).entity(kept.toBytes());
  }
}
