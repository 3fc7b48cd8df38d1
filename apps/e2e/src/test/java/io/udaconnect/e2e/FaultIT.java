package io.udaconnect.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.udaconnect.e2e.Crowd.Stored;
import io.udaconnect.e2e.Faults.Fault;
import io.udaconnect.launcher.Service;
import io.udaconnect.testbed.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Breaks one part of a system under load after the other, in an order that a seed gives. What was
 * answered with yes is there once, and the system is ready again by itself.
 *
 * <p>With {@code -Dfaults.rounds=N} all faults N times; without, each kind once. {@code
 * -Dfaults.only} is a pattern for the names of those to try alone.
 */
class FaultIT {
  private static final long SEED =
      Long.getLong("faults.seed", ThreadLocalRandom.current().nextLong(1_000_000));
  private static final String ONLY = System.getProperty("faults.only", ".*");
  private static final int ROUNDS = Integer.getInteger("faults.rounds", 0);

  private static final Duration READY_AGAIN = Duration.ofSeconds(30);
  private static final Duration ALL_STORED = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private static final List<Row> rows = new ArrayList<>();

  private static Ground ground;
  private static Crowd crowd;
  private static Clients clients;
  private static boolean isBroken;

  @BeforeAll
  static void start() {
    ground = new Ground(1_024 + 512 * ROUNDS);
    clients = new Clients(ground.system());
    crowd = new Crowd(ground.system());
  }

  @AfterAll
  static void stop() {
    Row.print(rows);
    try {
      if (crowd != null) crowd.close();
    } finally {
      if (ground != null) ground.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> whatWasAnsweredWithYesIsThereOnceAndTheSystemMendsItself() {
    System.out.printf("faults in the order of seed %d%n", SEED);
    var order = new Random(SEED);
    var faults = new Faults(ground, crowd);
    return IntStream.range(0, Math.max(ROUNDS, 1))
        .boxed()
        .flatMap(round -> faults.inOrder(order, ROUNDS == 0).stream())
        .filter(fault -> fault.name().matches(ONLY))
        .map(fault -> dynamicTest(fault.name(), () -> endure(fault)));
  }

  private static void endure(Fault fault) {
    assumeTrue(!isBroken, "an earlier fault was not survived");
    fault.obstacle().ifPresent(obstacle -> abort(obstacle));
    isBroken = true;
    crowd.awaitYes();
    var begun = Instant.now();
    var back = fault.happening().get();
    awaitReady();
    var ready = Instant.now();
    var stored = awaitStored();
    var row = new Row(fault.name(), begun, back, ready, Instant.now(), stored);
    rows.add(row);
    System.out.println(row);
    assertThat(stored.lost()).as("locations that were acknowledged and are not there").isZero();
    assertThat(stored.doubled()).as("locations that are there twice").isZero();
    assertThat(stored.strange()).as("locations that nobody sent").isZero();
    assertThat(Duration.between(back, ready)).isLessThan(READY_AGAIN);
    assertThat(ground.system().end()).isNotDone();
    isBroken = false;
  }

  /** All services say so, and who sends hears yes. */
  private static void awaitReady() {
    Eventually.holds(
        () -> {
          for (var service : Service.values()) {
            var answer = clients.get(service, "/health/ready");
            assertThat(answer.status()).as(service + " says " + answer.body()).isEqualTo(200);
          }
        });
    crowd.awaitYes();
  }

  /** Nothing is sent meanwhile. */
  private static Stored awaitStored() {
    crowd.pause();
    try {
      long end = System.nanoTime() + ALL_STORED.toNanos();
      var stored = crowd.stored();
      while (stored.lost() > 0 && System.nanoTime() < end) {
        Eventually.sleep(LOOK_AGAIN);
        stored = crowd.stored();
      }
      return stored;
    } finally {
      crowd.go();
    }
  }

  /** What a fault did. */
  private record Row(
      String fault, Instant begun, Instant back, Instant ready, Instant done, Stored stored) {
    static void print(List<Row> rows) {
      System.out.printf(
          Locale.ROOT,
          "%n%-54s %9s %9s %9s %12s %12s %6s %8s%n",
          "fault",
          "away s",
          "ready s",
          "stored s",
          "acknowledged",
          "stored",
          "lost",
          "doubled");
      rows.forEach(System.out::println);
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%-54s %9.1f %9.1f %9.1f %,12d %,12d %6d %8d",
          fault,
          seconds(begun, back),
          seconds(back, ready),
          seconds(ready, done),
          stored.acknowledged(),
          stored.stored(),
          stored.lost(),
          stored.doubled());
    }

    private static double seconds(Instant from, Instant to) {
      return Duration.between(from, to).toMillis() / 1e3;
    }
  }
}
