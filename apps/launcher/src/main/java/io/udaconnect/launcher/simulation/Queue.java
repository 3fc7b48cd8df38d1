package io.udaconnect.launcher.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** People who wait for coffee at a bar, one behind the other. */
final class Queue {
  /** Who finds so many there goes elsewhere. */
  private static final int LONGEST = 20;

  private static final int SHORTEST_SERVICE = 15;
  private static final int SERVICES = 15;

  private final int bar;
  private final Random chance;
  private final List<Visitor> waiting = new ArrayList<>();
  private int serving;

  Queue(int bar, Random chance) {
    this.bar = bar;
    this.chance = chance;
  }

  boolean isFull() {
    return waiting.size() >= LONGEST;
  }

  /** Where one would stand who came now. */
  Venue.Spot end() {
    return Venue.queue(bar, waiting.size());
  }

  void join(Visitor visitor) {
    waiting.add(visitor);
    if (waiting.size() == 1) serving = service();
  }

  Venue.Spot spotOf(Visitor visitor) {
    return Venue.queue(bar, waiting.indexOf(visitor));
  }

  /** A second passes; says who has their coffee. */
  Optional<Visitor> serve() {
    if (waiting.isEmpty() || --serving > 0) return Optional.empty();
    serving = service();
    return Optional.of(waiting.remove(0));
  }

  private int service() {
    return SHORTEST_SERVICE + chance.nextInt(SERVICES);
  }
}
