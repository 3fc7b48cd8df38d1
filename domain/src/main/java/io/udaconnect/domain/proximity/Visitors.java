package io.udaconnect.domain.proximity;

import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.Witness;
import io.udaconnect.domain.person.People;
import io.udaconnect.domain.person.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who was where a track leads, at whatever time: takes locations in any order, each once, and
 * keeps, of each person, no more than the spells of being there. Threads may not share it.
 */
public final class Visitors implements Witness {
  private final Footprints footprints;
  private final long gap;
  private final int leastPoints;
  private final LongMap<Visitor> visitors = new LongMap<>();

  /**
   * @param own the locations of the track; of the points that a visit takes, they stand for one
   * @param rule of any time: what it says of within does not matter here
   */
  public Visitors(List<Location> own, EncounterRule rule) {
    footprints = Footprints.of(own, rule.near().reach());
    gap = Micros.of(rule.gap());
    leastPoints = rule.leastPoints() - 1;
  }

  @Override
  public void seen(long person, long micros, int latitudeE7, int longitudeE7) {
    if (!footprints.near(latitudeE7, longitudeE7)) return;
    var visitor = visitors.get(person);
    if (visitor == null) {
      visitor = new Visitor(person, gap, leastPoints);
      visitors.add(person, visitor);
    }
    visitor.seen(micros);
    visitor.closest = footprints.closer(visitor.closest);
  }

  /** A line for each of them who is known, in no order. */
  public Stream<PersonMet> met(People people) {
    var met = new ArrayList<PersonMet>();
    visitors.forEach(
        visitor ->
            people
                .find(new PersonId(visitor.person))
                .flatMap(person -> visitor.acquaintance().map(sum -> sum.with(person)))
                .ifPresent(met::add));
    return met.stream();
  }
}
