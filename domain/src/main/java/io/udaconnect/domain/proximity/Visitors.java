package io.udaconnect.domain.proximity;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.location.Witness;
import java.util.function.BiConsumer;

/**
 * Who was where a track leads, at whatever time: takes locations in any order and keeps, of each
 * person, no more than the spells of being there. Threads may not share it.
 */
final class Visitors implements Witness {
  private final Track track;
  private final long gap;
  private final LongMap<Visitor> visitors = new LongMap<>();

  Visitors(Track track, long gap) {
    this.track = track;
    this.gap = gap;
  }

  @Override
  public void seen(long person, long micros, int latitudeE7, int longitudeE7) {
    double metres = track.metres(micros, latitudeE7, longitudeE7);
    if (Double.isNaN(metres)) return;
    var visitor = visitors.get(person);
    if (visitor == null) {
      visitor = new Visitor(person);
      visitors.add(person, visitor);
    }
    visitor.spells.with(micros, micros, gap);
    visitor.closest = Math.min(visitor.closest, metres);
  }

  /** Each of them. */
  void forEach(BiConsumer<Long, Acquaintance> each) {
    visitors.forEach(
        visitor -> {
          var acquaintance = new Acquaintance();
          var closest = Distance.ofMetres(visitor.closest);
          visitor.spells.endUntil(
              Long.MAX_VALUE,
              spell ->
                  acquaintance.add(
                      LocationKey.ofMicros(spell.from), LocationKey.ofMicros(spell.to), closest));
          each.accept(visitor.person, acquaintance);
        });
  }

  private static final class Visitor {
    private final long person;
    private final Spells spells = new Spells();
    private double closest = Double.POSITIVE_INFINITY;

    private Visitor(long person) {
      this.person = person;
    }
  }
}
