package io.udaconnect.rest;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.ByteArrayOutputStream;
import java.util.Map;

/** Something that goes out as one JSON object. */
interface JsonShape {
  JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());

  /** Writes the fields, between the start and the end of an object. */
  void writeFields(JsonGenerator json);

  default void write(JsonGenerator json) {
    json.writeStartObject();
    writeFields(json);
    json.writeEnd();
  }

  default void write(String field, JsonGenerator json) {
    json.writeStartObject(field);
    writeFields(json);
    json.writeEnd();
  }

  default byte[] toBytes() {
    var bytes = new ByteArrayOutputStream();
    try (var json = GENERATORS.createGenerator(bytes)) {
      write(json);
    }
    return bytes.toByteArray();
  }
}
