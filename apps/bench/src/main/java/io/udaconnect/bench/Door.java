package io.udaconnect.bench;

import java.util.concurrent.CompletableFuture;

/** A way in, over one connection. One thread sends; close it after the last answer. */
interface Door extends AutoCloseable {
  /** Ends well once all of these are acknowledged; else all of them are to be sent again. */
  CompletableFuture<Void> send(int[] numbers);

  @Override
  void close();
}
