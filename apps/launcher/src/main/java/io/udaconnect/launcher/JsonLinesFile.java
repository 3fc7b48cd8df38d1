package io.udaconnect.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.udaconnect.proto.v1.Location;
import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Our own locations, one JSON object a line. */
record JsonLinesFile(LocationFields fields) implements LocationFile {
  private static final int LONGEST_LINE = 64 << 10;
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  @Override
  public void read(
      InputStream bytes, BiConsumer<Long, Location> good, BiConsumer<Long, String> refused)
      throws IOException {
    var line = new ByteArrayOutputStream(256);
    long number = 1;
    for (int next = bytes.read(); next >= 0; next = bytes.read()) {
      if (next == '\n') take(number++, line, good, refused);
      else if (line.size() <= LONGEST_LINE) line.write(next);
    }
    take(number, line, good, refused);
  }

  private void take(
      long number,
      ByteArrayOutputStream line,
      BiConsumer<Long, Location> good,
      BiConsumer<Long, String> refused)
      throws IOException {
    byte[] bytes = line.toByteArray();
    line.reset();
    try {
      if (bytes.length > LONGEST_LINE) {
        throw new IllegalArgumentException("is longer than " + LONGEST_LINE + " bytes");
      }
      if (new String(bytes, UTF_8).isBlank()) return;
      try (var json = JSON.createParser(bytes)) {
        good.accept(number, fields.location(object(json)));
      }
    } catch (IllegalArgumentException wrong) {
      refused.accept(number, wrong.getMessage());
    } catch (JsonProcessingException | CharConversionException notJson) {
      refused.accept(number, "is no JSON object");
    }
  }

  private static Map<String, String> object(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("is no JSON object");
    }
    Map<String, String> written = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      if (!LocationFields.KNOWN.contains(name)) {
        throw new IllegalArgumentException("has a field that nobody knows: " + name);
      }
      written.put(name, scalar(json, name));
    }
    if (json.nextToken() != null) throw new IllegalArgumentException("goes on after its object");
    return written;
  }

  /** A string or a number as it is written. */
  static String scalar(JsonParser json, String name) throws IOException {
    var token = json.nextToken();
    if (token == JsonToken.VALUE_STRING || token.isNumeric()) return json.getText();
    json.skipChildren();
    if (token == JsonToken.VALUE_NULL) return "";
    throw new IllegalArgumentException(name + ": must be a number or a string");
  }
}
