package io.udaconnect.grpc;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.person.Persons.ada;
import static io.udaconnect.grpc.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.udaconnect.domain.location.Intake;
import io.udaconnect.domain.location.LocationLog;
import io.udaconnect.domain.person.MemoryPeople;
import io.udaconnect.proto.v1.Location;
import io.udaconnect.proto.v1.LocationServiceGrpc;
import io.udaconnect.proto.v1.LocationServiceGrpc.LocationServiceBlockingStub;
import io.udaconnect.proto.v1.RecordLocationRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CallTracesTest {
  private static final String RECORD = "udaconnect.v1.LocationService/Record";

  @RegisterExtension static final OpenTelemetryExtension TOLD = OpenTelemetryExtension.create();

  /** Which span the log was in, when it was given the location. */
  private volatile Span within = Span.getInvalid();

  private volatile CompletionStage<Void> kept = CompletableFuture.completedStage(null);
  private Running running;

  @BeforeEach
  void start() {
    var people = new MemoryPeople();
    people.put(List.of(ada()));
    var service = new LocationGrpc() {};
    LocationLog log =
        batch -> {
          within = Span.current();
          return kept;
        };
    service.use(new Intake(people, log, () -> NOON), Running.THREADS);
    running = new Running(0, Optional.of(new CallTraces(TOLD.getOpenTelemetry())), service);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private LocationServiceBlockingStub locations(ClientInterceptor... interceptors) {
    return LocationServiceGrpc.newBlockingStub(
        ClientInterceptors.intercept(running.channel, interceptors));
  }

  private static RecordLocationRequest at(double latitude) {
    return RecordLocationRequest.newBuilder()
        .setLocation(
            Location.newBuilder()
                .setPersonId(ada().id().value())
                .setLatitude(latitude)
                .setLongitude(2))
        .build();
  }

  private static SpanData only() throws InterruptedException {
    eventually("there is a span", () -> !TOLD.getSpans().isEmpty());
    assertThat(TOLD.getSpans()).hasSize(1);
    return TOLD.getSpans().get(0);
  }

  @Test
  void aCallIsASpanAndWhatItCausesIsWithinIt() throws Exception {
    var answer = locations().record(at(1));
    assertThat(answer.getId()).isNotEmpty();
    var span = only();
    assertThat(span.getName()).isEqualTo(RECORD);
    assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
    assertThat(span.getParentSpanContext().isValid()).isFalse();
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(within.getSpanContext()).isEqualTo(span.getSpanContext());
  }

  @Test
  void aServiceThatAsksAnotherStaysInItsTrace() throws Exception {
    var caller = TOLD.getOpenTelemetry().getTracer("test").spanBuilder("caller").startSpan();
    var locations = locations(new TraceHeaders());
    Context.root().with(caller).wrap(() -> locations.record(at(1))).call();
    var span = only();
    assertThat(span.getTraceId()).isEqualTo(caller.getSpanContext().getTraceId());
    assertThat(span.getParentSpanId()).isEqualTo(caller.getSpanContext().getSpanId());
    caller.end();
  }

  @Test
  void aTraceThatIsNoneIsPassedOver() throws Exception {
    var headers = new Metadata();
    headers.put(Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER), "00-xyz-1");
    locations(MetadataUtils.newAttachHeadersInterceptor(headers)).record(at(1));
    assertThat(only().getParentSpanContext().isValid()).isFalse();
  }

  @Test
  void aCallThatIsRefusedSaysSo() throws Exception {
    assertThatThrownBy(() -> locations().record(at(91))).isInstanceOf(StatusRuntimeException.class);
    assertThat(only().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(only().getStatus().getDescription()).isEqualTo("INVALID_ARGUMENT");
  }

  @Test
  void aRequestThatCannotBeReadSaysSo() throws Exception {
    var method = LocationServiceGrpc.getRecordMethod().toBuilder(new Bytes(), new Bytes()).build();
    assertThatThrownBy(
            () ->
                ClientCalls.blockingUnaryCall(
                    running.channel, method, CallOptions.DEFAULT, new byte[] {1, 2, 3}))
        .isInstanceOf(StatusRuntimeException.class);
    assertThat(only().getStatus().getDescription()).isEqualTo("INVALID_ARGUMENT");
  }

  @Test
  void aCallerWhoGoesAwayEndsTheSpan() throws Exception {
    kept = new CompletableFuture<>();
    var call = running.channel.newCall(LocationServiceGrpc.getRecordMethod(), CallOptions.DEFAULT);
    call.start(new ClientCall.Listener<>() {}, new Metadata());
    call.sendMessage(at(1));
    call.halfClose();
    eventually("the log has it", () -> within.getSpanContext().isValid());
    call.cancel("the caller has gone", null);
    assertThat(only().getStatus().getDescription()).isEqualTo("CANCELLED");
  }

  @Test
  void neitherProbesNorStreamsAreTraced() throws Exception {
    HealthGrpc.newBlockingStub(running.channel).check(HealthCheckRequest.getDefaultInstance());
    var stream = StreamClient.reading(running.channel);
    stream.call.onCompleted();
    assertThat(stream.end().code()).isEqualTo(Status.Code.OK);
    locations().record(at(1));
    assertThat(only().getName()).isEqualTo(RECORD);
  }
}
