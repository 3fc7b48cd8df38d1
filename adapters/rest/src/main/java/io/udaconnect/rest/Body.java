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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a request's body that has to be one flat JSON object. */
final class Body {
  static final int LONGEST_BYTES = 1 << 20;

  private static final int MOST_FIELDS = 100;
  private static final int DEEPEST = 16;
  private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

  private Body() {}

  /** Refuses what is too long, not UTF-8, not JSON, more than one object, or ambiguous. */
  static Fields read(InputStream body) {
    try (var parser = PARSERS.createParser(new StringReader(text(body)))) {
      return new Fields(onlyObject(parser));
    } catch (JsonParsingException notJson) {
      var at = notJson.getLocation();
      throw whole(
          "is not JSON: see line " + at.getLineNumber() + ", column " + at.getColumnNumber());
    }
  }

  private static String text(InputStream body) {
    byte[] bytes = bytes(body);
    if (bytes.length > LONGEST_BYTES) {
      throw new ClientErrorException(Status.REQUEST_ENTITY_TOO_LARGE);
    }
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

  private static Map<String, JsonScalar> onlyObject(JsonParser parser) {
    if (parser.next() != Event.START_OBJECT) throw whole("must be a JSON object");
    Map<String, JsonScalar> fields = new LinkedHashMap<>();
    while (parser.next() == Event.KEY_NAME) {
      String name = parser.getString();
      if (fields.put(name, scalar(parser)) != null) {
        throw Refused.invalid(Fields.shortened(name), "is there more than once");
      }
      if (fields.size() > MOST_FIELDS) throw whole("has more than " + MOST_FIELDS + " fields");
    }
    if (parser.hasNext()) throw whole("goes on after its end");
    return fields;
  }

  private static JsonScalar scalar(JsonParser parser) {
    var event = parser.next();
    return switch (event) {
      case VALUE_STRING -> new JsonScalar(JsonScalar.Kind.STRING, parser.getString());
      case VALUE_NUMBER -> new JsonScalar(JsonScalar.Kind.NUMBER, parser.getString());
      case VALUE_NULL -> new JsonScalar(JsonScalar.Kind.NULL, "");
      case START_OBJECT, START_ARRAY -> {
        skip(parser);
        yield new JsonScalar(JsonScalar.Kind.OTHER, "");
      }
      default -> new JsonScalar(JsonScalar.Kind.OTHER, "");
    };
  }

  /** To the end of the object or array that has just begun. */
  private static void skip(JsonParser parser) {
    int depth = 1;
    while (depth > 0) {
      var event = parser.next();
      if (event == Event.START_OBJECT || event == Event.START_ARRAY) depth++;
      if (event == Event.END_OBJECT || event == Event.END_ARRAY) depth--;
      if (depth > DEEPEST) throw whole("is nested deeper than " + DEEPEST);
    }
  }

  private static Refused whole(String reason) {
    return new Refused(List.of(new Fault("", "the body " + reason)));
  }
}
