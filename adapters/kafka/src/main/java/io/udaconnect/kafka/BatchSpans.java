package io.udaconnect.kafka;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.udaconnect.kafka.DeadLetters.Letter;
import java.util.List;
import java.util.Map;

/**
 * The storing of a batch, as each of the calls sees it that have records in it. What is never ended
 * is not told to anybody: such a batch comes again.
 *
 * @param byCall empty if no call is traced
 */
record BatchSpans(Map<SpanContext, Span> byCall) {
  static final BatchSpans NONE = new BatchSpans(Map.of());

  /** All is stored, but for those that are set aside. */
  void end(List<Letter> setAside) {
    if (byCall.isEmpty()) return;
    for (var letter : setAside) {
      var span = byCall.get(RecordTraces.call(letter.record()));
      if (span != null) span.setStatus(StatusCode.ERROR, "set aside: " + letter.reason());
    }
    byCall.values().forEach(Span::end);
  }
}
