package io.udaconnect.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.grpc.Status.Code;
import io.udaconnect.bench.Comparison;
import io.udaconnect.bench.Load;
import io.udaconnect.bench.People;
import io.udaconnect.bench.Plan;
import io.udaconnect.bench.Via;
import io.udaconnect.bench.World;
import io.udaconnect.launcher.UdaConnect;
import io.udaconnect.testbed.Eventually;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Devices and gateways that send on and on, some out of order and some twice. What was not answered
 * with yes they send again until it is.
 */
final class Crowd {
  private static final int CONNECTIONS = 2;
  private static final int UNDER_WAY = 32;
  private static final double DUPLICATES = 0.02;
  private static final double DISORDER = 0.02;

  /** Far enough in the past that the steps of the world never overtake the clock. */
  private static final Duration AGO = Duration.ofHours(1);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final UdaConnect system;

  /** One with many on their way in few messages, one with few in many: a kill hits either. */
  private final List<Load> loads;

  Crowd(UdaConnect system, long seed) {
    this.system = system;
    loads =
        List.of(
            load(Via.GRPC_STREAM, 150, 600, 3_000, seed), load(Via.GRPC_UNARY, 1, 100, 300, seed));
  }

  private Load load(Via via, int batch, int people, long rate, long seed) {
    var start = Instant.now().minus(AGO).truncatedTo(ChronoUnit.SECONDS);
    var world = new World(People.register(system.addresses(), people), start);
    var plan = new Plan(via, batch, CONNECTIONS, UNDER_WAY, rate, DUPLICATES, DISORDER, seed);
    return new Load(world, system.addresses(), plan);
  }

  void start() {
    loads.forEach(Load::start);
  }

  /** Returns when all that was sent is answered with yes. */
  void finish() {
    for (var load : loads) {
      load.finish(PATIENCE);
      assertThat(load.refused()).as("refused, lastly for %s", load.lastFailure()).isZero();
      assertThat(load.acknowledged().count())
          .as("acknowledged of those sent; the last failure was %s", load.lastFailure())
          .isEqualTo(load.sent().count());
    }
  }

  /** So much more was answered with yes. */
  void awaitYes() {
    for (var load : loads) {
      long before = load.taken();
      Eventually.holds(() -> assertThat(load.taken()).isGreaterThan(before + 200));
    }
  }

  /** Returns when someone was told to come again later. */
  void awaitBusy() {
    for (var load : loads) {
      long before = load.failures();
      Eventually.holds(
          () -> {
            assertThat(load.failures()).isGreaterThan(before);
            assertThat(Status.fromThrowable(load.lastFailure()).getCode())
                .isIn(Code.UNAVAILABLE, Code.RESOURCE_EXHAUSTED);
          });
    }
  }

  long acknowledged() {
    return loads.stream().mapToLong(load -> load.acknowledged().count()).sum();
  }

  /** Nothing may be sent meanwhile. */
  Comparison compare() {
    return loads.stream().map(this::compare).reduce(Crowd::sum).orElseThrow();
  }

  private Comparison compare(Load load) {
    try {
      return Comparison.of(load, system.database());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Comparison sum(Comparison one, Comparison other) {
    return new Comparison(
        one.stored() + other.stored(),
        one.lost() + other.lost(),
        one.doubled() + other.doubled(),
        one.differing() + other.differing(),
        one.foreign() + other.foreign(),
        one.unheard() + other.unheard());
  }
}
