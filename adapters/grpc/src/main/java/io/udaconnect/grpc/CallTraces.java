package io.udaconnect.grpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;

/**
 * Makes each call of our services a span, of the trace that its caller is in. Not those that send a
 * stream: they have no end.
 */
final class CallTraces implements ServerInterceptor {
  private static final String OURS = "udaconnect.";

  private final Tracer tracer;

  CallTraces(OpenTelemetry telemetry) {
    tracer = telemetry.getTracer("io.udaconnect.grpc");
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    var method = call.getMethodDescriptor();
    if (!method.getFullMethodName().startsWith(OURS) || !method.getType().clientSendsOneMessage()) {
      return next.startCall(call, headers);
    }
    var caller = TraceHeaders.caller(headers);
    var span =
        tracer
            .spanBuilder(method.getFullMethodName())
            .setParent(caller)
            .setSpanKind(SpanKind.SERVER)
            .setAttribute("rpc.system", "grpc")
            .setAttribute("rpc.service", method.getServiceName())
            .setAttribute("rpc.method", method.getBareMethodName())
            .startSpan();
    return new TracedListener<>(
        next.startCall(new TracedCall<>(call, span), headers), caller.with(span));
  }

  private static final class TracedCall<Q, A> extends SimpleForwardingServerCall<Q, A> {
    private final Span span;

    TracedCall(ServerCall<Q, A> call, Span span) {
      super(call);
      this.span = span;
    }

    @Override
    public void close(Status status, Metadata trailers) {
      super.close(status, trailers);
      span.setAttribute("rpc.grpc.status_code", status.getCode().value());
      if (!status.isOk()) span.setStatus(StatusCode.ERROR, status.getCode().name());
      span.end();
    }
  }

  /** What the service does with a request belongs to the span. */
  private static final class TracedListener<Q> extends SimpleForwardingServerCallListener<Q> {
    private final Context context;

    TracedListener(ServerCall.Listener<Q> listener, Context context) {
      super(listener);
      this.context = context;
    }

    @Override
    public void onHalfClose() {
      context.wrap(super::onHalfClose).run();
    }

    @Override
    public void onCancel() {
      Span.fromContext(context).setStatus(StatusCode.ERROR, Status.Code.CANCELLED.name()).end();
      super.onCancel();
    }
  }
}
