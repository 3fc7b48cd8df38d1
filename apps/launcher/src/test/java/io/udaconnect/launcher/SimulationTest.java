package io.udaconnect.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.person.Profile;
import io.udaconnect.launcher.Simulation.Pace;
import io.udaconnect.launcher.simulation.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final GeoPoint HERE = GeoPoint.of(45, 5);

  private final Recorder gate = new Recorder();
  private Instant now = NOON;

  private Simulation simulation(Instant start, long seconds, boolean live) {
    InstantSource clock = () -> now;
    return new Simulation(
        new Two(), gate, new Pace(start, seconds, 100_000, live), PATIENCE, clock);
  }

  @Test
  void everySecondIsSentOnceInItsOrder() {
    var simulation = simulation(NOON.minusSeconds(1_000), 500, false);
    simulation.run();
    assertThat(gate.sent)
        .containsExactlyElementsOf(
            Stream.iterate(NOON.minusSeconds(1_000), at -> at.plusSeconds(1)).limit(500).toList());
    assertThat(simulation.sent()).isEqualTo(1_000);
  }

  @Test
  void whatTheSystemIsTooBusyForIsSentAgain() {
    gate.busy = 2;
    simulation(NOON.minusSeconds(1_000), 3, false).run();
    assertThat(gate.sent).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void patienceHasAnEnd() {
    gate.busy = Integer.MAX_VALUE;
    var pace = new Pace(NOON, 1, 1, false);
    var simulation = new Simulation(new Two(), gate, pace, Duration.ZERO, () -> now);
    assertThatThrownBy(simulation::run).isInstanceOf(Trouble.class).hasMessage("away.");
  }

  @Test
  void whoWasRemovedIsSilentAndWithTheLastItEnds() {
    gate.unknownFrom = NOON.minusSeconds(995);
    var simulation = simulation(NOON.minusSeconds(1_000), Long.MAX_VALUE, false);
    simulation.run();
    assertThat(gate.sent).hasSize(7);
    assertThat(simulation.sent()).isEqualTo(5 * 2 + 1);
  }

  @Test
  void whatIsLateIsLeftOutOfWhatIsLive() {
    simulation(NOON.minusSeconds(1_000), 990, true).run();
    assertThat(gate.sent).hasSize(50);
    assertThat(gate.sent.get(0)).isEqualTo(NOON.minusSeconds(60));
  }

  @Test
  void nobodyIsAheadOfTheClockAndItCanBeStopped() throws Exception {
    var simulation = simulation(NOON.minusSeconds(3), Long.MAX_VALUE, false);
    var running = CompletableFuture.runAsync(simulation::run);
    while (gate.count() < 4) Thread.onSpinWait();
    assertThat(running).isNotDone();
    simulation.stop();
    running.get(20, TimeUnit.SECONDS);
    assertThat(gate.sent).hasSize(4).last().isEqualTo(NOON);
  }

  /** Two who stand still. */
  private static final class Two implements Scenario {
    @Override
    public List<Profile> people() {
      return List.of(new Profile("Ada", "L", "C"), new Profile("Bob", "N", "C"));
    }

    @Override
    public List<Sighting> next() {
      return List.of(new Sighting(0, HERE), new Sighting(1, HERE));
    }
  }

  /** Remembers; at times busy, and from some time on it forgets one after the other. */
  private static final class Recorder implements Gate {
    final List<Instant> sent = new ArrayList<>();
    int busy;
    Instant unknownFrom = Instant.MAX;

    @Override
    public void admit(List<Profile> people) {}

    @Override
    public synchronized Set<Integer> send(Instant at, List<Scenario.Sighting> sightings) {
      if (busy-- > 0) throw new NotNow("away", null);
      sent.add(at);
      return at.isBefore(unknownFrom) ? Set.of() : Set.of(sightings.get(0).person());
    }

    synchronized int count() {
      return sent.size();
    }

    @Override
    public void close() {}
  }
}
