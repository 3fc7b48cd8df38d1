package io.udaconnect.e2e;

import static io.udaconnect.launcher.Service.LOCATION;
import static io.udaconnect.launcher.Service.PROCESSOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.launcher.Service;
import io.udaconnect.testbed.ConsumerGroup;
import io.udaconnect.testbed.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** All that can happen to a system, one at a time. */
final class Faults {
  private static final Duration FROZEN = Duration.ofSeconds(20);
  private static final Duration LONG_AWAY = Duration.ofSeconds(60);
  private static final Duration AWAY = Duration.ofSeconds(3);

  /** Longer than a consumer waits before it commits what it has. */
  private static final Duration UNTIL_COMMITTED = Duration.ofSeconds(7);

  private static final int FROZEN_IN_SHORT = 1;
  private static final String GROUP = "processor-locations";

  private final Ground ground;
  private final Crowd crowd;

  Faults(Ground ground, Crowd crowd) {
    this.ground = ground;
    this.crowd = crowd;
  }

  /**
   * A thing that happens.
   *
   * @param obstacle why it cannot happen here
   * @param happening returns the moment from which the part was there again, or began to be
   */
  record Fault(String name, Optional<String> obstacle, Supplier<Instant> happening) {
    Fault(String name, Supplier<Instant> happening) {
      this(name, Optional.empty(), happening);
    }
  }

  /** Each of them once, or of each kind some. */
  List<Fault> inOrder(Random order, boolean isShort) {
    var frozen = new ArrayList<>(frozen());
    Collections.shuffle(frozen, order);
    var all = new ArrayList<>(others());
    all.addAll(isShort ? frozen.subList(0, FROZEN_IN_SHORT) : frozen);
    Collections.shuffle(all, order);
    return all;
  }

  /** Those that concern a processor whose store is another one, and that other one. */
  List<Fault> ofGuestInOrder(Random order, boolean isShort) {
    var all = new ArrayList<>(killedWithGuest());
    if (!isShort) all.addAll(longAwayWithGuest());
    Collections.shuffle(all, order);
    return all;
  }

  private List<Fault> killedWithGuest() {
    return List.of(
        new Fault("a processor without a database is killed, and joins", this::changeGuest),
        new Fault("the processor that stores for another is killed", () -> kill(PROCESSOR)),
        new Fault("PostgreSQL is killed behind both processors", this::killPostgres));
  }

  private List<Fault> longAwayWithGuest() {
    return List.of(
        new Fault("a processor without a database stands still", () -> freezeBehindCrowd(guest())),
        new Fault(
            "the processor that stores for another stands still",
            () -> freezeBehindCrowd(process(PROCESSOR))),
        new Fault("the processor that stores for another is long away", this::withholdStore),
        new Fault("PostgreSQL stands still behind both", () -> freezeBehindCrowd(postgres())),
        new Fault("the broker is killed under both processors", this::killBroker));
  }

  private List<Fault> others() {
    return List.of(
        new Fault("the location service is killed", () -> kill(LOCATION)),
        new Fault("the processor is killed", () -> kill(PROCESSOR)),
        new Fault("the broker is killed", this::killBroker),
        new Fault("PostgreSQL is killed", this::killPostgres),
        new Fault("the broker is restarted", this::restartBroker),
        new Fault("the processor is killed while it waits for PostgreSQL", this::killWaiting),
        new Fault("a second processor joins, one is killed, one leaves", this::changeProcessors),
        new Fault("the disk of PostgreSQL is full", noDisk(), this::fillDisk));
  }

  private Optional<String> noDisk() {
    return ground.disk().isPresent()
        ? Optional.empty()
        : Optional.of("a small disk is a tmpfs, and this user may not mount one");
  }

  private List<Fault> frozen() {
    return List.of(
        new Fault("the location service stands still", () -> freeze(process(LOCATION))),
        new Fault("the processor stands still", () -> freezeBehindCrowd(process(PROCESSOR))),
        new Fault("the broker stands still", this::freezeBroker),
        new Fault("PostgreSQL stands still", () -> freezeBehindCrowd(postgres())));
  }

  private ProcessHandle process(Service service) {
    return ground.system().process(service).orElseThrow();
  }

  private ProcessHandle guest() {
    return ground.guest().flatMap(guest -> guest.process(PROCESSOR)).orElseThrow();
  }

  private ProcessHandle postgres() {
    return ground.postgres().orElseThrow();
  }

  private Instant kill(Service service) {
    var killed = process(service);
    killed.destroyForcibly();
    return awaitSuccessor(killed, () -> ground.system().process(service));
  }

  private Instant killPostgres() {
    var killed = postgres();
    killed.destroyForcibly();
    return awaitSuccessor(killed, ground::postgres);
  }

