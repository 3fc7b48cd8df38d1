package io.udaconnect.e2e;

import static io.udaconnect.launcher.Service.LOCATION;
import static io.udaconnect.launcher.Service.PERSON;
import static io.udaconnect.launcher.Service.PROCESSOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.udaconnect.e2e.OtlpReceiver.Seen;
import io.udaconnect.proto.v1.Location;
import io.udaconnect.proto.v1.LocationServiceGrpc;
import io.udaconnect.proto.v1.RecordLocationBatchRequest;
import io.udaconnect.proto.v1.RecordLocationRequest;
import io.udaconnect.testbed.Eventually;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One trace leads from a device's call through Kafka to the row, where telemetry is enabled. */
class TelemetryIT {
  private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

  private static OtlpReceiver receiver;
  private static Running.Started started;
  private static Clients clients;

  @BeforeAll
  static void start() {
    receiver = new OtlpReceiver();
    started =
        new Running.Started(
            settings ->
                settings
                    .only(PERSON, LOCATION, PROCESSOR)
                    .with(
                        Map.of(
                            "otel.sdk.disabled", "false",
                            "otel.exporter.otlp.endpoint", receiver.endpoint(),
                            "otel.metrics.exporter", "none",
                            "otel.logs.exporter", "none",
                            "otel.bsp.schedule.delay", "200")));
    clients = new Clients(started.system());
  }

  @AfterAll
  static void stop() throws IOException {
    if (started != null) started.close();
    receiver.close();
  }

  @Test
  void aPostAndCallsAreEachFollowedToTheirRows() {
    long ada = clients.register("Ada");
    assertThat(clients.locate(ada, NOON.toString(), 10.1, 20.2).status()).isEqualTo(202);
    var walk = IntStream.rangeClosed(1, 1_000).mapToObj(second -> seen(ada, second)).toList();
    clients.overGrpc(
        LOCATION,
        channel -> {
          var locations = LocationServiceGrpc.newBlockingStub(channel);
          locations.record(
              RecordLocationRequest.newBuilder().setLocation(seen(ada, 1_001)).build());
          return locations.recordBatch(
              RecordLocationBatchRequest.newBuilder().addAllLocations(walk).build());
        });
    Eventually.holds(
        () -> {
          assertThat(stored("POST /api/locations")).hasSize(1);
          assertThat(stored("udaconnect.v1.LocationService/Record")).hasSize(1);
          var shares = stored("udaconnect.v1.LocationService/RecordBatch");
          assertThat(shares).hasSizeLessThan(100);
          assertThat(shares.stream().mapToLong(Seen::records).sum()).isEqualTo(1_000);
        });
    assertThat(receiver.spans())
        .as("whether the services are well was asked, too")
        .noneMatch(span -> span.name().contains("health"));
  }

  private static Location seen(long person, int second) {
    return Location.newBuilder()
        .setPersonId(person)
        .setLatitude(1)
        .setLongitude(2)
        .setCreationTime(Timestamp.newBuilder().setSeconds(NOON.getEpochSecond() + second))
        .build();
  }

  /** What the processor did for the one call of the name, in its trace. */
  private static List<Seen> stored(String name) {
    var calls = spans("location", name);
    assertThat(calls).as("spans called %s, of %s", name, receiver.spans()).hasSize(1);
    var call = calls.get(0);
    return spans("processor", "process locations").stream()
        .filter(span -> span.trace().equals(call.trace()) && span.parent().equals(call.id()))
        .toList();
  }

  private static List<Seen> spans(String service, String name) {
    return receiver.spans().stream()
        .filter(span -> span.service().equals(service) && span.name().equals(name))
        .toList();
  }
}
