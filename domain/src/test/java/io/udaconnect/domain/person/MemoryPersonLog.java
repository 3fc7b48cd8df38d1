package io.udaconnect.domain.person;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Writes straight to the memory that is read. */
public record MemoryPersonLog(MemoryPeople people) implements PersonLog {
  @Override
  public CompletionStage<Void> put(Person person) {
    people.put(List.of(person));
    return CompletableFuture.completedStage(null);
  }

  @Override
  public CompletionStage<Void> remove(PersonId id) {
    people.remove(id);
    return CompletableFuture.completedStage(null);
  }
}
