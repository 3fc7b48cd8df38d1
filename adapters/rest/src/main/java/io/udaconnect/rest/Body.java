package io.udaconnect.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.udaconnect.domain.Fault;
import io.udaconnect.domain.Refused;
import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Map;

/** Reads flat JSON objects: a whole body, a line, or part of an array. */
final class Body {
  static final int LONGEST_BYTES = 1 << 20;

  private static final int MOST_FIELDS = 100;
  private static final int DEEPEST = 16;
  static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

  private Body() {}

  /** Refuses what is too long, not UTF-8, not JSON, more than one object, or ambiguous. */
  static Fields read(InputStream body) {
    byte[] bytes = bytes(body);
    if (bytes.length > LONGEST_BYTES) {
      throw new ClientErrorException(Status.REQUEST_ENTITY_TOO_LARGE);
    }
    return parse(text(bytes));
  }

  /** The same for a line, see {@link Lines}. */
  static Fields line(byte[] bytes) {
    if (bytes.length > Lines.LONGEST_BYTES) {
      throw Refused.invalid("", "the line is longer than " + Lines.LONGEST_BYTES + " bytes");
    }
    return parse(text(bytes));
  }

  private static Fields parse(String text) {
    try (var parser = PARSERS.createParser(new StringReader(text))) {
      if (parser.next() != Event.START_OBJECT) throw whole("must be a JSON object");
      var fields = object(parser);
      if (parser.hasNext()) throw whole("goes on after its end");
      return fields;
    } catch (JsonParsingException notJson) {
      throw notJson(notJson);
    }
  }

  static Refused notJson(JsonParsingException failure) {
    var at = failure.getLocation();
    return whole(
        "is not JSON: see line " + at.getLineNumber() + ", column " + at.getColumnNumber());
  }

  private static String text(byte[] bytes) {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.isBlank()) throw whole("is empty");
      return text;
    } catch (CharacterCodingException notUtf8) {
      throw whole("is not UTF-8");
    }
  }

  private static byte[] bytes(InputStream body) {
    try {
      return body.readNBytes(LONGEST_BYTES + 1);
    } catch (IOException brokenOff) {
      throw whole("ends before it should"); // nobody may be there any more to hear it
    }
  }

  /** To the end of the object that has just begun; what is ambiguous in it is noted. */
  static Fields object(JsonParser parser) {
    var fields = new Fields();
    while (parser.next() == Event.KEY_NAME) {
      String name = parser.getString();
      var value = scalar(parser);
      if (fields.count() < MOST_FIELDS) fields.put(name, value);
      else fields.spoil("", "the object has more than " + MOST_FIELDS + " fields");
    }
    return fields;
  }

  private static JsonScalar scalar(JsonParser parser) {
    var event = parser.next();
    return switch (event) {
      case VALUE_STRING -> new JsonScalar(JsonScalar.Kind.STRING, parser.getString());
      case VALUE_NUMBER -> new JsonScalar(JsonScalar.Kind.NUMBER, parser.getString());
      case VALUE_TRUE -> new JsonScalar(JsonScalar.Kind.BOOLEAN, "true");
      case VALUE_FALSE -> new JsonScalar(JsonScalar.Kind.BOOLEAN, "false");
      case VALUE_NULL -> new JsonScalar(JsonScalar.Kind.NULL, "");
      default -> {
        skip(parser, event);
        yield new JsonScalar(JsonScalar.Kind.OTHER, "");
      }
    };
  }

  /** To the end of the value that has just begun. */
  static void skip(JsonParser parser, Event begun) {
    int depth = begun == Event.START_OBJECT || begun == Event.START_ARRAY ? 1 : 0;
    while (depth > 0) {
      var event = parser.next();
      if (event == Event.START_OBJECT || event == Event.START_ARRAY) depth++;
      if (event == Event.END_OBJECT || event == Event.END_ARRAY) depth--;
      if (depth > DEEPEST) throw whole("is nested deeper than " + DEEPEST);
    }
  }

  static Refused whole(String reason) {
    return new Refused(List.of(new Fault("", "the body " + reason)));
  }
}
