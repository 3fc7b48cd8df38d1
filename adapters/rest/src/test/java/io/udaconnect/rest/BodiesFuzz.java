package io.udaconnect.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.udaconnect.domain.location.Intake;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.Possible;
import io.udaconnect.domain.person.MemoryPeople;
import io.udaconnect.domain.person.MemoryPersonIds;
import io.udaconnect.domain.person.MemoryPersonLog;
import io.udaconnect.domain.person.Persons;
import io.udaconnect.domain.person.Registration;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.jboss.resteasy.core.providerfactory.ResteasyProviderFactoryImpl;
import org.jboss.resteasy.specimpl.MultivaluedMapImpl;
import org.jboss.resteasy.specimpl.ResteasyHttpHeaders;
import org.jboss.resteasy.specimpl.ResteasyUriInfo;

/** Bodies as anyone may send them: the first byte says where to, and as what. */
@SuppressWarnings("UnnecessaryAssignment") // no CDI container here: this class injects
public final class BodiesFuzz {
  private static final Set<Integer> EXPECTED = Set.of(202, 400, 404, 413, 415);
  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
  private static final UriInfo URI = new ResteasyUriInfo("http://localhost/api/things", "/api");

  static {
    RuntimeDelegate.setInstance(new ResteasyProviderFactoryImpl()); // without a server around it
  }

  private final List<Location> kept = new ArrayList<>();
  private final LocationResource locations = new World.SingleLocations();
  private final PersonResource persons = new World.Persons();

  private BodiesFuzz() {
    var people = new MemoryPeople();
    people.put(List.of(Persons.ada()));
    var threads = World.managed(ForkJoinPool.commonPool());
    locations.intake = new Intake(people, this::keep, InstantSource.fixed(World.NOW));
    locations.executor = threads;
    persons.registration =
        new Registration(people, new MemoryPersonIds(), new MemoryPersonLog(people));
    persons.executor = threads;
  }

  private CompletableFuture<Void> keep(List<Location> batch) {
    batch.forEach(Possible::require);
    kept.addAll(batch);
    return CompletableFuture.completedFuture(null);
  }

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
    if (bytes.length == 0) return;
    new BodiesFuzz().send(bytes[0], Arrays.copyOfRange(bytes, 1, bytes.length));
  }

  private void send(byte as, byte[] body) throws IOException {
    var bytes = new ByteArrayInputStream(body);
    switch (as) {
      case 'p' -> answer(() -> persons.register(bytes, URI));
      case 'u' -> answer(() -> persons.change("1", bytes));
      case 'n' -> take(body, RowFormat.NDJSON, "identity");
      case 'N' -> take(gzip(body), RowFormat.NDJSON, "gzip");
      case 'M' -> take(body, RowFormat.NDJSON, "gzip"); // whoever packed it
      case 'J' -> take(gzip(body), MediaType.APPLICATION_JSON, "gzip");
      default -> take(body, MediaType.APPLICATION_JSON, "identity");
    }
  }

  /** What is said to be kept is; a single one, sent back as it was answered, is the same. */
  private void take(byte[] body, String type, String packing) {
    var answer =
        answer(() -> locations.take(new ByteArrayInputStream(body), as(type, packing), URI));
    if (answer.containsKey("id")) {
      var again = new ByteArrayInputStream(answer.toString().getBytes(UTF_8));
      answer(() -> locations.take(again, as(MediaType.APPLICATION_JSON, "identity"), URI));
      if (!kept.get(0).equals(kept.get(1))) throw new AssertionError("became another: " + kept);
    } else if (answer.getInt("accepted", 0) != kept.size()) {
      throw new AssertionError(kept.size() + " are kept, the answer is " + answer);
    }
  }

  private static HttpHeaders as(String type, String packing) {
    var headers = new MultivaluedMapImpl<String, String>();
    headers.putSingle(HttpHeaders.CONTENT_TYPE, type);
    headers.putSingle(HttpHeaders.CONTENT_ENCODING, packing);
    return new ResteasyHttpHeaders(headers);
  }

  private static JsonObject answer(Supplier<CompletionStage<Response>> request) {
    Throwable no = null;
    Response response;
    try {
      response = request.get().toCompletableFuture().join();
    } catch (Exception thrown) {
      response = new Problems().toResponse(thrown);
      no = thrown;
    }
    if (!EXPECTED.contains(response.getStatus())) {
      throw new AssertionError("answered with " + response.getStatus(), no);
    }
    var bytes = new ByteArrayInputStream((byte[]) response.getEntity());
    try (var json = READERS.createReader(bytes)) {
      return json.readObject();
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }

  /** Called by Jazzer before: bodies longer than may be, that never come to their point. */
  public static void fuzzerInitialize() throws IOException {
    for (String begin : List.of("[\"", "[1", "{\"", "{\"a\":1", "{\"a\":\"")) {
      byte[] endless = (begin + "1".repeat(BoundedBody.MOST_BYTES)).getBytes(UTF_8);
      new BodiesFuzz().send((byte) 'J', endless);
    }
  }
}
