package io.udaconnect.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.util.List;

/** What came back over HTTP. */
public record Answer(int status, HttpHeaders headers, String body) {
  /** Asserts the status. */
  public Answer is(int expected) {
    assertThat(status).as("%s", body).isEqualTo(expected);
    return this;
  }

  /**
   * Asserts that this is a problem of this status.
   *
   * @return the fields that it blames
   */
  public List<String> problem(int expected) {
    is(expected);
    assertThat(header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(object().getInt("status")).isEqualTo(expected);
    assertThat(object().getString("detail")).isNotBlank();
    return object().containsKey("errors")
        ? object()
            .getJsonArray("errors")
            .getValuesAs((JsonObject error) -> error.getString("field"))
        : List.of();
  }

  /** Asserts that it says to come again soon. */
  public void busy() {
    assertThat(problem(503)).isEmpty();
    assertThat(header("Retry-After")).isEqualTo("1");
  }

  /** A header's value, empty if it is not there. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  public JsonObject object() {
    return json().asJsonObject();
  }

  public JsonArray array() {
    return json().asJsonArray();
  }

  private JsonStructure json() {
    try (var reader = Json.createReader(new StringReader(body))) {
      return reader.read();
    }
  }
}
