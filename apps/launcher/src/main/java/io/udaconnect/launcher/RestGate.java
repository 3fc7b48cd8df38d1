package io.udaconnect.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.udaconnect.domain.person.Profile;
import io.udaconnect.launcher.simulation.Scenario.Sighting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Through the services' REST. */
final class RestGate extends ServiceGate {
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final int ACCEPTED = 202;
  private static final int BAD = 400;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI persons;
  private final URI locations;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(ANSWER).build();

  RestGate(Addresses addresses) {
    super(addresses);
    persons = addresses.http(Service.PERSON).resolve("/api/persons");
    locations = addresses.http(Service.LOCATION).resolve("/api/locations");
  }

  @Override
  long register(Profile profile) {
    var person =
        JsonNodeFactory.instance
            .objectNode()
            .put("first_name", profile.firstName())
            .put("last_name", profile.lastName())
            .put("company_name", profile.companyName())
            .put("simulated", true);
    return post(persons, person).path("id").asLong();
  }

  @Override
  public Set<Integer> send(Instant at, List<Sighting> sightings) {
    var batch = JsonNodeFactory.instance.arrayNode();
    for (var sighting : sightings) {
      batch
          .addObject()
          .put("person_id", id(sighting.person()))
          .put("latitude", sighting.point().latitudeDegrees())
          .put("longitude", sighting.point().longitudeDegrees())
          .put("creation_time", at.toString());
    }
    var unknown = new HashSet<Integer>();
    for (var refused : post(locations, batch).path("refused")) {
      if (!refused.path("field").asText().equals("person_id")) {
        throw new Trouble("a location is refused: " + refused.path("reason").asText());
      }
      unknown.add(sightings.get(refused.path("index").asInt()).person());
    }
    return unknown;
  }

  /** The answer, also if nothing of what was sent is any good. */
  private JsonNode post(URI uri, JsonNode body) {
    try {
      var request =
          HttpRequest.newBuilder(uri)
              .timeout(ANSWER)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
      HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() != ACCEPTED && answer.statusCode() != BAD) {
        throw new NotNow(uri + " answers with " + answer.statusCode(), null);
      }
      return JSON.readTree(answer.body());
    } catch (IOException away) {
      throw new NotNow(uri + " does not answer", away);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new NotNow("interrupted", stopped);
    }
  }
}
