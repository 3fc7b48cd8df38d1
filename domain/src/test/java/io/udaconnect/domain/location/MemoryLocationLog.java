package io.udaconnect.domain.location;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A log that lasts as long as its process. */
public final class MemoryLocationLog implements LocationLog {
  private final List<Location> kept = new CopyOnWriteArrayList<>();

  @Override
  public CompletionStage<Void> append(List<Location> batch) {
    kept.addAll(batch);
    return CompletableFuture.completedStage(null);
  }

  public List<Location> kept() {
    return List.copyOf(kept);
  }
}
