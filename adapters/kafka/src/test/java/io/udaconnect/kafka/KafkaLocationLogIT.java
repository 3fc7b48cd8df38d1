package io.udaconnect.kafka;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.context.Context;
import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationLog;
import io.udaconnect.domain.location.LocationLogContract;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KafkaLocationLogIT implements LocationLogContract {
  private static final Location HERE = seen(1, NOON, 48.8584, 2.2945);

  private String topic;
  private KafkaLocationLog log;

  @Override
  public LocationLog empty() {
    topic = TestKafka.topic("locations", 3);
    log = new KafkaLocationLog(TestKafka.settings(), topic, RecordTracesTest.DISABLED);
    return log;
  }

  @Override
  public List<Location> kept() {
    return TestKafka.records(topic).stream()
        .map(record -> LocationEvents.location(record.key(), record.value()))
        .toList();
  }

  @AfterEach
  void close() {
    if (log != null) log.close();
    TestKafka.start();
  }

  @Test
  void withoutKafkaItIsBusyWithinTwoSecondsAndThenAtOnce() {
    log = new KafkaLocationLog(TestKafka.nowhere(), "locations", RecordTracesTest.DISABLED);
    assertThat(timeUntilBusy("Kafka did not take it in time")).isLessThan(Duration.ofSeconds(2));
    var took =
        IntStream.range(0, 1000)
            .mapToObj(i -> timeUntilBusy("Kafka did not take it in time"))
            .reduce(Duration.ZERO, Duration::plus);
    assertThat(took).as("a thousand refusals").isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void recordsBearTheTraceOfTheCallThatTheyComeFrom() throws Exception {
    topic = TestKafka.topic("locations", 3);
    log = new KafkaLocationLog(TestKafka.settings(), topic, RecordTracesTest.ENABLED);
    var call = RecordTracesTest.call('a', TraceFlags.getSampled());
    Context.root()
        .with(Span.wrap(call))
        .wrap(() -> log.append(List.of(HERE, seen(2, NOON, 1, 1))))
        .call()
        .toCompletableFuture()
        .get(5, TimeUnit.SECONDS);
    assertThat(TestKafka.records(topic))
        .hasSize(2)
        .extracting(RecordTraces::call)
        .extracting(SpanContext::getTraceId, SpanContext::getSpanId, SpanContext::isSampled)
        .containsOnly(tuple(call.getTraceId(), call.getSpanId(), true));
  }

  @Test
  void aMissingTopicIsCalledMissing() {
    TestKafka.start();
    log = new KafkaLocationLog(TestKafka.settings(), "nowhere", RecordTracesTest.DISABLED);
    timeUntilBusy("topic nowhere is missing: run udaconnect migrate");
  }

  @Test
  void aBrokerThatGoesAndComesAgainNeedsNoHelp() throws Exception {
    empty().append(List.of(HERE)).toCompletableFuture().get(5, TimeUnit.SECONDS);
    TestKafka.stop();
    assertThat(timeUntilBusy("Kafka did not take it in time")).isLessThan(Duration.ofSeconds(2));
    TestKafka.start();
    var later = seen(1, NOON.plusSeconds(1), 48.8584, 2.2945);
    TestKafka.await("it is taken again", () -> taken(later));
    assertThat(kept()).contains(HERE, later);
  }

  @Test
  void aWorldOfCallersDoesNotWaitLongWhileTheBrokerIsAway() throws Exception {
    empty().append(List.of(HERE)).toCompletableFuture().get(5, TimeUnit.SECONDS);
    TestKafka.stop();
    long begin = System.nanoTime();
    var slowest = new LongAccumulator(Math::max, 0);
    var stages =
        IntStream.range(0, 200_000)
            .mapToObj(i -> refusedIn(slowest))
            .toArray(CompletableFuture<?>[]::new);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    CompletableFuture.allOf(stages).get(10, TimeUnit.SECONDS);
    assertThat(Duration.ofNanos(slowest.get())).isLessThan(Duration.ofSeconds(2));
  }

  private CompletableFuture<Void> refusedIn(LongAccumulator slowest) {
    long begin = System.nanoTime();
    return log.append(List.of(HERE))
        .toCompletableFuture()
        .handle(
            (kept, refused) -> {
              assertThat(refused).isInstanceOf(Refused.class);
              slowest.accumulate(System.nanoTime() - begin);
              return null;
            });
  }

  private boolean taken(Location location) {
    try {
      log.append(List.of(location)).toCompletableFuture().get(5, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException refused) {
      return false;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Duration timeUntilBusy(String message) {
    long begin = System.nanoTime();
    assertThatThrownBy(
            () -> log.append(List.of(HERE)).toCompletableFuture().get(5, TimeUnit.SECONDS))
        .cause()
        .hasMessageStartingWith(message)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.BUSY));
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
