package io.udaconnect.e2e;

import static io.udaconnect.launcher.Service.CONNECTION;
import static io.udaconnect.launcher.Service.LOCATION;
import static io.udaconnect.launcher.Service.PERSON;
import static io.udaconnect.launcher.Service.PROCESSOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.launcher.UdaConnect;
import io.udaconnect.testbed.Eventually;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What others see while a part is away. */
@ExtendWith(Running.class)
class OutageFaultIT {
  private static final int SENDERS = 4;
  private static final String DAY = "2026-05-01";
  private static final Instant MIDNIGHT = Instant.parse(DAY + "T00:00:00Z");

  private final Set<Long> sent = new ConcurrentSkipListSet<>();

  private UdaConnect system;
  private Clients clients;

  /** Seconds of the day for which the sender heard yes. */
  private final Set<Long> acknowledged = new ConcurrentSkipListSet<>();

  @BeforeEach
  void meet(UdaConnect system) {
    this.system = system;
    clients = new Clients(system);
  }

  @AfterEach
  void makeWhole() {
    Eventually.holds(
        () -> assertThat(clients.get(PROCESSOR, "/health/ready").status()).isEqualTo(200));
  }

  @Test
  void writesAreTakenWhileTheDatabaseIsAway() {
    long walker = clients.register("Walker");
    try {
      whileSending(walker, () -> isTakenWithoutDatabase(walker));
    } finally {
      system.startPostgres();
    }
    Eventually.holds(() -> assertKept(walker));
    Eventually.holds(
        () -> assertThat(clients.get(CONNECTION, "/health/ready").status()).isEqualTo(200));
  }

  private void isTakenWithoutDatabase(long walker) {
    awaitAcknowledged(100);
    system.stopPostgres();
    awaitAcknowledged(400);
    assertThat(clients.get(LOCATION, "/health/ready").status()).isEqualTo(200);
    assertThat(clients.get(PERSON, "/health/ready").status()).isEqualTo(200);
    Eventually.holds(
        () -> {
          assertThat(clients.get(PROCESSOR, "/health/ready").status()).isEqualTo(503);
          assertThat(clients.get(CONNECTION, "/health/ready").status()).isEqualTo(503);
        });
    assertThat(clients.get(CONNECTION, "/health/live").status()).isEqualTo(200);
    assertThat(clients.register("Newcomer")).isGreaterThan(walker);
    for (var service : List.of(CONNECTION, PERSON)) {
      var busy = clients.connections(service, walker, DAY, "");
      assertThat(busy.status()).isEqualTo(503);
      assertThat(busy.headers().firstValue("Retry-After")).isPresent();
    }
  }

  @Test
  void withoutKafkaTheAnswerIsBusyAndSoonAndRecoversByItself() {
    long walker = clients.register("Walker");
    system.stopKafka();
    try {
      var begun = Instant.now();
      var busy = clients.locate(walker, DAY + "T00:00:00Z", 1, 1);
      assertThat(busy.status()).isEqualTo(503);
      assertThat(busy.headers().firstValue("Retry-After")).isPresent();
      assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(3));
      Eventually.holds(
          () -> assertThat(clients.get(LOCATION, "/health/ready").status()).isEqualTo(503));
    } finally {
      system.startKafka();
    }
    Eventually.holds(
        () -> {
          assertThat(clients.get(LOCATION, "/health/ready").status()).isEqualTo(200);
          assertThat(clients.locate(walker, DAY + "T00:00:00Z", 1, 1).status()).isEqualTo(202);
        });
    Eventually.holds(() -> assertThat(stored(walker)).containsExactly(0L));
  }

  @Test
  void personsOutliveTheServiceThatRegisteredThem() {
    long before = clients.register("Before");
    system.kill(PERSON);
    system.start(PERSON);
    assertThat(clients.get(PERSON, "/api/persons/" + before).body()).contains("Before");
    assertThat(clients.register("After")).isGreaterThan(before);
  }

  private void awaitAcknowledged(int count) {
    Eventually.holds(() -> assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(count));
  }

  /** All for which the answer was yes, and nothing that nobody sent; a no may be there as well. */
  private void assertKept(long person) {
    assertThat(stored(person)).containsAll(acknowledged).isSubsetOf(sent);
  }

  private Set<Long> stored(long person) {
    var seconds = new TreeSet<Long>();
    try (var connection = system.database().connect();
        var query =
            connection.prepareStatement(
                "select extract(epoch from instant)::bigint from location where person_id = ?")) {
      query.setLong(1, person);
      try (var row = query.executeQuery()) {
        while (row.next()) {
          long second = row.getLong(1) - MIDNIGHT.getEpochSecond();
          assertThat(seconds.add(second)).as("second %d is stored once", second).isTrue();
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return seconds;
  }

  /**
   * Meanwhile several clients send one location after the other, and note for which they heard yes.
   */
  private void whileSending(long person, Runnable story) {
    var enough = new AtomicBoolean();
    var threads = Executors.newFixedThreadPool(SENDERS);
    var senders =
        IntStream.range(0, SENDERS)
            .mapToObj(
                first -> CompletableFuture.runAsync(() -> send(person, first, enough), threads))
            .toArray(CompletableFuture<?>[]::new);
    try {
      story.run();
    } finally {
      enough.set(true);
      threads.shutdown();
    }
    CompletableFuture.allOf(senders).orTimeout(60, TimeUnit.SECONDS).join();
  }

  private void send(long person, long first, AtomicBoolean enough) {
    for (long second = first; !enough.get(); second += SENDERS) {
      String instant = MIDNIGHT.plusSeconds(second).toString();
      sent.add(second);
      if (clients.locate(person, instant, 1, 1).status() == 202) acknowledged.add(second);
    }
  }
}
