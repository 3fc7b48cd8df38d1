package io.udaconnect.domain.person;

import static io.udaconnect.domain.person.Persons.ada;
import static io.udaconnect.domain.person.Persons.bob;
import static io.udaconnect.domain.person.Persons.person;
import static io.udaconnect.domain.person.Persons.simulated;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link PersonStore} promises. */
public interface PersonStoreContract {
  /** A store with nobody in it. */
  PersonStore empty();

  @Test
  default void whoWasPutIsThereInTheOrderOfIds() {
    var store = empty();
    store.put(List.of(bob(), ada()));
    assertThat(everyone(store)).containsExactly(ada(), bob());
  }

  @Test
  default void puttingAgainReplaces() {
    var store = empty();
    store.put(List.of(ada()));
    var renamed = person(1, "Ada", "King", "Babbage & Co");
    store.put(List.of(renamed));
    store.put(List.of(renamed));
    assertThat(everyone(store)).containsExactly(renamed);
  }

  @Test
  default void ofOneIdTheLastInTheListStays() {
    var store = empty();
    var renamed = person(1, "Ada", "King", "Babbage & Co");
    store.put(List.of(ada(), bob(), renamed));
    assertThat(everyone(store)).containsExactly(renamed, bob());
  }

  @Test
  default void whoIsRemovedIsGoneAndRemovingAgainIsNoError() {
    var store = empty();
    store.put(List.of(ada(), bob()));
    store.remove(ada().id());
    store.remove(ada().id());
    assertThat(everyone(store)).containsExactly(bob());
  }

  @Test
  default void namesOfTheWholeWorldAndTheGreatestIdAreKept() {
    var store = empty();
    var worldly =
        person(PersonId.MAX, "Zoë \uD83D\uDE80", "O'Neil; drop table person", "株式会社 \\ \t".strip());
    store.put(List.of(worldly));
    assertThat(everyone(store)).containsExactly(worldly);
  }

  @Test
  default void whoIsSimulatedIsMarkedAndTheOthersAreNot() {
    var store = empty();
    store.put(List.of(simulated(ada()), bob()));
    assertThat(everyone(store)).containsExactly(simulated(ada()), bob());
    store.put(List.of(ada(), simulated(bob())));
    assertThat(everyone(store)).containsExactly(ada(), simulated(bob()));
  }

  @Test
  default void anEmptyListChangesNothing() {
    var store = empty();
    store.put(List.of());
    assertThat(everyone(store)).isEmpty();
  }

  private static List<Person> everyone(PersonStore store) {
    try (var all = store.all()) {
      return all.toList();
    }
  }
}
