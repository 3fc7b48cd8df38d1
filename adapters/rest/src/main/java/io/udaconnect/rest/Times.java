package io.udaconnect.rest;

import static java.time.ZoneOffset.UTC;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;

import io.udaconnect.domain.Refused;
import io.udaconnect.domain.location.LocationKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.regex.Pattern;

/** Instants and days as they are written in JSON and in queries. */
final class Times {
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern YEAR_OF_FOUR_DIGITS = Pattern.compile("\\d{4}-.*");
  private static final Instant YEAR_ONE = Instant.parse("0001-01-01T00:00:00Z");

  /** RFC 3339; without an offset it is UTC. */
  private static final DateTimeFormatter INSTANT =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT);

  private Times() {}

  static Instant instant(String field, String text) {
    try {
      return parse(text);
    } catch (DateTimeException notATime) {
      throw Refused.invalid(field, "must be a time such as 2020-07-07T10:37:06Z");
    }
  }

  /** When a range begins: a day's first instant, or the instant itself. */
  static Instant start(String field, String text) {
    return boundary(field, text, 0);
  }

  /** When a range is over: with the day that is named, or at the instant itself. */
  static Instant end(String field, String text) {
    return boundary(field, text, 1);
  }

  private static Instant boundary(String field, String text, int daysLater) {
    try {
      // Unescaped in a query, the + of an offset arrives as a blank.
      var boundary =
          DAY.matcher(text).matches() ? day(text, daysLater) : parse(text.replace(' ', '+'));
      if (boundary.isBefore(YEAR_ONE)) throw new DateTimeException("before the year 1");
      // No location is later, and some who read on know no later time.
      return boundary.isAfter(LocationKey.END_OF_TIME) ? LocationKey.END_OF_TIME : boundary;
    } catch (DateTimeException notATime) {
      throw Refused.invalid(
          field, "must be a date such as 2020-01-31, or a time such as 2020-01-31T10:37:06Z");
    }
  }

  private static Instant day(String text, int daysLater) {
    return LocalDate.parse(text).plusDays(daysLater).atStartOfDay(UTC).toInstant();
  }

  private static Instant parse(String text) {
    if (!YEAR_OF_FOUR_DIGITS.matcher(text).matches()) {
      throw new DateTimeException("not a year of four digits");
    }
    return INSTANT.parse(text, Instant::from);
  }
}
