package io.udaconnect.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** How far one reader has come, for others to wait on. */
final class Progress {
  private final TreeMap<Long, CompletableFuture<Void>> waiting = new TreeMap<>(); // guarded by this
  private long position; // guarded by this

  /** Ends when everything before this offset has been read; who waits for the same shares it. */
  synchronized CompletableFuture<Void> reach(long offset) {
    if (position >= offset) return CompletableFuture.completedFuture(null);
    return waiting.computeIfAbsent(offset, none -> new CompletableFuture<>());
  }

  /** A reader that starts again may come back to earlier offsets; nobody waits for those. */
  void advance(long position) {
    arrived(position).forEach(one -> one.complete(null));
  }

  private synchronized List<CompletableFuture<Void>> arrived(long position) {
    this.position = position;
    var reached = waiting.headMap(position, true);
    var arrived = new ArrayList<>(reached.values());
    reached.clear();
    return arrived;
  }
}
