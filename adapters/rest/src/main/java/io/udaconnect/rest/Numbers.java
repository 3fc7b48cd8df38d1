package io.udaconnect.rest;

import io.udaconnect.domain.Refused;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Numbers as they are written in JSON and in queries. */
final class Numbers {
  /** Plain ASCII: Java's own parsers take NaN, hexadecimal digits and a trailing d as well. */
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d++(\\.\\d*+)?|\\.\\d++)([eE][+-]?\\d++)?");

  /** More than any number of ours needs, and few enough to be worked on at once. */
  private static final int MOST_DIGITS = 400;

  private Numbers() {}

  /** Infinite where the number is too large. */
  static double decimal(String field, String text) {
    if (text.length() > MOST_DIGITS || !DECIMAL.matcher(text).matches()) {
      throw Refused.invalid(field, "must be a number");
    }
    return Double.parseDouble(text);
  }

  static long whole(String field, String text) {
    if (text.length() <= MOST_DIGITS && DECIMAL.matcher(text).matches()) {
      try {
        return new BigDecimal(text).longValueExact();
      } catch (ArithmeticException | NumberFormatException notWhole) {
        // said below
      }
    }
    throw Refused.invalid(field, "must be a whole number of at most 18 digits");
  }
}
