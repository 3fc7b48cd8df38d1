package io.udaconnect.rest;

import static java.lang.System.Logger.Level.ERROR;

import io.udaconnect.domain.Refused;
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
 * Rows that go out in chunks while the next are still being found. What fails after the first chunk
 * breaks the body off as its format says.
 */
final class Rows<T> implements StreamingOutput {
  private static final System.Logger LOG = System.getLogger(Rows.class.getName());
  private static final int CHUNK_BYTES = 16 * 1024;

  private final Stream<T> stream;
  private final Iterator<T> rows;
  private final RowFormat<T> format;

  private Rows(Stream<T> stream, Iterator<T> rows, RowFormat<T> format) {
    this.stream = stream;
    this.rows = rows;
    this.format = format;
  }

  /** As a JSON array. */
  static <T extends JsonShape> Response answer(Stream<T> stream, Request request) {
    return answer(stream, request, RowFormat.json());
  }

  /**
   * Waits for the first row: what is refused or broken until then gets a proper status. The stream
   * is closed in every case.
   */
  static <T> Response answer(Stream<T> stream, Request request, RowFormat<T> format) {
    boolean streamed = false;
    try {
      var rows = stream.iterator();
      boolean empty = !rows.hasNext();
      if (HttpMethod.HEAD.equals(request.getMethod())) {
        return Response.ok().type(format.type()).build();
      }
      if (empty) return Response.ok(none(format), format.type()).build();
      streamed = true;
      return Response.ok(new Rows<>(stream, rows, format), format.type()).build();
    } finally {
      if (!streamed) stream.close();
    }
  }

  private static <T> byte[] none(RowFormat<T> format) {
    var body = new ByteArrayOutputStream();
    var writer = format.writer().apply(body);
    writer.begin();
    writer.end();
    return body.toByteArray();
  }

  @Override
  public void write(OutputStream out) throws IOException {
    boolean begun = false;
    var chunk = new ByteArrayOutputStream(CHUNK_BYTES * 2);
    var writer = format.writer().apply(chunk);
    try {
      writer.begin();
      while (rows.hasNext()) {
        writer.row(rows.next());
        if (chunk.size() < CHUNK_BYTES) continue;
        begun = true;
        send(chunk, out);
      }
      writer.end();
      send(chunk, out);
    } catch (RuntimeException broken) {
      // From here on no status can say it any more, nor does the server log it.
      if (begun) LOG.log(ERROR, "An answer was broken off", broken);
      if (!begun || !writer.endsWith("the answer is broken off: " + reason(broken))) throw broken;
      send(chunk, out);
    } finally {
      stream.close();
    }
  }

  private static String reason(RuntimeException broken) {
    return broken instanceof Refused refused ? refused.getMessage() : "something broke here";
  }

  private static void send(ByteArrayOutputStream chunk, OutputStream out) throws IOException {
    chunk.writeTo(out);
    out.flush();
    chunk.reset();
  }
}
