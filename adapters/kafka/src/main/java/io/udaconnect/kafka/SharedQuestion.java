package io.udaconnect.kafka;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Puts one question at a time for any number of callers. Each gets an answer to a question that was
 * put after it came, so an answer is never older than its caller.
 */
final class SharedQuestion<T> {
  private final Supplier<CompletableFuture<T>> question;
  private CompletableFuture<T> running; // guarded by this
  private CompletableFuture<T> next; // guarded by this

  SharedQuestion(Supplier<CompletableFuture<T>> question) {
    this.question = question;
  }

  CompletableFuture<T> ask() {
    CompletableFuture<T> answer;
    synchronized (this) {
      if (running != null) {
        if (next == null) next = new CompletableFuture<>();
        return next;
      }
      answer = new CompletableFuture<>();
      running = answer;
    }
    put(answer);
    return answer;
  }

  private void put(CompletableFuture<T> answer) {
    var unused =
        asked()
            .whenComplete(
                (value, failure) -> {
                  putNext();
                  if (failure == null) answer.complete(value);
                  else answer.completeExceptionally(failure);
                });
  }

  private CompletableFuture<T> asked() {
    try {
      return question.get();
    } catch (RuntimeException failure) {
      return CompletableFuture.failedFuture(failure);
    }
  }

  private void putNext() {
    CompletableFuture<T> following;
    synchronized (this) {
      following = next;
      running = next;
      next = null;
    }
    if (following != null) put(following);
  }
}
