package io.udaconnect.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Which trace a record belongs to: a header of it, as W3C Trace Context has it. While telemetry is
 * disabled no header is written, and none is looked for.
 */
@Dependent
public final class RecordTraces {
  static final String HEADER = "traceparent";

  private static final W3CTraceContextPropagator FORM = W3CTraceContextPropagator.getInstance();

  private static final TextMapGetter<String> THE_HEADER =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String value) {
          return List.of(HEADER);
        }

        @Override
        public String get(String value, String key) {
          return key.equals(HEADER) ? value : null;
        }
      };

  private final Optional<Tracer> tracer;

  /**
   * @param telemetry of the server; none while it is disabled
   */
  @Inject
  public RecordTraces(Instance<OpenTelemetry> telemetry) {
    this(telemetry.stream().findAny());
  }

  RecordTraces(Optional<OpenTelemetry> telemetry) {
    tracer = telemetry.map(on -> on.getTracer("io.udaconnect.kafka"));
  }

  /** What records bear that are made here and now: nothing, unless this is being traced. */
  List<Header> headers() {
    if (tracer.isEmpty() || !Span.current().getSpanContext().isSampled()) return List.of();
    var fields = new HashMap<String, String>();
    FORM.inject(Context.current(), fields, Map::put);
    return List.of(new RecordHeader(HEADER, fields.get(HEADER).getBytes(UTF_8)));
  }

  /** Begins a span for each call that has records in the batch, as far as it is traced. */
  BatchSpans begin(ConsumerRecords<byte[], byte[]> batch) {
    if (tracer.isEmpty()) return BatchSpans.NONE;
    var counts = new HashMap<SpanContext, Integer>();
    for (var record : batch) {
      var call = call(record);
      if (call.isSampled()) counts.merge(call, 1, Integer::sum);
    }
    var spans = new HashMap<SpanContext, Span>();
    counts.forEach((call, count) -> spans.put(call, begin(tracer.get(), call, count)));
    return new BatchSpans(spans);
  }

  private static Span begin(Tracer tracer, SpanContext call, int records) {
    return tracer
        .spanBuilder("process " + Topics.LOCATIONS)
        .setParent(Context.root().with(Span.wrap(call)))
        .setSpanKind(SpanKind.CONSUMER)
        .setAttribute("messaging.system", "kafka")
        .setAttribute("messaging.destination.name", Topics.LOCATIONS)
        .setAttribute("messaging.operation.type", "process")
        .setAttribute("messaging.batch.message_count", (long) records)
        .startSpan();
  }

  /** Which call made the record; one that is not valid if it does not say so in a way we know. */
  static SpanContext call(ConsumerRecord<byte[], byte[]> record) {
    var header = record.headers().lastHeader(HEADER);
    if (header == null || header.value() == null) return SpanContext.getInvalid();
    var value = new String(header.value(), UTF_8);
    return Span.fromContext(FORM.extract(Context.root(), value, THE_HEADER)).getSpanContext();
  }
}
