package io.udaconnect.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.udaconnect.domain.Fault;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.location.Delivery;
import io.udaconnect.domain.location.Intake;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.Receipt;
import io.udaconnect.domain.location.Receipt.Refusal;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParsingException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Takes in the locations of one body while it is still being read: in parts, a few of them on their
 * way at once, so that a long body takes no more memory than a short one. Not for several threads.
 */
final class ManyLocations {
  private static final int PART = 1_000;
  private static final int PARTS_UNDER_WAY = 4;

  /** Those after them are counted only: an answer should not be longer than its question. */
  private static final int MOST_REFUSALS = 1_000;

  private final Intake intake;
  private final Queue<Part> underWay = new ArrayDeque<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private Delivery next = new Delivery();
  private int sent;
  private int accepted;
  private int refusalCount;

  /** How many of the first items have found their end: are kept, or refused. */
  private int settled;

  private record Part(int first, int size, CompletableFuture<Receipt> receipt) {}

  private ManyLocations(Intake intake) {
    this.intake = intake;
  }

  /**
   * The answer to a JSON array. What is no object is a refused item; what is no JSON is the end.
   */
  static Response array(InputStream body, Intake intake) {
    var many = new ManyLocations(intake);
    var text = new InputStreamReader(body, UTF_8.newDecoder());
    return many.answer(
        () -> {
          try (var parser = Body.PARSERS.createParser(text)) {
            parser.next(); // the start of the array
            for (var event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
              many.add(item(parser, event, intake));
            }
            if (parser.hasNext()) throw Body.whole("goes on after its end");
          } catch (JsonParsingException notJson) {
            throw Body.notJson(notJson);
          } catch (JsonException unreadable) {
            throw unreadable(unreadable);
          }
        });
  }

  /** The answer to lines of JSON. A line that is none is a refused item. */
  static Response lines(InputStream body, Intake intake) {
    var many = new ManyLocations(intake);
    return many.answer(
        () -> {
          var lines = new Lines(body);
          for (byte[] line = lines.next(); line != null; line = lines.next()) {
            byte[] text = line;
            many.add(() -> LocationJson.of(Body.line(text), intake));
          }
        });
  }

  private static Supplier<Location> item(JsonParser parser, Event event, Intake intake) {
    if (event == Event.START_OBJECT) {
      var fields = Body.object(parser);
      return () -> LocationJson.of(fields, intake);
    }
    Body.skip(parser, event);
    return () -> {
      throw Refused.invalid("", "must be a JSON object");
    };
  }

  private static RuntimeException unreadable(JsonException failure) {
    var cause = failure.getCause();
    if (cause instanceof CharacterCodingException) {
      return Body.whole("is not UTF-8");
    }
    return cause instanceof IOException ? Body.whole("ends before it should") : failure;
  }

  private void add(Supplier<Location> item) {
    next.add(item);
    if (next.size() == PART) send();
  }

  private void send() {
    if (next.size() == 0) return;
    if (underWay.size() == PARTS_UNDER_WAY) awaitFirst();
    underWay.add(new Part(sent, next.size(), intake.take(next).toCompletableFuture()));
    sent += next.size();
    next = new Delivery();
  }

  private void awaitFirst() {
    var part = underWay.element();
    var receipt = join(part.receipt);
    underWay.remove();
    settled += part.size;
    accepted += receipt.accepted();
    refusalCount += receipt.refusals().size();
    for (var refusal : receipt.refusals()) {
      if (refusals.size() == MOST_REFUSALS) break;
      refusals.add(new Refusal(part.first + refusal.index(), refusal.fault()));
    }
  }

  private static Receipt join(CompletionStage<Receipt> receipt) {
    try {
      return receipt.toCompletableFuture().join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof RuntimeException known ? known : failure;
    }
  }

  private Response answer(Runnable reading) {
    RuntimeException end = null;
    try {
      reading.run();
    } catch (Refused | WebApplicationException broken) {
      end = broken;
    }
    try {
      send();
      while (!underWay.isEmpty()) awaitFirst();
    } catch (Refused busy) {
      if (end == null) end = busy;
    }
    if (end instanceof Refused refused) return brokenOff(Problem.of(refused));
    if (end instanceof ClientErrorException) return brokenOff(BoundedBody.tooLong());
    if (end != null) throw end;
    return accepted > 0 ? accepted() : noneGood();
  }

  private Response accepted() {
    return Response.status(Status.ACCEPTED)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(((JsonShape) this::writeCounts).toBytes())
        .build();
  }

  private Response noneGood() {
    if (refusals.isEmpty()) throw Body.whole("holds no location");
    return extended(
        Problem.of(
            Status.BAD_REQUEST.getStatusCode(),
            "none of the locations can be taken in",
            refusals.stream().map(ManyLocations::named).toList()),
        false);
  }

  private Response brokenOff(Problem problem) {
    return extended(problem, true);
  }

  private Response extended(Problem problem, boolean brokenOff) {
    String detail =
        brokenOff
            ? problem.detail() + "; the first " + settled + " are settled, send the others again"
            : problem.detail();
    var said = problem.saying(detail);
    return said.response()
        .entity(
            ((JsonShape)
                    json -> {
                      said.writeFields(json);
                      if (brokenOff) json.write("kept", settled);
                      writeCounts(json);
                    })
                .toBytes())
        .build();
  }

  private static Fault named(Refusal refusal) {
    String field = refusal.fault().field();
    return new Fault(
        "[" + refusal.index() + "]" + (field.isEmpty() ? "" : "." + field),
        refusal.fault().reason());
  }

  private void writeCounts(JsonText json) {
    json.write("accepted", accepted);
    json.writeStartArray("refused");
    for (var refusal : refusals) {
      json.writeStartObject()
          .write("index", refusal.index())
          .write("field", refusal.fault().field())
          .write("reason", refusal.fault().reason())
          .writeEnd();
    }
    json.writeEnd();
    if (refusalCount > refusals.size()) json.write("refused_total", refusalCount);
  }
}
