package io.udaconnect.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Answers a call with one message, once the domain is done. */
final class SingleAnswer {
  private SingleAnswer() {}

  static <T, M> void send(
      CompletionStage<T> done, Function<T, M> message, StreamObserver<M> observer) {
    var call = (ServerCallStreamObserver<M>) observer;
    done.thenApply(message)
        .whenComplete(
            (answer, failure) -> {
              if (call.isCancelled()) return; // nobody listens any more
              if (failure == null) {
                call.onNext(answer);
                call.onCompleted();
              } else {
                call.onError(Refusals.answer(failure));
              }
            });
  }
}
