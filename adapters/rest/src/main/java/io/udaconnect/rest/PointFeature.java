package io.udaconnect.rest;

/** A point on a map in GeoJSON (RFC 7946), and what is told of it. */
record PointFeature(double latitude, double longitude, JsonShape properties) implements JsonShape {
  @Override
  public void writeFields(JsonText json) {
    json.write("type", "Feature");
    json.writeStartObject("geometry").write("type", "Point").writeStartArray("coordinates");
    json.write(longitude).write(latitude).writeEnd().writeEnd();
    properties.write("properties", json);
  }
}
