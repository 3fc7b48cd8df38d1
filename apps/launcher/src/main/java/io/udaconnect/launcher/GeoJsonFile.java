package io.udaconnect.launcher;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.udaconnect.proto.v1.Location;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** GeoJSON (RFC 7946): points whose properties have a time. */
record GeoJsonFile(LocationFields fields) implements LocationFile {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Map<String, String> NAMES =
      Map.of("time", LocationFields.TIME, "timestamp", LocationFields.TIME);

  @Override
  public void read(
      InputStream bytes, BiConsumer<Long, Location> good, BiConsumer<Long, String> refused)
      throws IOException {
    try (var json = JSON.createParser(bytes)) {
      try {
        if (json.nextToken() != JsonToken.START_OBJECT) throw notGeoJson();
        collection(json, good, refused);
      } catch (JsonProcessingException e) {
        throw new Trouble(
            "line "
                + json.currentTokenLocation().getLineNr()
                + ": this is no JSON any more; what came before it is sent.",
            e);
      }
    } catch (CharConversionException e) {
      throw new Trouble("this is no JSON in UTF-8; if anything came before, it is sent.", e);
    }
  }

  /** The fields come in any order; a feature may stand alone. */
  private void collection(
      JsonParser json, BiConsumer<Long, Location> good, BiConsumer<Long, String> refused)
      throws IOException {
    long line = json.currentTokenLocation().getLineNr();
    boolean isCollection = false;
    var alone = new Feature();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      if (json.currentName().equals("features")) {
        isCollection = true;
        if (json.nextToken() != JsonToken.START_ARRAY) throw notGeoJson();
        features(json, good, refused);
      } else {
        alone.field(json);
      }
    }
    if (!isCollection) {
      if (!alone.hasGeometry) throw notGeoJson();
      take(alone, line, "", good, refused);
    }
  }

  private void features(
      JsonParser json, BiConsumer<Long, Location> good, BiConsumer<Long, String> refused)
      throws IOException {
    for (long number = 1; json.nextToken() != JsonToken.END_ARRAY; number++) {
      long line = json.currentTokenLocation().getLineNr();
      var feature = new Feature();
      if (json.currentToken() == JsonToken.START_OBJECT) {
        while (json.nextToken() == JsonToken.FIELD_NAME) feature.field(json);
      } else {
        json.skipChildren();
        feature.wrong = "must be an object";
      }
      take(feature, line, "feature " + number + ": ", good, refused);
    }
  }

  private void take(
      Feature feature,
      long line,
      String which,
      BiConsumer<Long, Location> good,
      BiConsumer<Long, String> refused) {
    try {
      if (feature.wrong != null) throw new IllegalArgumentException(feature.wrong);
      good.accept(line, fields.location(LocationFields.renamed(feature.written, NAMES)));
    } catch (IllegalArgumentException wrong) {
      refused.accept(line, which + wrong.getMessage());
    }
  }

  private static Trouble notGeoJson() {
    return new Trouble("this is no GeoJSON: neither a FeatureCollection nor a Feature.");
  }

  /** What is read of a feature; the first thing that is wrong with it is kept. */
  private static final class Feature {
    final Map<String, String> written = new HashMap<>();
    boolean hasGeometry;
    String wrong;

    void field(JsonParser json) throws IOException {
      String name = json.currentName();
      var value = json.nextToken();
      if (name.equals("geometry")) {
        hasGeometry = true;
        if (value == JsonToken.START_OBJECT) geometry(json);
        else note("geometry: must be a Point");
      } else if (name.equals("properties") && value == JsonToken.START_OBJECT) {
        properties(json);
      } else {
        json.skipChildren();
      }
    }

    private void geometry(JsonParser json) throws IOException {
      String type = "";
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        var value = json.nextToken();
        if (name.equals("type") && value == JsonToken.VALUE_STRING) type = json.getText();
        else if (name.equals("coordinates") && value == JsonToken.START_ARRAY) coordinates(json);
        else json.skipChildren();
      }
      if (!type.equals("Point")) note("geometry: must be a Point");
    }

    /** Longitude comes first. */
    private void coordinates(JsonParser json) throws IOException {
      for (int place = 0; json.nextToken() != JsonToken.END_ARRAY; place++) {
        if (json.currentToken().isNumeric() && place < 2) {
          String field = place == 0 ? LocationFields.LONGITUDE : LocationFields.LATITUDE;
          written.put(field, json.getText());
        }
        json.skipChildren();
      }
    }

    private void properties(JsonParser json) throws IOException {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        boolean isOurs = LocationFields.KNOWN.contains(name) || NAMES.containsKey(name);
        var value = json.nextToken();
        boolean isPlace =
            name.equals(LocationFields.LATITUDE) || name.equals(LocationFields.LONGITUDE);
        if (isOurs && !isPlace && (value == JsonToken.VALUE_STRING || value.isNumeric())) {
          written.put(name, json.getText());
        }
        json.skipChildren();
      }
    }

    private void note(String what) {
      if (wrong == null) wrong = what;
    }
  }
}
