package io.udaconnect.rest;

import io.udaconnect.domain.Fault;
import io.udaconnect.domain.Refused;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of a request, unpacked where they are packed. More of them than {@link #MOST_BYTES} are
 * refused, before and after unpacking.
 */
final class BoundedBody extends FilterInputStream {
  static final int MOST_BYTES = 16 << 20;

  private static final int BUFFER_BYTES = 8 << 10;

  private long read;

  private BoundedBody(InputStream in) {
    super(in);
  }

  /** Refuses a packing that is not known here, and what says at once that it is too long. */
  static InputStream of(InputStream body, HttpHeaders headers) {
    if (headers.getLength() > MOST_BYTES) throw refused(tooLong());
    var counted = new BoundedBody(body);
    String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
    return switch (encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT)) {
      case "identity", "" -> counted;
      case "gzip", "x-gzip" -> new BoundedBody(unpacked(counted));
      default -> throw unknownPacking();
    };
  }

  private static InputStream unpacked(InputStream packed) {
    try {
      return new GZIPInputStream(packed, BUFFER_BYTES);
    } catch (IOException notPacked) {
      throw notGzip();
    }
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      int count = super.read(bytes, offset, length);
      if (count > 0) read += count;
      if (read > MOST_BYTES) throw refused(tooLong());
      return count;
    } catch (ZipException | EOFException broken) {
      throw notGzip();
    }
  }

  private static Refused notGzip() {
    return new Refused(List.of(new Fault("", "the body is not gzip, or ends before it should")));
  }

  static Problem tooLong() {
    return Problem.of(
        Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode(),
        "the body is longer than " + MOST_BYTES + " bytes",
        List.of());
  }

  private static ClientErrorException refused(Problem problem) {
    return new ClientErrorException(problem.response().build());
  }

  private static ClientErrorException unknownPacking() {
    String sentence = "the body may be packed as gzip, or not at all";
    return new ClientErrorException(
        Problem.of(Status.UNSUPPORTED_MEDIA_TYPE.getStatusCode(), sentence, List.of())
            .response()
            .header(HttpHeaders.ACCEPT_ENCODING, "gzip")
            .build());
  }
}
