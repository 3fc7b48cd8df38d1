package io.udaconnect.grpc;

import io.udaconnect.domain.Refused;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationLog;
import io.udaconnect.domain.location.MemoryLocationLog;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A log in memory that keeps what it is given when it is told to, and fails when it is told to, as
 * one that depends on a network does.
 */
final class SlowLog implements LocationLog {
  private final MemoryLocationLog log = new MemoryLocationLog();
  private final Deque<Held> held = new ArrayDeque<>();
  private boolean holding;
  private int appended;
  private int firstRefused = Integer.MAX_VALUE;
  private Refused refusal;

  private record Held(List<Location> batch, CompletableFuture<Void> answer) {}

  @Override
  public synchronized CompletionStage<Void> append(List<Location> batch) {
    if (++appended >= firstRefused) return CompletableFuture.failedStage(refusal);
    if (!holding) return log.append(batch);
    var answer = new CompletableFuture<Void>();
    held.add(new Held(batch, answer));
    return answer;
  }

  /** From now on nothing is kept. */
  synchronized void hold() {
    holding = true;
  }

  /** Keeps what came meanwhile, the last first, and from now on all at once. */
  synchronized void letGo() {
    holding = false;
    while (!held.isEmpty()) {
      log.append(held.getLast().batch);
      held.removeLast().answer.complete(null);
    }
  }

  /** Keeps all that came meanwhile but this one, counted from 0, which fails. */
  synchronized void letGoBut(int number, RuntimeException failure) {
    held.stream().skip(number).findFirst().orElseThrow().answer.completeExceptionally(failure);
    letGo();
  }

  /** Refuses the batch of this number, from 1, and all after it. */
  synchronized void refuseFrom(int number, Refused refused) {
    firstRefused = number;
    refusal = refused;
  }

  /** How many batches came. */
  synchronized int appended() {
    return appended;
  }

  List<Location> kept() {
    return log.kept();
  }
}
