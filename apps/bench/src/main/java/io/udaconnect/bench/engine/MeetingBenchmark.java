package io.udaconnect.bench.engine;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.proximity.ConnectionRule;
import io.udaconnect.domain.proximity.EncounterDetector;
import io.udaconnect.domain.proximity.EncounterRule;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Who is together with whom: 5 m, 60 s, a location each ten seconds, against all of that minute.
 */
@State(Scope.Benchmark)
public class MeetingBenchmark {
  private static final EncounterRule RULE =
      new EncounterRule(
          ConnectionRule.together(Distance.ofMetres(5), EncounterRule.USUAL_WITHIN),
          EncounterRule.USUAL_GAP,
          EncounterRule.FEWEST_POINTS);
  private static final int STEP_SECONDS = 10;

  @Param({"HALL", "CITY"})
  public String ground;

  @Param("10000")
  public int people;

  @Param("10")
  public int minutes;

  private Sightings seen;

  /** Makes the crowd. */
  @Setup(Level.Trial)
  public void gather() {
    var where = ground.equals("CITY") ? Crowd.Ground.CITY : Crowd.Ground.HALL;
    seen = new Crowd(people, where, 1).sightings(STEP_SECONDS, minutes * 60 / STEP_SECONDS, 1);
  }

  /** Everybody with everybody. */
  @Benchmark
  public void everybody(Blackhole found, Counted counted) {
    watch(new EncounterDetector(RULE, found::consume), counted);
  }

  /** One person with all others. */
  @Benchmark
  public void one(Blackhole found, Counted counted) {
    watch(new EncounterDetector(new PersonId(1), RULE, found::consume), counted);
  }

  private void watch(EncounterDetector detector, Counted counted) {
    seen.show(detector);
    counted.locations += seen.size();
    detector.finish();
  }
}
