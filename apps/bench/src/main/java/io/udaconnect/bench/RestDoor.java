package io.udaconnect.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.udaconnect.launcher.Addresses;
import io.udaconnect.launcher.Service;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.Socket;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * POSTs on one connection that is kept, one after the other. Written by hand: a client library
 * would take more of the machine than what it measures.
 */
final class RestDoor implements Door {
  private static final int ACCEPTED = 202;
  private static final int UNAVAILABLE = 503;
  private static final int PATIENCE_MILLIS = 30_000;
  private static final int DECIMALS = 7;

  private final World world;
  private final String host;
  private final int port;
  private final boolean single;
  private Socket socket;
  private InputStream in;
  private OutputStream out;

  RestDoor(World world, Addresses addresses, boolean single) {
    var address = addresses.http(Service.LOCATION);
    this.world = world;
    this.host = address.getHost();
    this.port = address.getPort();
    this.single = single;
  }

  @Override
  public CompletableFuture<Void> send(int[] numbers) {
    try {
      connect();
      int status = post(body(numbers));
      if (status == ACCEPTED) return CompletableFuture.completedFuture(null);
      return CompletableFuture.failedFuture(
          status == UNAVAILABLE ? new IOException("not now") : new NotTaken(status));
    } catch (IOException failure) {
      close();
      return CompletableFuture.failedFuture(failure);
    }
  }

  private void connect() throws IOException {
    if (socket != null) return;
    socket = new Socket(host, port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  private String body(int[] numbers) {
    var json = new StringBuilder(single ? "" : "[");
    for (int i = 0; i < numbers.length; i++) {
      if (i > 0) json.append(',');
      append(json, numbers[i]);
    }
    return json.append(single ? "" : "]").toString();
  }

  private void append(StringBuilder json, int number) {
    json.append("{\"person_id\":")
        .append(world.person(number))
        .append(",\"latitude\":")
        .append(BigDecimal.valueOf(world.latitudeE7(number), DECIMALS))
        .append(",\"longitude\":")
        .append(BigDecimal.valueOf(world.longitudeE7(number), DECIMALS))
        .append(",\"creation_time\":\"")
        .append(Instant.EPOCH.plus(world.micros(number), ChronoUnit.MICROS))
        .append("\"}");
  }

  private int post(String body) throws IOException {
    String head =
        "POST /api/locations HTTP/1.1\r\nHost: %s:%d\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(host, port, body.length());
    out.write((head + body).getBytes(ISO_8859_1));
    out.flush();
    String status = line();
    boolean chunked = false;
    int length = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) length = number(lower.substring(15), 10);
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
    }
    if (chunked) {
      for (int chunk = number(line(), 16); chunk > 0; chunk = number(line(), 16)) {
        in.skipNBytes(chunk);
        line();
      }
      line();
    } else {
      in.skipNBytes(length);
    }
    return number(status.split(" ", -1)[1], 10);
  }

  private static int number(String text, int radix) throws IOException {
    try {
      return Integer.parseInt(text.strip(), radix);
    } catch (NumberFormatException e) {
      throw new IOException("not an answer of HTTP/1.1: " + text, e);
    }
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) throw new EOFException("the connection ended");
      if (next != '\r') line.append((char) next);
    }
    return line.toString();
  }

  @Override
  public void close() {
    try {
      if (socket != null) socket.close();
    } catch (IOException gone) {
      // then it is closed
    }
    socket = null;
  }
}
