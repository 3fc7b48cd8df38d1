package io.udaconnect.e2e;

import static io.udaconnect.launcher.Service.PROCESSOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.udaconnect.bench.Comparison;
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
  private static final List<Crowd> crowds = new ArrayList<>();
  private static Clients clients;
  private static long probe;
  private static boolean isBroken;

  @BeforeAll
  static void start() {
    ground = new Ground(1_024 + 512 * ROUNDS);
    clients = new Clients(ground.system());
    probe = clients.register("Probe");
  }

  @AfterAll
  static void stop() {
    Row.print(rows);
    if (ground != null) ground.close();
  }

  @TestFactory
  Stream<DynamicTest> whatWasAnsweredWithYesIsThereOnceAndTheSystemMendsItself() {
    System.out.printf("faults in the order of seed %d%n", SEED);
    var order = new Random(SEED);
    return Stream.of(
            rounds().flatMap(round -> round(order)),
            rounds().flatMap(round -> roundWithGuest(order)),
            Stream.of(dynamicTest("in the end all of it is still there", FaultIT::compareAll)))
        .flatMap(tests -> tests);
  }

  private static Stream<Integer> rounds() {
    return IntStream.range(0, Math.max(ROUNDS, 1)).boxed();
  }

  private static Stream<DynamicTest> round(Random order) {
    var crowd = newCrowd(order);
    return new Faults(ground, crowd)
        .inOrder(order, ROUNDS == 0).stream()
            .filter(FaultIT::isWanted)
            .map(fault -> dynamicTest(fault.name(), () -> endure(fault, crowd)));
  }

  /** With a processor beside the system's own that has no database. */
  private static Stream<DynamicTest> roundWithGuest(Random order) {
    var crowd = newCrowd(order);
    return new Faults(ground, crowd)
        .ofGuestInOrder(order, ROUNDS == 0).stream()
            .filter(FaultIT::isWanted)
            .map(
                fault ->
                    dynamicTest(
                        fault.name(),
                        () -> {
                          ground.invite();
                          endure(fault, crowd);
                        }));
  }

  /** One for each round, so that one round's comparison takes no longer than another's. */
  private static Crowd newCrowd(Random order) {
    var crowd = new Crowd(ground.system(), order.nextLong());
    crowds.add(crowd);
    return crowd;
  }

  private static boolean isWanted(Fault fault) {
    return fault.name().matches(ONLY);
  }

  private static void endure(Fault fault, Crowd crowd) {
    assumeTrue(!isBroken, "an earlier fault was not survived");
    fault.obstacle().ifPresent(obstacle -> abort(obstacle));
    isBroken = true;
    crowd.start();
    crowd.awaitYes();
    var begun = Instant.now();
    var back = fault.happening().get();
    awaitReady();
    var ready = Instant.now();
    ground.dismissSecond();
    crowd.awaitYes();
    crowd.finish();
    var stored = awaitStored(crowd);
    var row =
        new Row(fault.name(), begun, back, ready, Instant.now(), crowd.acknowledged(), stored);
    rows.add(row);
    System.out.println(row);
    assertRight(stored);
    assertThat(Duration.between(back, ready)).isLessThan(readyAgain());
    assertThat(ground.system().end()).isNotDone();
    isBroken = false;
  }

  /** Once among all other tests, on whatever machine, it may take as long as the first start. */
  private static Duration readyAgain() {
    var firstStart = ground.firstStart();
    return ROUNDS == 0 && firstStart.compareTo(READY_AGAIN) > 0 ? firstStart : READY_AGAIN;
  }

  private static void compareAll() {
    crowds.forEach(crowd -> assertRight(crowd.compare()));
  }

  private static void assertRight(Comparison stored) {
    assertThat(stored).as("what is stored of what was acknowledged").matches(Comparison::isRight);
  }

  /** All services say so, and who sends now hears yes. */
  private static void awaitReady() {
    Eventually.holds(
        () -> {
          for (var service : Service.values()) assertReady(clients, service);
          ground.guest().map(Clients::new).ifPresent(guest -> assertReady(guest, PROCESSOR));
          assertThat(clients.locate(probe, Instant.now().toString(), 1, 1).status()).isEqualTo(202);
        });
  }

  private static void assertReady(Clients clients, Service service) {
    var answer = clients.get(service, "/health/ready");
    assertThat(answer.status()).as(service + " says " + answer.body()).isEqualTo(200);
  }

  private static Comparison awaitStored(Crowd crowd) {
    long end = System.nanoTime() + ALL_STORED.toNanos();
    var stored = crowd.compare();
    while (stored.lost() > 0 && System.nanoTime() < end) {
      Eventually.sleep(LOOK_AGAIN);
      stored = crowd.compare();
    }
    return stored;
  }

  /** What a fault did. */
  private record Row(
      String fault,
      Instant begun,
      Instant back,
      Instant ready,
      Instant done,
      long acknowledged,
      Comparison stored) {
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
          acknowledged,
          stored.stored(),
          stored.lost(),
          stored.doubled());
    }

    private static double seconds(Instant from, Instant to) {
      return Duration.between(from, to).toMillis() / 1e3;
    }
  }
}
