package io.udaconnect.bench.engine;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.geo.GeoBox;
import io.udaconnect.domain.geo.Grid;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.Net;
import io.udaconnect.domain.person.MemoryPeople;
import io.udaconnect.domain.proximity.ConnectionRule;
import io.udaconnect.domain.proximity.EncounterRule;
import io.udaconnect.domain.proximity.Track;
import io.udaconnect.domain.proximity.Visitors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Who was at any time within 5 m of where one person was: the locations of a week in the cells
 * around that person's own, of which there are about a thousand, or those of one day.
 */
@State(Scope.Benchmark)
public class VisitorsBenchmark {
  private static final ConnectionRule NEAR = ConnectionRule.anyTime(Distance.ofMetres(5));
  private static final EncounterRule RULE =
      new EncounterRule(NEAR, EncounterRule.USUAL_GAP, EncounterRule.FEWEST_POINTS);
  private static final int STEP_SECONDS = 200;
  private static final int STEPS = 143;
  private static final int DAYS = 7;
  private static final long HOUR_MICROS = 3_600_000_000L;

  @Param({"143", "1001"})
  public int own;

  @Param({"TIME", "PACK"})
  public String order;

  @Param("10000")
  public int people;

  @Param("3000000")
  public int locations;

  private List<Location> track;
  private Sightings others;
  private MemoryPeople nobody;

  /** Makes the crowd. */
  @Setup(Level.Trial)
  public void gather() {
    nobody = new MemoryPeople();
    var all = new Crowd(people, Crowd.Ground.BOOTHS, 1).sightings(STEP_SECONDS, STEPS, DAYS);
    track = all.of(1).subList(0, own);
    var net = net(track);
    var caught = all.only(i -> all.person(i) != 1 && net.contains(cell(all, i)), locations);
    others = order.equals("PACK") ? asPacked(caught) : caught;
  }

  /** As the store tells of them: hour by hour, place by place, person by person. */
  private static Sightings asPacked(Sightings caught) {
    var byPerson = caught.by(caught::person);
    var byPlace = byPerson.by(i -> Net.place(byPerson.latitudeE7(i), byPerson.longitudeE7(i)));
    return byPlace.by(i -> byPlace.micros(i) / HOUR_MICROS);
  }

  private static Set<Long> net(List<Location> track) {
    var cells = new HashSet<Long>();
    for (var at : track) {
      Grid.blocks(
          GeoBox.around(at.point().latitudeE7(), at.point().longitudeE7(), NEAR.reach()),
          0,
          cells::add);
    }
    return cells;
  }

  private static long cell(Sightings seen, int i) {
    return Grid.cell(seen.latitudeE7(i), seen.longitudeE7(i));
  }

  /** A line for each person. */
  @Benchmark
  public void met(Blackhole found, Counted counted) {
    var visitors = new Visitors(track, RULE);
    others.show(visitors);
    counted.locations += others.size();
    found.consume(visitors.met(nobody));
  }

  /** The distance to the closest of the own, for each location. */
  @Benchmark
  public void closest(Blackhole found, Counted counted) {
    var here = new Track(track, NEAR);
    others.show(
        (person, micros, latitudeE7, longitudeE7) ->
            found.consume(here.metres(micros, latitudeE7, longitudeE7)));
    counted.locations += others.size();
  }
}
