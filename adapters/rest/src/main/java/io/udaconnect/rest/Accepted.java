package io.udaconnect.rest;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON_TYPE;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

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

  /**
   * Answers on one of the server's threads, also with a refusal: the thread that ends the stage has
   * other work.
   */
  static <T> CompletionStage<Response> when(
      CompletionStage<T> kept, Function<T, Response> answer, Executor threads) {
    return kept.handleAsync(
        (value, failure) -> {
          if (failure == null) return answer.apply(value);
          throw failure instanceof CompletionException known
              ? known
              : new CompletionException(failure);
        },
        threads);
  }
}
