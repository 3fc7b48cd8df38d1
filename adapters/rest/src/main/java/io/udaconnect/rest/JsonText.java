package io.udaconnect.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;

/**
 * JSON as it is written, in UTF-8. What reads it gets the very numbers, texts and instants that
 * went in; it costs a tenth of what a general generator does. Threads may not share it.
 */
final class JsonText {
  private static final int FIRST_BYTES = 512;

  /** Of any whole number, with its sign. */
  private static final int LONGEST_NUMBER = 20;

  /** Of an instant in the usual years, with its quotes. */
  private static final int LONGEST_INSTANT = 32;

  private static final int DECIMALS = 7;
  private static final double UNITS = 1e7;

  private static final double LEAST_PLAIN = 1e-3 * UNITS;
  private static final double END_OF_PLAIN = 1e7 * UNITS;

  private static final int DAY_SECONDS = 86_400;
  private static final long FIRST_USUAL_SECOND =
      Instant.parse("1600-03-01T00:00:00Z").getEpochSecond();
  private static final long END_OF_USUAL = Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond();
  private static final int CENTURIES_DAYS = 146_097;
  private static final int CENTURY_DAYS = 36_524;
  private static final int LEAP_YEARS_DAYS = 1_461;
  private static final int YEAR_DAYS = 365;

  private static final int DAY_TEXT = "2020-07-07".length();

  /** Mostly an instant is of the same day as the one before. */
  private final byte[] lastDayText = new byte[DAY_TEXT];

  private int lastDay = -1;

  private byte[] bytes = new byte[FIRST_BYTES];
  private int size;
  private boolean isFirst = true;

  /** What is open, the innermost last: a one for an array, after a first one. */
  private long open = 1;

  JsonText writeStartObject() {
    separate();
    return open('{', 0);
  }

  JsonText writeStartObject(String field) {
    name(field);
    return open('{', 0);
  }

  JsonText writeStartArray() {
    separate();
    return open('[', 1);
  }

  JsonText writeStartArray(String field) {
    name(field);
    return open('[', 1);
  }

  private JsonText open(char bracket, int kind) {
    if (open < 0) throw new IllegalStateException("too deep");
    open = open << 1 | kind;
    isFirst = true;
    return with(bracket);
  }

  /** Of the innermost object or array. */
  JsonText writeEnd() {
    if (open == 1) throw new IllegalStateException("nothing is open");
    with((open & 1) == 1 ? ']' : '}');
    open >>>= 1;
    isFirst = false;
    return this;
  }

  JsonText write(String field, String value) {
    name(field);
    text(value);
    return this;
  }

  JsonText write(String field, long value) {
    name(field);
    number(value);
    return this;
  }

  JsonText write(String field, double value) {
    name(field);
    number(value);
    return this;
  }

  JsonText write(String field, boolean value) {
    name(field);
    ascii(Boolean.toString(value));
    return this;
  }

  /** In UTC, as {@link Instant#toString} has it. */
  JsonText write(String field, Instant value) {
    name(field);
    with('"');
    instant(value);
    return with('"');
  }

  JsonText write(double value) {
    separate();
    number(value);
    return this;
  }

  private void name(String field) {
    separate();
    text(field);
    with(':');
  }

  private void separate() {
    if (!isFirst) with(',');
    isFirst = false;
  }

  private JsonText with(char ascii) {
    reserve(1);
    bytes[size++] = (byte) ascii;
    return this;
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }

  private void text(String text) {
    int length = text.length();
    reserve(length + 2);
    byte[] out = bytes; // fields would be written letter by letter
    int end = size;
    out[end++] = '"';
    int at = 0;
    for (; at < length && isPlain(text.charAt(at)); at++) out[end++] = (byte) text.charAt(at);
    size = end;
    if (at < length) escaped(text.substring(at));
    with('"');
  }

  private static boolean isPlain(char letter) {
    return letter >= ' ' && letter < 0x80 && letter != '"' && letter != '\\';
  }

