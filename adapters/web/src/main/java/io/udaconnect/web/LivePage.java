package io.udaconnect.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.udaconnect.domain.Fault;
import io.udaconnect.domain.live.Update;
import io.udaconnect.domain.person.Person;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Writes what clients of the live feed are told. Used again for each message; for one thread. */
public final class LivePage {
  private static final int E7_DIGITS = 7;
  private static final int LONGEST_NUMBER = 20;

  private byte[] bytes;
  private int size;

  /** A position as clients get it: an array of person, latitude, longitude, and milliseconds. */
  public static byte[] position(long person, int latitudeE7, int longitudeE7, long micros) {
    var page = new LivePage(64);
    page.put('[').put(person).put(',');
    page.putDegrees(latitudeE7).put(',').putDegrees(longitudeE7).put(',');
    page.put(Math.floorDiv(micros, 1_000)).put(']');
    return Arrays.copyOf(page.bytes, page.size);
  }

  LivePage() {
    this(1 << 16);
  }

  private LivePage(int capacity) {
    bytes = new byte[capacity];
  }

  /** Who is where, and what the update's mark is. */
  String positions(Update update) {
    size = 0;
    put("{\"type\":\"positions\",\"complete\":").put(update.isComplete() ? "true" : "false");
    putMark(update.mark()).put(",\"positions\":[");
    for (int i = 0; i < update.positionCount(); i++) {
      if (i > 0) put(',');
      put(update.position(i));
    }
    return put("]}").text();
  }

  /** Who is gone from the view. */
  String gone(Update update) {
    size = 0;
    put("{\"type\":\"gone\"").putMark(update.mark()).put(",\"people\":[");
    for (int i = 0; i < update.goneCount(); i++) {
      if (i > 0) put(',');
      put(update.gone(i));
    }
    return put("]}").text();
  }

  static String state(boolean isLive, int people, Optional<Instant> newest) {
    return "{\"type\":\"state\",\"state\":\"%s\",\"people\":%d,\"newest\":%s}"
        .formatted(
            isLive ? "live" : "catching_up",
            people,
            newest.map(instant -> "\"" + instant + "\"").orElse("null"));
  }

  static String names(List<Person> people) {
    var text = new StringBuilder("{\"type\":\"names\",\"people\":[");
    for (var person : people) {
      if (text.charAt(text.length() - 1) == '}') text.append(',');
      var profile = person.profile();
      text.append("{\"id\":").append(person.id());
      quote(text.append(",\"first_name\":"), profile.firstName());
      quote(text.append(",\"last_name\":"), profile.lastName());
      quote(text.append(",\"company_name\":"), profile.companyName());
      text.append(person.simulated() ? ",\"simulated\":true}" : "}");
    }
    return text.append("]}").toString();
  }

  static String refused(Fault fault) {
    var text = new StringBuilder("{\"type\":\"refused\",\"field\":");
    quote(text, fault.field());
    quote(text.append(",\"reason\":"), fault.reason());
    return text.append('}').toString();
  }

  /** As JSON writes a string. */
  static void quote(StringBuilder text, String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char sign = value.charAt(i);
      switch (sign) {
        case '"', '\\' -> text.append('\\').append(sign);
        default -> {
          if (sign >= ' ' && !Character.isSurrogate(sign)) text.append(sign);
          else text.append("\\u%04x".formatted((int) sign));
        }
      }
    }
    text.append('"');
  }

  private LivePage putMark(String mark) {
    return put(",\"mark\":\"").put(mark).put("\"");
  }

  private LivePage put(char sign) {
    room(1);
    bytes[size++] = (byte) sign;
    return this;
  }

  private LivePage put(byte[] more) {
    room(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
    return this;
  }

  private LivePage put(String ascii) {
    return put(ascii.getBytes(ISO_8859_1));
  }

  private LivePage put(long number) {
    room(LONGEST_NUMBER);
    if (number < 0) bytes[size++] = '-';
    long rest = Math.abs(number);
    int digits = 1;
    for (long more = rest / 10; more > 0; more /= 10) digits++;
    for (int i = size + digits - 1; i >= size; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += digits;
    return this;
  }

  /** Without zeros at the end. */
  private LivePage putDegrees(int e7) {
    if (e7 < 0) put('-');
    int absolute = Math.abs(e7);
    put((long) (absolute / 10_000_000));
    int rest = absolute % 10_000_000;
    if (rest == 0) return this;
    put('.');
    int digits = E7_DIGITS;
    for (; rest % 10 == 0; rest /= 10) digits--;
    room(digits);
    for (int i = size + digits - 1; i >= size; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += digits;
    return this;
  }

  private void room(int more) {
    if (size + more > bytes.length) bytes = Arrays.copyOf(bytes, 2 * bytes.length + more);
  }

  /** All of it is ASCII. */
  private String text() {
    return new String(bytes, 0, size, ISO_8859_1);
  }
}
