package io.udaconnect.jpa;

import static io.udaconnect.domain.person.Persons.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.person.Person;
import io.udaconnect.domain.person.PersonStore;
import io.udaconnect.domain.person.PersonStoreContract;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JpaPersonStoreIT implements PersonStoreContract {
  private final LocalTransactions transactions = new LocalTransactions(TestDatabase.empty());

  @AfterEach
  void close() {
    transactions.close();
  }

  @Override
  public PersonStore empty() {
    return new JpaPersonStore(transactions);
  }

  @Test
  void thousandsOfPersonsAreReadPortionByPortion() {
    var store = empty();
    var crowd = crowd(2_500);
    store.put(crowd);
    try (var all = store.all()) {
      assertThat(all.toList()).isEqualTo(crowd);
    }
    try (var all = store.all()) {
      assertThat(all.skip(2_000).limit(1)).containsExactly(crowd.get(2_000));
    }
  }

  @Test
  void twoWritersOfTheSameNewPersonsBothSucceed() throws Exception {
    var store = empty();
    var crowd = crowd(1_000);
    Callable<Void> write =
        () -> {
          store.put(crowd);
          return null;
        };
    var writers = Executors.newFixedThreadPool(4);
    try {
      for (var written : writers.invokeAll(List.of(write, write, write, write))) written.get();
    } finally {
      writers.shutdown();
    }
    assertThat(store.all()).isEqualTo(crowd);
  }

  private static List<Person> crowd(int size) {
    return IntStream.rangeClosed(1, size)
        .mapToObj(id -> person(id, "First" + id, "Last" + id, "Company"))
        .toList();
  }
}
