package io.udaconnect.domain.proximity;

import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.Patch;
import io.udaconnect.domain.location.Witness;
import io.udaconnect.domain.person.People;
import io.udaconnect.domain.person.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who was where a track leads, at whatever time: takes locations hour by hour, in any order within
 * one, each once, and keeps, of each person, no more than the spells of that hour and a sum.
 * Threads may not share it.
 */
public final class Visitors implements Witness {
  private static final long HOUR_MICROS = 3_600_000_000L;

  private static final long NOBODY = 0;

  private final long self;
  private final Footprints footprints;
  private final long gap;
  private final int leastPoints;
  private final LongMap<Visitor> visitors = new LongMap<>();
  private final Spells spells;

  /** When this hour began. */
  private long hour = -Micros.EVER;

  /** Whom the last location was of: mostly the next one is of the same. */
  private Visitor latest;

  // the spell that it belongs to; there is none without points
  private long from;
  private long to;
  private int points;
  private double closest;

  /**
   * @param own the locations of the track, of a person who is no visitor; of the points that a
   *     visit takes, they stand for one
   * @param rule of any time: what it says of within does not matter here
   */
  public Visitors(List<Location> own, EncounterRule rule) {
    self = own.isEmpty() ? NOBODY : own.get(0).person().value();
    footprints = Footprints.of(own, rule.near().reach());
    gap = Micros.of(rule.gap());
    leastPoints = rule.leastPoints() - 1;
    spells = new Spells(gap, leastPoints);
  }

  @Override
  public int looksAt(Patch patch, int[] matter) {
    return footprints.near(patch, matter);
  }

  @Override
  public void seenOn(Patch patch, int index, long person, long micros) {
    if (person == self) return;
    visited(person, micros);
    closest = footprints.closer(patch, index, closest);
  }

  @Override
  public void seen(long person, long micros, int latitudeE7, int longitudeE7) {
    if (person == self || !footprints.near(latitudeE7, longitudeE7)) return;
    visited(person, micros);
    closest = footprints.closer(closest);
  }

  private void visited(long person, long micros) {
    if (micros < hour || micros - hour >= HOUR_MICROS) turn(micros);
    if (latest == null || latest.person != person) {
      putAside();
      latest = visitor(person);
    } else if (points > 0 && !touches(micros)) {
      putAside();
    }
    if (points++ == 0) {
      from = micros;
      to = micros;
      closest = latest.closest;
    } else {
      from = Math.min(from, micros);
      to = Math.max(to, micros);
    }
  }

  private boolean touches(long micros) {
    return (micros <= to || micros - to < gap) && (from <= micros || from - micros < gap);
  }

  /** To another hour, which is a later one. */
  private void turn(long micros) {
    if (micros < hour) throw new IllegalStateException("hours out of order");
    putAside();
    spells.end();
    hour = Math.floorDiv(micros, HOUR_MICROS) * HOUR_MICROS;
  }

  private void putAside() {
    if (points == 0) return;
    spells.add(latest, from, to, points, closest);
    if (leastPoints <= 1) latest.closest = closest;
    points = 0;
  }

  private Visitor visitor(long person) {
    var known = visitors.get(person);
    if (known != null) return known;
    var visitor = new Visitor(person);
    visitors.add(person, visitor);
    return visitor;
  }

  /** A line for each of them who is known, in the order of rank, once all were seen. */
  public Stream<PersonMet> met(People people) {
    putAside();
    spells.end();
    var met = new ArrayList<Visitor>();
    visitors.forEach(
        visitor -> {
          visitor.end(leastPoints);
          if (visitor.wasMet()) met.add(visitor);
        });
    met.sort(Visitor.BY_RANK);
    return met.stream()
        .mapMulti(
            (visitor, line) ->
                people
                    .find(new PersonId(visitor.person))
                    .ifPresent(person -> line.accept(visitor.met(person))));
  }
}
