package io.udaconnect.e2e;

import static io.udaconnect.launcher.Service.LOCATION;
import static io.udaconnect.launcher.Service.PERSON;
import static io.udaconnect.launcher.Service.PROCESSOR;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.launcher.Main;
import io.udaconnect.launcher.UdaConnect;
import io.udaconnect.testbed.Eventually;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People who are made up come in by each way, and go. */
@ExtendWith(Running.class)
class SimulateIT {
  private static final int PEOPLE = 5;
  private static final int SECONDS = 60;

  private final Instant start = Instant.now().minusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
  private UdaConnect system;
  private Clients clients;
  private int portBase;

  @BeforeEach
  void meet(UdaConnect system) {
    this.system = system;
    clients = new Clients(system);
    portBase = system.addresses().portBase();
  }

  @AfterEach
  void remove() {
    assertThat(simulate("--remove")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"grpc", "rest", "coordinates"})
  void whoIsSimulatedIsThereOnceHoweverOften(String via) {
    for (int times = 0; times < 2; times++) {
      assertThat(drive(via)).isZero();
      Eventually.holds(() -> assertThat(simulated()).hasSize(PEOPLE));
      for (var person : simulated()) {
        Eventually.holds(() -> assertThat(locations(person)).hasSize(SECONDS));
      }
    }
  }

  @Test
  void whoIsSimulatedGoesAndWhoIsRealStays() {
    long real = clients.register("Real");
    assertThat(drive("coordinates")).isZero();
    assertThat(drive("grpc")).isZero();
    Eventually.holds(() -> assertThat(simulated()).hasSize(2 * PEOPLE));
    assertThat(simulate("--remove")).isZero();
    assertThat(simulated()).isEmpty();
    assertThat(clients.get(PERSON, "/api/persons/" + real).status()).isEqualTo(200);
    assertThat(drive("coordinates")).isZero();
    Eventually.holds(() -> assertThat(simulated()).hasSize(PEOPLE));
  }

  /** Those whom it knows and those whom it does not. */
  @Test
  void nothingOfTrackersIsLostWhileTheProcessorIsAway() {
    assertThat(drive("coordinates")).isZero();
    Eventually.holds(() -> assertThat(simulated()).hasSize(PEOPLE));
    system.kill(PROCESSOR);
    assertThat(drive("coordinates", 7, start.plusSeconds(SECONDS))).isZero();
    assertThat(drive("coordinates", 8, start)).isZero();
    system.start(PROCESSOR);
    Eventually.holds(() -> assertThat(simulated()).hasSize(2 * PEOPLE));
    Eventually.holds(
        () ->
            assertThat(simulated().stream().map(person -> locations(person).size()).sorted())
                .isEqualTo(
                    Stream.of(SECONDS, 2 * SECONDS)
                        .flatMap(n -> nCopies(PEOPLE, n).stream())
                        .toList()));
  }

  @Test
  void aConferenceIsAliveFromItsFirstSeconds() {
    assertThat(
            simulate(
                "--people",
                "20",
                "--start",
                start.toString(),
                "--duration",
                "PT30S",
                "--speed",
                "100"))
        .isZero();
    assertThat(simulated()).hasSize(20);
    for (var person : simulated()) {
      Eventually.holds(() -> assertThat(locations(person)).hasSizeGreaterThan(5));
    }
  }

  private int drive(String via) {
    return drive(via, 7, start);
  }

  private int drive(String via, int seed, Instant from) {
    return simulate(
        "--scenario",
        "cities",
        "--people",
        Integer.toString(PEOPLE),
        "--via",
        via,
        "--seed",
        Integer.toString(seed),
        "--start",
        from.toString(),
        "--duration",
        "PT" + SECONDS + "S",
        "--speed",
        "100");
  }

  private int simulate(String... words) {
    var all = new ArrayList<>(List.of("simulate", "--port-base", Integer.toString(portBase)));
    all.addAll(List.of(words));
    return Main.run(all.toArray(String[]::new));
  }

  private List<JsonObject> simulated() {
    return clients.get(PERSON, "/api/persons").array().getValuesAs(JsonObject.class).stream()
        .filter(person -> person.getBoolean("simulated", false))
        .toList();
  }

  private JsonArray locations(JsonObject person) {
    return clients
        .get(
            LOCATION,
            "/api/persons/%s/locations?start_date=%s&end_date=%s"
                .formatted(person.get("id"), start, start.plusSeconds(3_600)))
        .array();
  }
}
