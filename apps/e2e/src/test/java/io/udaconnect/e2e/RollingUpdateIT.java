package io.udaconnect.e2e;

import static io.udaconnect.launcher.Service.LOCATION;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.ManagedChannelBuilder;
import io.udaconnect.launcher.Addresses;
import io.udaconnect.launcher.Installation;
import io.udaconnect.launcher.Settings;
import io.udaconnect.launcher.UdaConnect;
import io.udaconnect.proto.v1.Location;
import io.udaconnect.proto.v1.LocationEvent;
import io.udaconnect.proto.v1.LocationServiceGrpc;
import io.udaconnect.proto.v1.RecordLocationRequest;
import io.udaconnect.testbed.Eventually;
import io.udaconnect.testbed.Kafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances of a service are renewed one after the other behind a balancer, as a cluster does
 * it with the manifests in k8s: each is told to end, and started again. Whoever sends meanwhile
 * notices nothing.
 */
@ExtendWith(Running.class)
class RollingUpdateIT {
  /** Far from the system's own ports. */
  private static final int APART = 100;

  /** Less than in k8s, where the news has further to go than here. */
  private static final Duration DRAIN = Duration.ofSeconds(2);

  /** How old the balancer's list may be; until then an instance that leaves gets connections. */
  private static final Duration NEWS = Duration.ofMillis(500);

  /** Of each kind; all together send some fifty locations a second. */
  private static final int SENDERS = 2;

  private static final Duration PAUSE = Duration.ofMillis(80);
  private static final int MANY = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Instant FIRST = Instant.parse("2024-04-01T08:00:00Z");

  private final UdaConnect system;
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(2 * SENDERS + 2);
  private final AtomicInteger sent = new AtomicInteger();
  private final Queue<Instant> keptByRest = new ConcurrentLinkedQueue<>();
  private final Queue<Instant> keptByGrpc = new ConcurrentLinkedQueue<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private volatile List<Addresses> ready = List.of();
  private volatile boolean enough;

  RollingUpdateIT(UdaConnect system) {
    this.system = system;
  }

  @Test
  void nobodyNoticesThatInstancesAreRenewed(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws Exception {
    long person = new Clients(system).register("Rolf");
    var other = supplyAsync(() -> instance(folder.resolve("one"), APART), threads);
    try (var two = instance(folder.resolve("two"), 2 * APART);
        var one = other.get();
        var rest = new Balancer(() -> ready.stream().map(at -> at.httpPort(LOCATION)).toList());
        var grpc = new Balancer(() -> ready.stream().map(at -> at.grpcPort(LOCATION)).toList())) {
      var instances = List.of(one, two);
      var asked = instances.stream().collect(toMap(UdaConnect::addresses, Clients::new));
      var looks =
          threads.scheduleWithFixedDelay(
              () -> look(asked), 0, NEWS.toMillis(), TimeUnit.MILLISECONDS);
      Eventually.holds(() -> assertThat(ready).hasSize(2));
      var work = new ArrayList<Future<?>>();
      for (int i = 0; i < SENDERS; i++) {
        work.add(threads.submit(() -> sendByRest(rest.port(), person)));
        work.add(threads.submit(() -> sendByGrpc(grpc.port(), person)));
      }
      Eventually.holds(() -> assertThat(keptByRest).hasSizeGreaterThan(SENDERS));
      Eventually.holds(() -> assertThat(keptByGrpc).hasSizeGreaterThan(SENDERS));
      for (var instance : instances) {
        instance.stop(LOCATION);
        instance.start(LOCATION);
        Eventually.holds(() -> assertThat(ready).hasSize(2));
      }
      enough = true;
      for (var each : work) each.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      looks.cancel(true);
    } finally {
      enough = true;
      threads.shutdownNow();
    }

    assertThat(failures).isEmpty();
    assertThat(keptByRest).hasSizeGreaterThan(MANY);
    assertThat(keptByGrpc).hasSizeGreaterThan(MANY);
    assertThat(inTopic(person))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(keptByRest, keptByGrpc).flatMap(Queue::stream).toList());
  }

  private UdaConnect instance(Path folder, int apart) {
    var settings =
        Settings.of(folder, system.addresses().portBase() + apart)
            .only(LOCATION)
            .withDatabase(system.database())
            .withKafka(system.kafka())
            .with(Map.of("stop.drain", DRAIN.toString()));
    return UdaConnect.start(Installation.here(), settings, System.out::println);
  }

  /** Finds out who is ready. */
  private void look(Map<Addresses, Clients> instances) {
    ready =
        instances.entrySet().stream()
            .filter(instance -> isReady(instance.getValue()))
            .map(Map.Entry::getKey)
            .toList();
  }

  private static boolean isReady(Clients clients) {
    try {
      return clients.get(LOCATION, "/health/ready").status() == 200;
    } catch (UncheckedIOException away) {
      return false;
    }
  }

  private void sendByRest(int port, long person) {
    var client = HttpClient.newHttpClient();
    var uri = URI.create("http://127.0.0.1:" + port + "/api/locations");
    keepSending(
        keptByRest,
        at -> {
          var json =
              """
              {"person_id":%d,"latitude":48.85,"longitude":2.29,"creation_time":"%s"}"""
                  .formatted(person, at);
          var request =
              HttpRequest.newBuilder(uri)
                  .timeout(PATIENCE)
                  .header("Content-Type", "application/json")
                  .POST(ofString(json));
          var answer = client.send(request.build(), BodyHandlers.ofString());
          if (answer.statusCode() != 202) {
            throw new IOException(answer.statusCode() + " " + answer.body());
          }
        });
  }

  private void sendByGrpc(int port, long person) {
    var channel = ManagedChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    var client = LocationServiceGrpc.newBlockingStub(channel);
    keepSending(
        keptByGrpc,
        at -> {
          var location =
              Location.newBuilder().setPersonId(person).setLatitude(48.85).setLongitude(2.29);
          location.getCreationTimeBuilder().setSeconds(at.getEpochSecond());
          client
              .withDeadlineAfter(PATIENCE)
              .record(RecordLocationRequest.newBuilder().setLocation(location).build());
        });
    channel.shutdownNow();
  }

  /** A way to send a location. */
  @FunctionalInterface
  private interface Way {
    void send(Instant at) throws Exception;
  }

  private void keepSending(Queue<Instant> kept, Way way) {
    while (!enough) {
      var at = FIRST.plusSeconds(sent.incrementAndGet());
      try {
        way.send(at);
        kept.add(at);
      } catch (Exception failure) {
        failures.add(Instant.now() + " " + failure);
      }
      Eventually.sleep(PAUSE);
    }
  }

  private List<Instant> inTopic(long person) {
    return Kafka.read(system.kafka(), "locations").stream()
        .map(RollingUpdateIT::event)
        .filter(event -> event.getPersonId() == person)
        .map(event -> Instant.EPOCH.plus(event.getInstantMicros(), ChronoUnit.MICROS))
        .toList();
  }

  private static LocationEvent event(Kafka.Entry entry) {
    try {
      return LocationEvent.parseFrom(entry.value());
    } catch (InvalidProtocolBufferException e) {
      return LocationEvent.getDefaultInstance(); // another test's
    }
  }
}
