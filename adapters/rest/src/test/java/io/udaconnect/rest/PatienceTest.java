package io.udaconnect.rest;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.seen;
import static io.udaconnect.domain.person.Persons.ada;
import static io.udaconnect.domain.person.Persons.bob;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.proximity.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens when a search takes longer than it may. */
class PatienceTest {
  private static final String ASK =
      "/api/persons/1/connection?start_date=2026-03-14&end_date=2026-03-14";

  private final World world = World.withPatienceOf(Duration.ofMillis(300), Duration.ofMinutes(1));
  private final AtomicInteger closed = new AtomicInteger();
  private final AtomicBoolean closedUninterrupted = new AtomicBoolean();

  @BeforeEach
  void twoAreRegistered() {
    world.people.put(List.of(ada(), bob()));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {ASK, ASK + "&limit=5"})
  void aSearchThatFindsNothingIsStoppedAndSaysHowToAskForLess(String ask) {
    world.connections = (person, range, rule) -> connections(1).filter(any -> waitForEver());
    for (int again = 0; again < 5; again++) {
      var answer = world.get(ask);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(answer.body())
          .contains("nothing was found within PT0.3S", "a shorter time, a smaller distance");
      assertThat(closed).hasValue(again + 1);
      assertThat(world.get("/api/persons/1").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void onlyTheFirstRowIsWaitedForNoLonger() {
    world.connections = (person, range, rule) -> connections(6).peek(any -> pause(100));
    var answer = world.get(ASK); // after 0.6 s
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body().split("own_time", -1)).hasSize(7);
    assertThat(closedUninterrupted).isTrue();
  }

  private static boolean waitForEver() {
    try {
      new CountDownLatch(1).await();
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw World.busy();
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private Stream<Connection> connections(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Connection(
                    bob(),
                    seen(2, NOON.plusSeconds(i), 48.8584, 2.29456),
                    Distance.ofMetres(4.4),
                    NOON))
        .onClose(
            () -> {
              closed.incrementAndGet();
              closedUninterrupted.set(!Thread.currentThread().isInterrupted());
            });
  }
}