  /** The command starts it; that takes no hand. */
  private static Instant awaitSuccessor(
      ProcessHandle killed, Supplier<Optional<ProcessHandle>> present) {
    Eventually.holds(() -> assertThat(present.get()).isPresent().get().isNotEqualTo(killed));
    return Instant.now();
  }

  private Instant killBroker() {
    ground.broker().kill();
    crowd.awaitBusy();
    Eventually.sleep(AWAY);
    var back = Instant.now();
    ground.broker().start();
    return back;
  }

  private Instant restartBroker() {
    ground.broker().stop();
    var back = Instant.now();
    ground.broker().start();
    return back;
  }

  private Instant freezeBroker() {
    return freeze(ground.broker().process(), FROZEN, crowd::awaitBusy);
  }

  private Instant freeze(ProcessHandle part) {
    return freeze(part, FROZEN, () -> {});
  }

  private Instant freezeBehindCrowd(ProcessHandle part) {
    return freeze(part, FROZEN, crowd::awaitYes);
  }

  /** With all its children; the parent first, else it would see them change. */
  private static Instant freeze(ProcessHandle part, Duration time, Runnable meanwhile) {
    signal("STOP", part);
    var children = part.descendants().toList();
    children.forEach(child -> signal("STOP", child));
    var until = Instant.now().plus(time);
    try {
      meanwhile.run();
      var rest = Duration.between(Instant.now(), until);
      if (!rest.isNegative()) Eventually.sleep(rest);
    } finally {
      children.forEach(child -> signal("CONT", child));
      signal("CONT", part);
    }
    return Instant.now();
  }

  private static void signal(String name, ProcessHandle process) {
    try {
      var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
      if (kill.waitFor() != 0) throw new IllegalStateException("cannot signal " + process.pid());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What it has taken and not stored must come again. */
  private Instant killWaiting() {
    var killed = process(PROCESSOR);
    freeze(
        postgres(),
        UNTIL_COMMITTED,
        () -> {
          crowd.awaitYes();
          Eventually.sleep(UNTIL_COMMITTED);
          killed.destroyForcibly();
        });
    return awaitSuccessor(killed, () -> ground.system().process(PROCESSOR));
  }

  /** The second one leaves when the first one is ready again. */
  private Instant changeProcessors() {
    ground.inviteSecond();
    awaitProcessors(2);
    processors().awaitProgressOfEach();
    ground.system().kill(PROCESSOR);
    awaitProcessors(1);
    crowd.awaitYes();
    var back = Instant.now();
    ground.system().start(PROCESSOR);
    awaitProcessors(2);
    return back;
  }

  private Instant changeGuest() {
    var guest = ground.guest().orElseThrow();
    awaitProcessors(2);
    processors().awaitProgressOfEach();
    guest.kill(PROCESSOR);
    awaitProcessors(1);
    crowd.awaitYes();
    var back = Instant.now();
    guest.start(PROCESSOR);
    awaitProcessors(2);
    return back;
  }

  /** Its own share goes to the other one, which has nowhere to put it. */
  private Instant withholdStore() {
    ground.system().kill(PROCESSOR);
    awaitProcessors(1);
    Eventually.sleep(LONG_AWAY);
    crowd.awaitYes();
    var back = Instant.now();
    ground.system().start(PROCESSOR);
    return back;
  }

  private void awaitProcessors(int count) {
    processors().awaitMembers(count);
  }

  private ConsumerGroup processors() {
    return new ConsumerGroup(ground.broker().address(), GROUP);
  }

  /** First it cannot store; then it cannot even write its log, and dies. */
  private Instant fillDisk() {
    var disk = ground.disk().orElseThrow();
    disk.fill();
    try {
      crowd.awaitYes();
      writeUntilItDies();
      Eventually.holds(
          () ->
              assertThat(ground.said())
                  .anyMatch(
                      line -> line.matches(".*postgres is full, \\d+ MB are free: make room.*")));
      crowd.awaitYes();
      assertThat(ground.system().end()).isNotDone();
    } finally {
      disk.free();
    }
    return Instant.now();
  }

  /** Again where only a statement died, or the connection to it. */
  private void writeUntilItDies() {
    Eventually.holds(
        () -> {
          write(4_000);
          assertThat(ground.postgres()).isEmpty();
        });
  }

  private void write(int megabytes) {
    try (var connection = ground.system().database().connect();
        var statement = connection.createStatement()) {
      for (int megabyte = 0; megabyte < megabytes; megabyte++) {
        statement.execute("select pg_logical_emit_message(false, 'fault', repeat('x', 1000000))");
      }
    } catch (SQLException itsDeath) {
      // as it shall be
    }
  }
}
