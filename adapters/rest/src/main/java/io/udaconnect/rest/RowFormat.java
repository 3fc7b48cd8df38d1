package io.udaconnect.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Variant;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Function;

/** How rows become a body of one media type. */
record RowFormat<T>(MediaType type, Function<ByteArrayOutputStream, RowWriter<T>> writer) {
  static final String NDJSON = "application/x-ndjson";
  static final String GEO_JSON = "application/geo+json";
  static final String GPX = "application/gpx+xml";

  /** Writes the rows of one body into a buffer, one after the other. */
  interface RowWriter<T> {
    void begin();

    void row(T row);

    void end();

    /**
     * What follows when the rows break off: by default nothing, so that nobody takes it as whole.
     */
    default boolean endsWith(String error) {
      return false;
    }
  }

  static <T extends JsonShape> RowFormat<T> json() {
    return new RowFormat<>(
        MediaType.APPLICATION_JSON_TYPE, out -> new InArray<>(out, "", "", row -> row));
  }

  /** Each row is a feature. */
  static <T> RowFormat<T> geoJson(Function<T, JsonShape> feature) {
    return new RowFormat<>(
        MediaType.valueOf(GEO_JSON),
        out -> new InArray<>(out, "FeatureCollection", "features", feature));
  }

  static <T extends JsonShape> RowFormat<T> lines() {
    return new RowFormat<>(MediaType.valueOf(NDJSON), Lines::new);
  }

  /** The one that the sender of the request likes best. */
  static <T> RowFormat<T> wanted(Request request, List<RowFormat<T>> formats) {
    var variants =
        formats.stream().map(format -> new Variant(format.type, (String) null, null)).toList();
    var chosen = request.selectVariant(variants);
    return formats.stream()
        .filter(format -> chosen != null && format.type.equals(chosen.getMediaType()))
        .findFirst()
        .orElse(formats.get(0));
  }

  /** An array, alone or as a field of an object that has a type. */
  private record InArray<T>(
      ByteArrayOutputStream out,
      JsonText json,
      String type,
      String field,
      Function<T, JsonShape> shape)
      implements RowWriter<T> {
    InArray(ByteArrayOutputStream out, String type, String field, Function<T, JsonShape> shape) {
      this(out, new JsonText(), type, field, shape);
    }

    @Override
    public void begin() {
      if (type.isEmpty()) json.writeStartArray();
      else json.writeStartObject().write("type", type).writeStartArray(field);
      json.moveTo(out);
    }

    @Override
    public void row(T row) {
      shape.apply(row).write(json);
      json.moveTo(out);
    }

    @Override
    public void end() {
      json.writeEnd();
      if (!type.isEmpty()) json.writeEnd();
      json.moveTo(out);
    }
  }

  /** An object a line. */
  private record Lines<T extends JsonShape>(ByteArrayOutputStream out) implements RowWriter<T> {
    @Override
    public void begin() {
      // a line needs nothing before it
    }

    @Override
    public void row(T row) {
      out.writeBytes(row.toBytes());
      out.write('\n');
    }

    @Override
    public void end() {
      // nor after it
    }

    @Override
    public boolean endsWith(String error) {
      JsonShape last = json -> json.write("error", error);
      out.writeBytes(last.toBytes());
      out.writeBytes("\n".getBytes(UTF_8));
      return true;
    }
  }
}
