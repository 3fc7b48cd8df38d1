package io.udaconnect.domain.location;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.seen;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link LocationLog} promises. */
public interface LocationLogContract {
  /** A log with nothing in it. */
  LocationLog empty();

  /** All that was kept in the log that {@link #empty} gave, those of one person in their order. */
  List<Location> kept();

  @Test
  default void whatIsAppendedIsKeptInThePersonsOrder() {
    var log = empty();
    var walk =
        IntStream.range(0, 200)
            .mapToObj(i -> seen(1 + i % 3, NOON.plusSeconds(i), 48.8584, 2.2945 + i * 1e-7))
            .toList();
    var appended =
        walk.stream()
            .map(at -> log.append(List.of(at)).toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(appended).orTimeout(20, TimeUnit.SECONDS).join();
    assertThat(kept()).containsExactlyInAnyOrderElementsOf(walk);
    for (long person = 1; person <= 3; person++) {
      assertThat(of(person, kept())).containsExactlyElementsOf(of(person, walk));
    }
  }

  @Test
  default void aBatchIsKeptWholeAndInOrder() {
    var log = empty();
    var walk =
        IntStream.range(0, 1_000)
            .mapToObj(i -> seen(1 + i % 3, NOON.plusSeconds(i), 48.8584, 2.2945 + i * 1e-7))
            .toList();
    log.append(walk).toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    assertThat(kept()).containsExactlyInAnyOrderElementsOf(walk);
    for (long person = 1; person <= 3; person++) {
      assertThat(of(person, kept())).containsExactlyElementsOf(of(person, walk));
    }
  }

  @Test
  default void nothingIsKeptAtOnce() {
    var log = empty();
    log.append(List.of()).toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    assertThat(kept()).isEmpty();
  }

  private static List<Location> of(long person, List<Location> locations) {
    return locations.stream().filter(at -> at.person().value() == person).toList();
  }
}
