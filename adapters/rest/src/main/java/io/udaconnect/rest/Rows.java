package io.udaconnect.rest;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON_TYPE;
import static java.lang.System.Logger.Level.ERROR;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * A JSON array that goes out in chunks while its rows are still being found. What fails after the
 * first chunk breaks the array off: it is never closed, so nobody takes a part for the whole.
 */
final class Rows implements StreamingOutput {
  private static final System.Logger LOG = System.getLogger(Rows.class.getName());
  private static final int CHUNK_BYTES = 16 * 1024;

  private final Stream<? extends JsonShape> stream;
  private final Iterator<? extends JsonShape> rows;

  private Rows(Stream<? extends JsonShape> stream, Iterator<? extends JsonShape> rows) {
    this.stream = stream;
    this.rows = rows;
  }

  /**
   * Waits for the first row: what is refused or broken until then gets a proper status. The stream
   * is closed in every case.
   */
  static Response answer(Stream<? extends JsonShape> stream, Request request) {
    boolean streamed = false;
    try {
      var rows = stream.iterator();
      boolean empty = !rows.hasNext();
      if (HttpMethod.HEAD.equals(request.getMethod())) {
        return Response.ok().type(APPLICATION_JSON_TYPE).build();
      }
      if (empty) return Response.ok("[]", APPLICATION_JSON_TYPE).build();
      streamed = true;
      return Response.ok(new Rows(stream, rows), APPLICATION_JSON_TYPE).build();
    } finally {
      if (!streamed) stream.close();
    }
  }

  @Override
  public void write(OutputStream out) throws IOException {
    boolean begun = false;
    try {
      var chunk = new ByteArrayOutputStream(CHUNK_BYTES * 2);
      // Not closed: it would complain of an array that is broken off.
      var json = JsonShape.GENERATORS.createGenerator(chunk);
      json.writeStartArray();
      while (rows.hasNext()) {
        rows.next().write(json);
        json.flush();
        if (chunk.size() < CHUNK_BYTES) continue;
        begun = true;
        send(chunk, out);
      }
      json.writeEnd();
      json.flush();
      send(chunk, out);
    } catch (RuntimeException broken) {
      // From here on no status can say it any more, nor does the server log it.
      if (begun) LOG.log(ERROR, "An answer was broken off", broken);
      throw broken;
    } finally {
      stream.close();
    }
  }

  private static void send(ByteArrayOutputStream chunk, OutputStream out) throws IOException {
    chunk.writeTo(out);
    out.flush();
    chunk.reset();
  }
}
