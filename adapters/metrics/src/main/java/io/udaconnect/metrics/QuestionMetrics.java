package io.udaconnect.metrics;

import io.udaconnect.domain.proximity.QuestionCounts;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/**
 * What was asked, how long it took and what came of it, as metrics that are 0 before anything
 * happens.
 */
@Dependent
public final class QuestionMetrics implements QuestionCounts {
  private final Map<Kind, OfKind> kinds = new EnumMap<>(Kind.class);

  @Inject
  public QuestionMetrics(
      MetricRegistry registry,
      ContextService contexts,
      @ConfigProperty(name = "service.name") String name) {
    var service = new Tag("service", name);
    for (var kind : Kind.values()) {
      kinds.put(kind, new OfKind(registry, contexts, service, Described.tag("kind", kind)));
    }
  }

  @Override
  public Asked asked(Kind kind) {
    return kinds.get(kind).new UnderWay();
  }

  /** The metrics of one kind of questions. */
  private static final class OfKind {
    private final Map<Outcome, Timer> ended = new EnumMap<>(Outcome.class);
    private final Timer found;
    private final Counter rows;
    private final AtomicInteger underWay = new AtomicInteger();

    OfKind(MetricRegistry registry, ContextService contexts, Tag service, Tag kind) {
      for (var outcome : Outcome.values()) {
        ended.put(
            outcome,
            registry.timer(
                Described.time("questions", "Questions, and how long each took to its end"),
                service,
                kind,
                Described.tag("outcome", outcome)));
      }
      found =
          registry.timer(
              Described.time("questions.first.row", "How long was sought until the first row"),
              service,
              kind);
      rows =
          registry.counter(
              Described.count("question.rows", "Rows of answers that were taken"), service, kind);
      registry.gauge(
          Described.count("questions.under.way", "Questions that have not ended"),
          contexts.contextualSupplier(underWay::get), // the server asks in its own
          service,
          kind);
    }

    /** One of them. */
    private final class UnderWay implements Asked {
      private final long begun = System.nanoTime();

      UnderWay() {
        underWay.incrementAndGet();
      }

      private Duration age() {
        return Duration.ofNanos(System.nanoTime() - begun);
      }

      @Override
      public void found() {
        found.update(age());
      }

      @Override
      public void ended(Outcome outcome, long found) {
        ended.get(outcome).update(age());
        rows.inc(found);
        underWay.decrementAndGet();
      }
    }
  }
}
