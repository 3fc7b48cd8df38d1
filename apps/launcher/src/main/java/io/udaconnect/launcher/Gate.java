package io.udaconnect.launcher;

import io.udaconnect.domain.person.Profile;
import io.udaconnect.launcher.simulation.Scenario.Sighting;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A way into the system for people who are made up. Used by one thread. */
interface Gate extends AutoCloseable {
  /**
   * Sees to it that the system knows these; who was there before is there again.
   *
   * @throws NotNow to be tried again
   */
  void admit(List<Profile> people);

  /**
   * Returns when all are kept.
   *
   * @return those of the people whom the system does not know any more
   * @throws NotNow to be tried again; some may be kept
   */
  Set<Integer> send(Instant at, List<Sighting> sightings);

  @Override
  void close();

  /** The system is away or too busy. */
  final class NotNow extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotNow(String why, Throwable cause) {
      super(why, cause);
    }
  }
}
