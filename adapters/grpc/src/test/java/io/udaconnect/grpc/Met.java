package io.udaconnect.grpc;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.location.Sightings.seen;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.location.MemoryLocations;
import io.udaconnect.domain.person.MemoryPeople;
import io.udaconnect.domain.person.Persons;
import io.udaconnect.domain.proximity.Connection;
import io.udaconnect.domain.proximity.EncounterFinder;
import io.udaconnect.domain.proximity.Encounters;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Connections of the tests, that know how many of them were read and whether they were closed by a
 * thread that nobody had interrupted.
 */
final class Met {
  /** Where nobody asks for any. */
  static final Encounters NO_ENCOUNTERS =
      new EncounterFinder(new MemoryPeople(), new MemoryLocations());

  final AtomicLong read = new AtomicLong();
  final AtomicBoolean closed = new AtomicBoolean();

  /** The connection of Ada with Bob, this many seconds after noon. */
  static Connection connection(long second) {
    return new Connection(
        Persons.bob(),
        seen(2, NOON.plusSeconds(second), 48.8584, 2.29456),
        Distance.ofMetres(4.403),
        NOON);
  }

  Stream<Connection> stream(long howMany) {
    return LongStream.range(0, howMany)
        .mapToObj(Met::connection)
        .peek(one -> read.incrementAndGet())
        .onClose(() -> closed.set(!Thread.currentThread().isInterrupted()));
  }
}
