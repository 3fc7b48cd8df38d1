package io.udaconnect.e2e;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static java.net.http.HttpResponse.BodyHandlers.ofString;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.udaconnect.launcher.Service;
import io.udaconnect.launcher.UdaConnect;
import io.udaconnect.testbed.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** A front end: speaks REST with the services of a system. Several threads may share it. */
final class Clients {
  private final UdaConnect system;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  Clients(UdaConnect system) {
    this.system = system;
  }

  Answer get(Service service, String path) {
    return send(request(service, path).GET());
  }

  /** From the server that the services share. */
  Answer getShared(String path) {
    var uri = URI.create(system.addresses().shared() + path);
    return send(HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).GET());
  }

  Answer get(Service service, String path, String type) {
    return send(request(service, path).header("Accept", type).GET());
  }

  Answer post(Service service, String path, String json) {
    return send(
        request(service, path).header("Content-Type", "application/json").POST(ofString(json)));
  }

  Answer put(Service service, String path, String json) {
    return send(
        request(service, path).header("Content-Type", "application/json").PUT(ofString(json)));
  }

  Answer delete(Service service, String path) {
    return send(request(service, path).method("DELETE", noBody()));
  }

  long register(String firstName) {
    var answer =
        post(
            Service.PERSON,
            "/api/persons",
            """
            {"first_name":"%s","last_name":"Test","company_name":"Journeys"}"""
                .formatted(firstName));
    if (answer.status() != 202) throw new IllegalStateException("not registered: " + answer.body());
    return answer.object().getJsonNumber("id").longValue();
  }

  Answer locate(long person, String instant, double latitude, double longitude) {
    return post(
        Service.LOCATION,
        "/api/locations",
        String.format(
            Locale.ROOT,
            """
            {"person_id":%d,"latitude":%.7f,"longitude":%.7f,"creation_time":"%s"}""",
            person,
            latitude,
            longitude,
            instant));
  }

  Answer connections(Service service, long person, String day, String more) {
    return asked(service, person, "connection", day, more);
  }

  /** What is known of a person's day. */
  Answer asked(Service service, long person, String what, String day, String more) {
    return get(
        service,
        "/api/persons/%d/%s?start_date=%s&end_date=%s%s".formatted(person, what, day, day, more));
  }

  /** The origin that a browser would allow to read the answer, if any. */
  Optional<String> from(String origin, Service service, String path) {
    return send(request(service, path).header("Origin", origin).GET())
        .headers()
        .firstValue("Access-Control-Allow-Origin");
  }

  /** What one call over gRPC brings back. */
  <T> T overGrpc(Service service, Function<ManagedChannel, T> call) {
    var channel =
        ManagedChannelBuilder.forTarget(system.addresses().grpc(service)).usePlaintext().build();
    try {
      return call.apply(channel);
    } finally {
      channel.shutdownNow();
    }
  }

  private HttpRequest.Builder request(Service service, String path) {
    return HttpRequest.newBuilder(URI.create(system.addresses().http(service) + path))
        .timeout(Duration.ofSeconds(30));
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      var answer = http.send(request.build(), ofString());
      return new Answer(answer.statusCode(), answer.headers(), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
