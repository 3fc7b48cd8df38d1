package io.udaconnect.rest;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.seen;
import static io.udaconnect.domain.person.Persons.ada;
import static io.udaconnect.domain.person.Persons.bob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.proximity.Connection;
import jakarta.json.Json;
import jakarta.json.JsonException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionResourceTest {
  private static final String ASK =
      "/api/persons/1/connection?start_date=2026-03-14&end_date=2026-03-14";

  private final World world = new World();
  private final AtomicInteger closed = new AtomicInteger();

  @BeforeEach
  void twoAreRegistered() {
    world.people.put(List.of(ada(), bob()));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "-, 1",
        "distance=5, 1",
        "distance=4.403, 1",
        "distance=4.402, 0",
        "distance=0, 0",
        "distance=10000, 1",
        "distance=5e0, 1",
        "within=PT1M, 1",
        "within=PT59.9S, 0",
        "within=P1D&distance=4.5, 1",
        "within=PT0S, 0",
        "unknown=x, 1",
      })
  void theRuleIsTheAskers(String rule, int found) {
    world.locations.append(
        List.of(seen(1, NOON, 48.8584, 2.2945), seen(2, NOON.plusSeconds(60), 48.8584, 2.29456)));
    var answer = world.get(rule == null ? ASK : ASK + "&" + rule);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body().split("own_time", -1)).hasSize(found + 1);
  }

  @Test
  void manyAreStreamedAndTheSourceIsClosed() {
    world.connections = (person, range, rule) -> connections(10_000, 10_000);
    var answer = world.get(ASK);
    assertThat(answer.body().split("own_time", -1)).hasSize(10_001);
    assertThat(closed).hasValue(1);
  }

  @Test
  void whatFailsBeforeTheFirstRowsAreOutIsAProblem() {
    for (int good : List.of(0, 1, 50)) {
      world.connections = (person, range, rule) -> connections(10_000, good);
      var answer = world.get(ASK);
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(answer.body()).startsWith("{").doesNotContain("the database died");
    }
    assertThat(closed).hasValue(3);
  }

  @Test
  void aRefusalOfTheFirstRowHasItsStatus() {
    world.connections =
        (person, range, rule) ->
            Stream.<Connection>generate(
                    () -> {
                      throw World.busy();
                    })
                .onClose(closed::incrementAndGet);
    assertThat(world.get(ASK).statusCode()).isEqualTo(503);
    assertThat(closed).hasValue(1);
  }

  @Test
  void whatFailsLaterIsNeverTakenForTheWhole() {
    world.connections = (person, range, rule) -> connections(10_000, 9_000);
    assertThatThrownBy(() -> parse(world.get(ASK)))
        .isInstanceOfAny(UncheckedIOException.class, JsonException.class);
    assertThat(closed).hasValue(1);
  }

  @Test
  void aLookAtTheHeadAndAnEmptyAnswerCloseTheSourceToo() {
    world.connections = (person, range, rule) -> connections(10, 10);
    assertThat(world.send("HEAD", ASK).statusCode()).isEqualTo(200);
    assertThat(closed).hasValue(1);
    world.connections = (person, range, rule) -> connections(0, 0);
    assertThat(world.get(ASK).body()).isEqualTo("[]");
    assertThat(closed).hasValue(2);
  }

  private static void parse(HttpResponse<String> answer) {
    try (var reader = Json.createReader(new StringReader(answer.body()))) {
      reader.readArray();
    }
  }

  private Stream<Connection> connections(int count, int good) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              if (i == good) throw new IllegalStateException("the database died");
              var at = seen(2, NOON.plusSeconds(i), 48.8584, 2.29456);
              return new Connection(bob(), at, Distance.ofMetres(4.4), NOON);
            })
        .onClose(closed::incrementAndGet);
  }
}