  private void escaped(String text) {
    var escaped = new StringBuilder(2 * text.length());
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == '"' || letter == '\\') escaped.append('\\').append(letter);
      else if (letter < ' ') escaped.append("\\u%04x".formatted((int) letter));
      else escaped.append(letter);
    }
    var more = escaped.toString().getBytes(UTF_8);
    reserve(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
  }

  private void ascii(String text) {
    reserve(text.length());
    for (int i = 0; i < text.length(); i++) bytes[size++] = (byte) text.charAt(i);
  }

  private void number(long value) {
    if (value == Long.MIN_VALUE) {
      ascii(Long.toString(value));
      return;
    }
    reserve(LONGEST_NUMBER);
    if (value < 0) bytes[size++] = '-';
    long left = Math.abs(value);
    digits(left, count(left));
  }

  private static int count(long value) {
    int count = 1;
    for (long left = value / 10; left > 0; left /= 10) count++;
    return count;
  }

  /** The last ones of a number, for which there is room. */
  private void digits(long value, int count) {
    long left = value;
    for (int place = size + count - 1; place >= size; place--) {
      bytes[place] = (byte) ('0' + left % 10);
      left /= 10;
    }
    size += count;
  }

  /**
   * As {@link Double#toString} has it. Most have no more than seven decimals, as coordinates, or
   * metres to the micrometre.
   */
  private void number(double value) {
    if (!Double.isFinite(value)) throw new NumberFormatException("JSON has no number " + value);
    double units = Math.rint(Math.abs(value) * UNITS);
    if (!isPlain(units) || units / UNITS != Math.abs(value)) {
      ascii(Double.toString(value));
      return;
    }
    reserve(2 * LONGEST_NUMBER);
    if (value < 0) bytes[size++] = '-';
    long whole = (long) (units / UNITS);
    digits(whole, count(whole));
    bytes[size++] = '.';
    int first = size;
    digits((long) units - whole * (long) UNITS, DECIMALS);
    while (size > first + 1 && bytes[size - 1] == '0') size--;
  }

  /** Whether it is written without an exponent, and in no other way. */
  private static boolean isPlain(double units) {
    return units >= LEAST_PLAIN && units < END_OF_PLAIN;
  }

  private void instant(Instant instant) {
    long second = instant.getEpochSecond();
    if (second < FIRST_USUAL_SECOND || second >= END_OF_USUAL) {
      ascii(instant.toString());
      return;
    }
    reserve(LONGEST_INSTANT);
    day((int) ((second - FIRST_USUAL_SECOND) / DAY_SECONDS));
    int ofDay = (int) ((second - FIRST_USUAL_SECOND) % DAY_SECONDS);
    two('T', ofDay / 3_600);
    two(':', ofDay / 60 % 60);
    two(':', ofDay % 60);
    int nanos = instant.getNano();
    if (nanos > 0) {
      bytes[size++] = '.';
      if (nanos % 1_000_000 == 0) digits(nanos / 1_000_000, 3);
      else if (nanos % 1_000 == 0) digits(nanos / 1_000, 6);
      else digits(nanos, 9);
    }
    bytes[size++] = 'Z';
  }

  /** As the last one was, if it is the same. */
  private void day(int day) {
    if (day == lastDay) {
      System.arraycopy(lastDayText, 0, bytes, size, DAY_TEXT);
      size += DAY_TEXT;
      return;
    }
    anotherDay(day);
    System.arraycopy(bytes, size - DAY_TEXT, lastDayText, 0, DAY_TEXT);
    lastDay = day;
  }

  /**
   * @param day since 1 March 1600: so counted, each year ends with the day that not all have
   */
  private void anotherDay(int day) {
    int inCenturies = day % CENTURIES_DAYS;
    int century = Math.min(3, inCenturies / CENTURY_DAYS);
    int inCentury = inCenturies - century * CENTURY_DAYS;
    int inLeapYears = inCentury % LEAP_YEARS_DAYS;
    int year = Math.min(3, inLeapYears / YEAR_DAYS);
    int inYear = inLeapYears - year * YEAR_DAYS;
    int month = (5 * inYear + 2) / 153; // from March on, five months have 153 days
    boolean isNextYear = month >= 10;
    int years = 400 * (day / CENTURIES_DAYS) + 100 * century + 4 * (inCentury / LEAP_YEARS_DAYS);
    digits(1_600 + years + year + (isNextYear ? 1 : 0), 4);
    two('-', isNextYear ? month - 9 : month + 3);
    two('-', inYear - (153 * month + 2) / 5 + 1);
  }

  private void two(char before, int number) {
    bytes[size++] = (byte) before;
    digits(number, 2);
  }

  /** Moves what was written so far. */
  void moveTo(ByteArrayOutputStream out) {
    out.write(bytes, 0, size);
    size = 0;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }
}
