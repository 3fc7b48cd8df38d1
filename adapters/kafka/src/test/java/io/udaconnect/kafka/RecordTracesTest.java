package io.udaconnect.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.udaconnect.kafka.DeadLetters.Letter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordTracesTest {
  static final RecordTraces DISABLED = new RecordTraces(Optional.empty());

  /** Telemetry of which nobody is told. */
  static final RecordTraces ENABLED = new RecordTraces(Optional.of(OpenTelemetry.noop()));

  private static final AttributeKey<Long> COUNT =
      AttributeKey.longKey("messaging.batch.message_count");

  @RegisterExtension static final OpenTelemetryExtension TOLD = OpenTelemetryExtension.create();

  private final RecordTraces traces = new RecordTraces(Optional.of(TOLD.getOpenTelemetry()));

  /** One that was made elsewhere; each letter is another trace. */
  static SpanContext call(char letter, TraceFlags flags) {
    return SpanContext.createFromRemoteParent(
        String.valueOf(letter).repeat(32),
        String.valueOf(letter).repeat(16),
        flags,
        TraceState.getDefault());
  }

  private static List<Header> headersWithin(SpanContext call, RecordTraces traces) {
    return Context.root().with(Span.wrap(call)).wrapSupplier(traces::headers).get();
  }

  private static String within(char letter) {
    var header = headersWithin(call(letter, TraceFlags.getSampled()), ENABLED).get(0);
    return new String(header.value(), UTF_8);
  }

  private static ConsumerRecord<byte[], byte[]> record(String trace) {
    var record = new ConsumerRecord<byte[], byte[]>("locations", 0, 0, null, null);
    if (trace != null) record.headers().add("traceparent", trace.getBytes(UTF_8));
    return record;
  }

  private static ConsumerRecords<byte[], byte[]> batch(
      List<ConsumerRecord<byte[], byte[]>> records) {
    return new ConsumerRecords<>(Map.of(new TopicPartition("locations", 0), records), Map.of());
  }

  @Test
  void aRecordOfATracedCallSaysSoInOneHeader() {
    var header = headersWithin(call('a', TraceFlags.getSampled()), traces);
    assertThat(header).extracting(Header::key).containsExactly("traceparent");
    assertThat(within('a')).isEqualTo("00-%s-%s-01".formatted("a".repeat(32), "a".repeat(16)));
  }

  @Test
  void noHeaderIsWrittenWithoutATraceOrSampleOrTelemetry() {
    assertThat(traces.headers()).isEmpty();
    assertThat(headersWithin(call('a', TraceFlags.getDefault()), traces)).isEmpty();
    assertThat(headersWithin(call('a', TraceFlags.getSampled()), DISABLED)).isEmpty();
  }

  @Test
  void aThousandLocationsOfOneCallAreOneSpanOfItsTrace() {
    var records = Stream.concat(copies(1_000, within('a')), copies(2, within('b')));
    traces.begin(batch(records.toList())).end(List.of());
    assertThat(TOLD.getSpans())
        .hasSize(2)
        .allSatisfy(span -> assertThat(span.getName()).isEqualTo("process locations"))
        .anySatisfy(
            span -> {
              assertThat(span.getTraceId()).isEqualTo("a".repeat(32));
              assertThat(span.getParentSpanId()).isEqualTo("a".repeat(16));
              assertThat(span.getAttributes().get(COUNT)).isEqualTo(1_000);
            })
        .anySatisfy(span -> assertThat(span.getAttributes().get(COUNT)).isEqualTo(2));
  }

  private static Stream<ConsumerRecord<byte[], byte[]>> copies(int count, String trace) {
    return IntStream.range(0, count).mapToObj(i -> record(trace));
  }

  @Test
  void aBatchThatNobodyTracesHasNoSpan() {
    var unsampled = "00-%s-%s-00".formatted("a".repeat(32), "a".repeat(16));
    traces.begin(batch(List.of(record(null), record(unsampled)))).end(List.of());
    DISABLED.begin(batch(List.of(record(within('a'))))).end(List.of());
    assertThat(TOLD.getSpans()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "00-00000000000000000000000000000000-aaaaaaaaaaaaaaaa-01",
        "00-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-0000000000000000-01",
        "00-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaZ-aaaaaaaaaaaaaaaa-01",
        "ff-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-aaaaaaaaaaaaaaaa-01",
        "00-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-aaaaaaaaaaaaaaaa",
        "\u0000\uffff"
      })
  void aHeaderThatIsNoneIsPassedOver(String trace) {
    traces.begin(batch(List.of(record(trace)))).end(List.of());
    assertThat(TOLD.getSpans()).isEmpty();
  }

  @Test
  void aHeaderWithoutAValueIsPassedOver() {
    var record = record(null);
    record.headers().add("traceparent", null);
    traces.begin(batch(List.of(record))).end(List.of());
    assertThat(TOLD.getSpans()).isEmpty();
  }

  @Test
  void whoseRecordIsSetAsideIsToldSo() {
    var bad = record(within('a'));
    var untraced = record(null);
    traces
        .begin(batch(List.of(bad, record(within('b')), untraced)))
        .end(List.of(new Letter(bad, "it is in the future"), new Letter(untraced, "so is this")));
    assertThat(TOLD.getSpans())
        .hasSize(2)
        .filteredOn(span -> span.getStatus().getStatusCode() == StatusCode.ERROR)
        .singleElement()
        .satisfies(
            span -> {
              assertThat(span.getTraceId()).isEqualTo("a".repeat(32));
              assertThat(span.getStatus().getDescription())
                  .isEqualTo("set aside: it is in the future");
            });
  }
}
