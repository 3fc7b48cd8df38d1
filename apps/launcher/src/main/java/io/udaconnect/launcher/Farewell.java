package io.udaconnect.launcher;

import io.grpc.ManagedChannel;
import io.udaconnect.launcher.Gate.NotNow;
import io.udaconnect.proto.v1.Person;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Removes the simulated people of a system, and everything of theirs. */
final class Farewell {
  private static final Duration ANSWER = Duration.ofSeconds(10);

  /** Gone, or gone already. */
  private static final Set<Integer> DONE = Set.of(202, 404);

  private final Addresses addresses;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(ANSWER).build();

  Farewell(Addresses addresses) {
    this.addresses = addresses;
  }

  /** How many there were. */
  int all() {
    var channel = ServiceGate.channel(addresses, Service.PERSON);
    try {
      var people = people(channel);
      return Together.each(people, this::remove).size();
    } finally {
      channel.shutdownNow();
    }
  }

  private List<Person> people(ManagedChannel channel) {
    try {
      return SimulatedPeople.all(channel);
    } catch (NotNow away) {
      throw new Trouble(
          "no person service answers at "
              + addresses.grpc(Service.PERSON)
              + ": does ./udaconnect up run?",
          away);
    }
  }

  private int remove(Person person) {
    var uri = addresses.http(Service.PERSON).resolve("/api/persons/" + person.getId());
    int status = delete(uri).statusCode();
    if (!DONE.contains(status)) {
      throw new Trouble(uri + " is not removed: the service answers with " + status + ".");
    }
    return status;
  }

  private HttpResponse<Void> delete(URI uri) {
    try {
      var request = HttpRequest.newBuilder(uri).timeout(ANSWER).DELETE();
      return http.send(request.build(), BodyHandlers.discarding());
    } catch (IOException away) {
      throw new Trouble(uri + " does not answer.", away);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Trouble("stopped.", stopped);
    }
  }
}
