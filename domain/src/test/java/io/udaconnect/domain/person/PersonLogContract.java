package io.udaconnect.domain.person;

import static io.udaconnect.domain.person.Persons.ada;
import static io.udaconnect.domain.person.Persons.bob;
import static io.udaconnect.domain.person.Persons.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a {@link PersonLog} and the {@link People} behind it promise together. */
public interface PersonLogContract {
  /** A log and its readers in a world of their own. */
  World world();

  /**
   * A log and who reads it.
   *
   * @param people at the same service as the log
   * @param elsewhere at another service
   */
  record World(PersonLog log, People people, People elsewhere) {}

  @Test
  default void whoIsKeptIsSeenAtOnceHere() {
    var world = world();
    assertThat(world.people().find(ada().id())).isEmpty();
    done(world.log().put(ada()).toCompletableFuture());
    assertThat(world.people().find(ada().id())).contains(ada());
    var renamed = person(1, "Ada", "King", "Babbage & Co");
    done(world.log().put(renamed).toCompletableFuture());
    assertThat(world.people().find(ada().id())).contains(renamed);
  }

  @Test
  default void whoIsKeptIsNeverCalledUnknownElsewhere() {
    var world = world();
    done(world.log().put(bob()).toCompletableFuture());
    assertThat(world.elsewhere().get(bob().id())).isEqualTo(bob());
  }

  @Test
  default void aStrangerIsRefusedAsUnknown() {
    var world = world();
    assertThatThrownBy(() -> world.people().get(new PersonId(99)))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.UNKNOWN));
  }

  @Test
  default void whoIsRemovedIsGoneHereAtOnce() {
    var world = world();
    done(world.log().put(ada()).toCompletableFuture());
    done(world.log().put(bob()).toCompletableFuture());
    done(world.log().remove(ada().id()).toCompletableFuture());
    done(world.log().remove(ada().id()).toCompletableFuture());
    assertThat(world.people().find(ada().id())).isEmpty();
    assertThat(world.people().after(0)).containsExactly(bob());
    assertThat(world.people().count()).isEqualTo(1);
  }

  @Test
  default void manyAtOnceAreAllThereInTheOrderOfIds() {
    var world = world();
    List<Person> crowd =
        IntStream.rangeClosed(1, 500).mapToObj(i -> person(i, "P" + i, "Crowd", "Many")).toList();
    done(
        crowd.parallelStream()
            .map(one -> world.log().put(one).toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new));
    assertThat(world.people().after(0)).containsExactlyElementsOf(crowd);
    assertThat(world.people().after(250)).containsExactlyElementsOf(crowd.subList(250, 500));
  }

  private static void done(CompletableFuture<?>... stages) {
    CompletableFuture.allOf(stages).orTimeout(20, TimeUnit.SECONDS).join();
  }
}
