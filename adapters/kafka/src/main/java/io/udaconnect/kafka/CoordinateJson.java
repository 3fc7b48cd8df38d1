package io.udaconnect.kafka;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;

import io.udaconnect.domain.Refused;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fields of one flat JSON object, as a device writes it. Each refuses what it cannot be. */
final class CoordinateJson {
  private static final int DEEPEST = 16;
  private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

  /** Plain ASCII, and few enough digits to be worked on at once. */
  private static final Pattern DECIMAL =
      Pattern.compile("-?\\d{1,20}(\\.\\d{1,40})?([eE][+-]?\\d{1,3})?");

  /** A number of seconds is below this until the year 2038; from here up it is milliseconds. */
  private static final BigDecimal FIRST_MILLIS = BigDecimal.valueOf(1L << 31);

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

  /** What a field is, and its text: of a string what it says, of a number its digits. */
  private record Value(Event kind, String text) {}

  private final Map<String, Value> values = new HashMap<>();

  private CoordinateJson() {}

  static CoordinateJson read(String text) {
    var json = new CoordinateJson();
    try (var parser = PARSERS.createParser(new StringReader(text))) {
      if (parser.next() != Event.START_OBJECT) {
        throw Refused.invalid("value", "must be a JSON object");
      }
      while (parser.next() == Event.KEY_NAME) json.put(parser.getString(), value(parser));
      if (parser.hasNext()) throw Refused.invalid("value", "goes on after its end");
      return json;
    } catch (JsonException | NoSuchElementException notJson) {
      throw Refused.invalid("value", "is not JSON");
    }
  }

  private static Value value(JsonParser parser) {
    var kind = parser.next();
    if (kind == Event.VALUE_STRING || kind == Event.VALUE_NUMBER) {
      return new Value(kind, parser.getString());
    }
    skip(parser, kind);
    return new Value(kind, "");
  }

  /**
   * To the end of the value that has just begun. The parser's own way has no end if that has none.
   */
  private static void skip(JsonParser parser, Event begun) {
    int depth = begun == Event.START_OBJECT || begun == Event.START_ARRAY ? 1 : 0;
    while (depth > 0) {
      var event = parser.next();
      if (event == Event.START_OBJECT || event == Event.START_ARRAY) depth++;
      if (event == Event.END_OBJECT || event == Event.END_ARRAY) depth--;
      if (depth > DEEPEST) throw Refused.invalid("value", "is nested deeper than " + DEEPEST);
    }
  }

  private void put(String field, Value value) {
    if (values.put(field, value) != null) throw Refused.invalid(field, "is there more than once");
  }

  String text(String field) {
    var value = required(field);
    if (value.kind() != Event.VALUE_STRING) throw Refused.invalid(field, "must be a string");
    return value.text();
  }

  double number(String field) {
    var value = required(field);
    if (value.kind() != Event.VALUE_NUMBER) throw Refused.invalid(field, "must be a number");
    return decimal(field, value.text()).doubleValue();
  }

  /** False if it is missing. */
  boolean flag(String field) {
    if (!values.containsKey(field)) return false;
    var kind = required(field).kind();
    if (kind != Event.VALUE_TRUE && kind != Event.VALUE_FALSE) {
      throw Refused.invalid(field, "must be true or false");
    }
    return kind == Event.VALUE_TRUE;
  }

  /** Seconds or milliseconds since 1970, or as RFC 3339 has it. */
  Optional<Instant> instant(String field) {
    if (!values.containsKey(field)) return Optional.empty();
    var value = required(field);
    try {
      return switch (value.kind()) {
        case VALUE_STRING -> Optional.of(INSTANT.parse(value.text(), Instant::from));
        case VALUE_NUMBER -> Optional.of(since1970(decimal(field, value.text())));
        default -> throw new DateTimeException("neither");
      };
    } catch (DateTimeException | ArithmeticException notATime) {
      throw Refused.invalid(
          field, "must be seconds or milliseconds since 1970, or such as 2020-07-07T10:37:06Z");
    }
  }

  private static Instant since1970(BigDecimal number) {
    var seconds = number.compareTo(FIRST_MILLIS) < 0 ? number : number.movePointLeft(3);
    var whole = seconds.setScale(0, RoundingMode.FLOOR);
    int nanos = seconds.subtract(whole).movePointRight(9).intValue();
    return Instant.ofEpochSecond(whole.longValueExact(), nanos);
  }

  private static BigDecimal decimal(String field, String digits) {
    if (!DECIMAL.matcher(digits).matches()) throw Refused.invalid(field, "must be a number");
    return new BigDecimal(digits);
  }

  private Value required(String field) {
    var value = values.get(field);
    if (value == null) throw Refused.invalid(field, "is missing");
    return value;
  }
}
