package io.udaconnect.e2e;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.io.StringReader;
import java.net.http.HttpResponse;

/** What came back over HTTP. */
record Answer(int status, String body, HttpResponse<String> raw) {
  static Answer of(HttpResponse<String> raw) {
    return new Answer(raw.statusCode(), raw.body(), raw);
  }

  JsonObject object() {
    return json().asJsonObject();
  }

  JsonArray array() {
    return json().asJsonArray();
  }

  private JsonStructure json() {
    try (var reader = Json.createReader(new StringReader(body))) {
      return reader.read();
    }
  }
}
