package io.udaconnect.launcher;

import io.udaconnect.launcher.Gate.NotNow;
import io.udaconnect.launcher.Simulation.Pace;
import io.udaconnect.launcher.simulation.Conference;
import io.udaconnect.launcher.simulation.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A few people who are made up, so that a new system has somebody to look at. */
final class Extras implements AutoCloseable {
  static final int PEOPLE = 50;

  private static final Logger LOG = Logger.getLogger(Extras.class.getName());
  private static final long SEED = 1;
  private static final Duration PATIENCE = Duration.ofDays(365);
  private static final long END_MILLIS = 2_000;

  private final Scenario people;
  private final Gate gate;
  private final Simulation simulation;
  private final Thread thread = new Thread(this::live, "simulation");

  private Extras(Addresses addresses) {
    gate = new GrpcGate(addresses);
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    people = new Conference(PEOPLE, SEED, now);
    simulation = new Simulation(people, gate, Pace.live(now), PATIENCE, InstantSource.system());
    thread.setDaemon(true);
  }

  /** Has them live, unless the system knows somebody who is real, or does not say. */
  static Optional<Extras> start(Addresses addresses) {
    var extras = new Extras(addresses);
    if (extras.areAdmitted(addresses)) {
      extras.thread.start();
      return Optional.of(extras);
    }
    extras.gate.close();
    return Optional.empty();
  }

  private boolean areAdmitted(Addresses addresses) {
    var channel = ServiceGate.channel(addresses, Service.PERSON);
    try {
      if (!SimulatedPeople.areAlone(channel)) return false;
      gate.admit(people.people());
      return true;
    } catch (NotNow away) {
      LOG.log(Level.WARNING, "nobody is simulated", away);
      return false;
    } finally {
      channel.shutdownNow();
    }
  }

  private void live() {
    try {
      simulation.run();
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, "the simulation ends", failure);
    }
  }

  @Override
  public void close() {
    simulation.stop();
    try {
      thread.join(END_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    gate.close();
  }
}
