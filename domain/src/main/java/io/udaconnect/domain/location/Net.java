package io.udaconnect.domain.location;

import static java.util.Collections.unmodifiableSet;

import io.udaconnect.domain.TimeRange;
import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.geo.GeoBox;
import io.udaconnect.domain.geo.Grid;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where and when to look for all that was near a track. It may hold more than that, never less, so
 * that a store narrows quickly and the engine behind it decides. Places are squares of about 19 m.
 */
public final class Net {
  private static final int PLACE_SIZE = 1;

  /** Wider than this the places of one location alone are thousands: then it is everywhere. */
  private static final Distance WIDEST = Distance.ofMetres(1_000);

  private static final int MOST_PLACES = 1 << 16;

  private final Times range;
  private final boolean isEverywhere;
  private final boolean isAnyTime;
  private final Map<Long, Times> places;

  private Net(Times range, boolean isEverywhere, boolean isAnyTime, Map<Long, Times> places) {
    this.range = range;
    this.isEverywhere = isEverywhere;
    this.isAnyTime = isAnyTime;
    this.places = places;
  }

  /** All that was seen in this time. */
  public static Net everywhere(TimeRange range) {
    return everywhere(Times.of(range));
  }

  /** All that was seen in this box in this time. */
  public static Net within(GeoBox box, TimeRange range) {
    var times = Times.of(range);
    if (times.count() == 0 || Grid.mostBlocks(box, PLACE_SIZE) > MOST_PLACES) {
      return everywhere(times);
    }
    var places = new HashMap<Long, Times>();
    Grid.blocks(box, PLACE_SIZE, place -> places.put(place, times));
    return new Net(times, false, true, places);
  }

  private static Net everywhere(Times range) {
    return new Net(range, true, true, Map.of());
  }

  /**
   * Around a track, for what was within reach of it.
   *
   * @param own the track, in the order of time
   * @param within how far apart in time they may be; empty for any time in the range
   */
  public static Net around(
      List<Location> own, Distance reach, Optional<Duration> within, TimeRange range) {
    if (own.isEmpty()) return new Net(Times.NEVER, false, true, Map.of());
    long margin = within.map(Net::micros).orElse(Times.LONGEST);
    long first = own.get(0).key().micros();
    long last = own.get(own.size() - 1).key().micros();
    var all = Times.of(range).and(first - margin, last + margin + 1);
    if (reach.compareTo(WIDEST) > 0) return everywhere(all);
    var places = new HashMap<Long, Times>();
    for (var at : own) {
      long then = at.key().micros();
      var around = GeoBox.around(at.point().latitudeE7(), at.point().longitudeE7(), reach);
      Grid.blocks(
          around,
          PLACE_SIZE,
          place ->
              places
                  .computeIfAbsent(place, anew -> new Times())
                  .add(
                      Math.max(all.start(0), then - margin),
                      Math.min(all.end(0), then + margin + 1)));
      if (places.size() > MOST_PLACES) return everywhere(all);
    }
    return new Net(all, false, within.isEmpty(), places);
  }

  private static long micros(Duration time) {
    return time.getSeconds() > Times.LONGEST / 1_000_000
        ? Times.LONGEST
        : time.getSeconds() * 1_000_000 + time.getNano() / 1_000;
  }

  /** The number of the place that this is in. Databases keep it: it never changes. */
  public static long place(int latitudeE7, int longitudeE7) {
    return Grid.cell(latitudeE7, longitudeE7) >> (2 * PLACE_SIZE);
  }

  public boolean isEmpty() {
    return range.count() == 0;
  }

  /** Whether each of its places is in it for the whole {@link #range}. */
  public boolean isAnyTime() {
    return isAnyTime;
  }

  /** Whether it holds all places, so that {@link #places} says nothing. */
  public boolean isEverywhere() {
    return isEverywhere;
  }

  public Set<Long> places() {
    return unmodifiableSet(places.keySet());
  }

  /** When to look at a place; empty for those that are not in it. */
  public Times times(long place) {
    return isEverywhere ? range : places.getOrDefault(place, Times.NEVER);
  }

  /** One span that has all times of all places, or none. */
  public Times range() {
    return range;
  }

  public boolean holds(Location location) {
    var point = location.point();
    return times(place(point.latitudeE7(), point.longitudeE7())).hold(location.key().micros());
  }
}
