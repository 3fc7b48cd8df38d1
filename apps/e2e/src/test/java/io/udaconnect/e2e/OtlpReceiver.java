package io.udaconnect.e2e;

import com.google.protobuf.ByteString;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Takes traces in as a collector of OpenTelemetry does. */
final class OtlpReceiver implements AutoCloseable {
  private final Queue<Seen> spans = new ConcurrentLinkedQueue<>();
  private final Server server;

  /**
   * A span and whose it is.
   *
   * @param records how many it is about; 0 if it does not say so
   */
  record Seen(String service, String name, String trace, String id, String parent, long records) {}

  OtlpReceiver() {
    try {
      server =
          NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
              .addService(new Traces())
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getPort();
  }

  List<Seen> spans() {
    return List.copyOf(spans);
  }

  private final class Traces extends TraceServiceGrpc.TraceServiceImplBase {
    @Override
    public void export(
        ExportTraceServiceRequest request, StreamObserver<ExportTraceServiceResponse> observer) {
      for (var resource : request.getResourceSpansList()) {
        var service =
            attribute(resource.getResource().getAttributesList(), "service.name").getStringValue();
        for (var scope : resource.getScopeSpansList()) {
          for (var span : scope.getSpansList()) spans.add(seen(service, span));
        }
      }
      observer.onNext(ExportTraceServiceResponse.getDefaultInstance());
      observer.onCompleted();
    }
  }

  private static AnyValue attribute(List<KeyValue> attributes, String key) {
    return attributes.stream()
        .filter(attribute -> attribute.getKey().equals(key))
        .map(KeyValue::getValue)
        .findAny()
        .orElse(AnyValue.getDefaultInstance());
  }

  private static Seen seen(String service, Span span) {
    return new Seen(
        service,
        span.getName(),
        hex(span.getTraceId()),
        hex(span.getSpanId()),
        hex(span.getParentSpanId()),
        attribute(span.getAttributesList(), "messaging.batch.message_count").getIntValue());
  }

  private static String hex(ByteString id) {
    return HexFormat.of().formatHex(id.toByteArray());
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
