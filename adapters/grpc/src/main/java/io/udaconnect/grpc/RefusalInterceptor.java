package io.udaconnect.grpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;

/**
 * Sees to it that every call that fails is answered by {@link Refusals}: whether the service threw
 * or gave the failure to its observer, then or later.
 */
final class RefusalInterceptor implements ServerInterceptor {
  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    var answering = new AnsweringCall<>(call);
    return new SimpleForwardingServerCallListener<>(next.startCall(answering, headers)) {
      @Override
      public void onHalfClose() {
        try {
          super.onHalfClose();
        } catch (RuntimeException | Error failure) { // nobody else would answer the caller
          answering.fail(failure);
        }
      }

      @Override
      public void onMessage(Q message) {
        if (message == null && call.getMethodDescriptor().getType().clientSendsOneMessage()) {
          answering.fail(CarefulRequests.unreadable());
          return;
        }
        try {
          super.onMessage(message);
        } catch (RuntimeException | Error failure) {
          answering.fail(failure);
        }
      }
    };
  }

  private static final class AnsweringCall<Q, A> extends SimpleForwardingServerCall<Q, A> {
    private boolean closed;

    AnsweringCall(ServerCall<Q, A> call) {
      super(call);
    }

    void fail(Throwable failure) {
      var answer = Refusals.answer(failure);
      close(answer.getStatus(), answer.getTrailers());
    }

    /** A call is answered once: of two failures the first is told. */
    @Override
    public void close(Status status, Metadata trailers) {
      synchronized (this) {
        if (closed) return;
        closed = true;
      }
      if (status.getCode() == Status.Code.UNKNOWN && status.getCause() != null) {
        var answer = Refusals.answer(status.getCause());
        super.close(answer.getStatus(), answer.getTrailers());
      } else if (status.getCode() == Status.Code.INTERNAL && status.getCause() == null) {
        // gRPC's own word for a call with no request, or with two where one belongs
        super.close(Status.INVALID_ARGUMENT.withDescription(status.getDescription()), trailers);
      } else {
        super.close(status, trailers);
      }
    }
  }
}
