package io.udaconnect.grpc;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;

/**
 * Which trace a call belongs to: headers of it, as W3C Trace Context has them. Calls of ours bear
 * them that are made while something is traced.
 */
final class TraceHeaders implements ClientInterceptor {
  private static final TextMapGetter<Metadata> GETTER =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Metadata headers) {
          return headers.keys();
        }

        @Override
        public String get(Metadata headers, String name) {
          return headers.get(key(name));
        }
      };

  /** What the caller is in; the root if it does not say so in a way we know. */
  static Context caller(Metadata headers) {
    return W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, GETTER);
  }

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    var call = next.newCall(method, options);
    var here = Context.current();
    if (!Span.fromContext(here).getSpanContext().isValid()) return call;
    return new SimpleForwardingClientCall<>(call) {
      @Override
      public void start(Listener<A> answers, Metadata headers) {
        W3CTraceContextPropagator.getInstance()
            .inject(here, headers, (all, name, value) -> all.put(key(name), value));
        super.start(answers, headers);
      }
    };
  }

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }
}
