package io.udaconnect.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.udaconnect.launcher.Addresses;
import io.udaconnect.launcher.Service;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * POSTs on one connection that is kept, one after the other. Written by hand: a client library
 * would take more of the machine than what it measures.
 */
final class RestDoor implements Door {
  private static final int ACCEPTED = 202;
  private static final int TOO_MANY = 429;
  private static final int BROKEN = 500;
  private static final int PATIENCE_MILLIS = 30_000;
  private static final int DECIMALS = 7;
  private static final Pattern INDEX = Pattern.compile("\"index\"\\s*:\\s*(\\d+)");

  private final World world;
  private final URI service;
  private final String head;
  private final boolean single;
  private Socket socket;
  private InputStream in;
  private OutputStream out;

  private record Answer(int status, String body) {}

  RestDoor(World world, Addresses addresses, boolean single) {
    this.world = world;
    this.service = addresses.http(Service.LOCATION);
    this.head =
        "POST /api/locations HTTP/1.1\r\nHost: "
            + service.getAuthority()
            + "\r\nContent-Type: application/json\r\nContent-Length: ";
    this.single = single;
  }

  @Override
  public CompletableFuture<Void> send(int[] numbers) {
    try {
      connect();
      var answer = post(body(numbers));
      if (answer.status == ACCEPTED && !answer.body.contains("\"index\"")) {
        return CompletableFuture.completedFuture(null);
      }
      return CompletableFuture.failedFuture(failure(answer));
    } catch (IOException failure) {
      close();
      return CompletableFuture.failedFuture(failure);
    }
  }

  private static Exception failure(Answer answer) {
    if (answer.status == ACCEPTED) {
      var places = new BitSet();
      INDEX.matcher(answer.body).results().forEach(at -> places.set(Integer.parseInt(at.group(1))));
      return NotTaken.some(places, answer.body);
    }
    String words = "HTTP " + answer.status + ": " + answer.body;
    return answer.status == TOO_MANY || answer.status >= BROKEN
        ? new IOException(words)
        : NotTaken.all(words);
  }

  private void connect() throws IOException {
    if (socket != null) return;
    socket = new Socket(service.getHost(), service.getPort());
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
    json.append("{\"person_id\":").append(world.person(number));
    if (world.device(number) != 0) json.append(",\"device_id\":").append(world.device(number));
    json.append(",\"latitude\":")
        .append(BigDecimal.valueOf(world.latitudeE7(number), DECIMALS))
        .append(",\"longitude\":")
        .append(BigDecimal.valueOf(world.longitudeE7(number), DECIMALS))
        .append(",\"creation_time\":\"")
        .append(Instant.EPOCH.plus(world.micros(number), ChronoUnit.MICROS))
        .append("\"}");
  }

  private Answer post(String body) throws IOException {
    out.write((head + body.length() + "\r\n\r\n" + body).getBytes(ISO_8859_1));
    out.flush();
    int status = number(line().split(" ", -1)[1], 10);
    boolean chunked = false;
    boolean last = false;
    int length = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) length = number(lower.substring(15), 10);
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
      last |= lower.startsWith("connection:") && lower.contains("close");
    }
    var answer = new Answer(status, chunked ? chunks() : text(length));
    if (last) close();
    return answer;
  }

  private String chunks() throws IOException {
    var body = new StringBuilder();
    for (int size = number(line(), 16); size > 0; size = number(line(), 16)) {
      body.append(text(size));
      line();
    }
    line();
    return body.toString();
  }

  private String text(int length) throws IOException {
    var bytes = in.readNBytes(length);
    if (bytes.length < length) throw new EOFException("the connection ended in mid-answer");
    return new String(bytes, UTF_8);
  }

  private static int number(String text, int radix) throws IOException {
    try {
      return Integer.parseInt(text.strip(), radix);
    } catch (NumberFormatException e) {
      throw new IOException("not an answer of HTTP/1.1: " + text, e);
    }
  }

  private String line() throws IOException {
    var line = new StringBuilder(64);
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
