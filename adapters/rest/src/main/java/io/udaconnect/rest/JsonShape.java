package io.udaconnect.rest;

/** Something that goes out as one JSON object. */
interface JsonShape {
  /** Writes the fields, between the start and the end of an object. */
  void writeFields(JsonText json);

  default void write(JsonText json) {
    json.writeStartObject();
    writeFields(json);
    json.writeEnd();
  }

  default void write(String field, JsonText json) {
    json.writeStartObject(field);
    writeFields(json);
    json.writeEnd();
  }

  default byte[] toBytes() {
    var json = new JsonText();
    write(json);
    return json.toBytes();
  }
}
