package io.udaconnect.bench.engine;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** How many locations were shown, so that JMH tells the time of each. */
@AuxCounters
@State(Scope.Thread)
public class Counted {
  static final String NAME = "locations";

  public long locations;
}
