package io.udaconnect.domain.proximity;

import static java.util.Comparator.comparing;

import io.udaconnect.domain.geo.Closeness;
import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.location.Location;
import java.util.List;
import java.util.Optional;

/**
 * One person's own locations, asked again and again which of them is closest to another's. Threads
 * may not share it.
 */
public final class Track {
  private final List<Location> own;
  private final Search search;

  public Track(List<Location> own, ConnectionRule rule) {
    this.own = own.stream().sorted(comparing(Location::key)).toList();
    search = rule.within().isPresent() ? new AtOneTime(this.own, rule) : anyTime(rule.reach());
  }

  /** Which of my own is closest, of those that the rule allows. */
  private interface Search {
    /** How far it is; not a number if there is none. */
    double metres(long micros, int latitudeE7, int longitudeE7);

    /** Which one it is; of several the first. */
    int closest();
  }

  /** How far it is to the closest of my own that the rule allows; not a number if there is none. */
  public double metres(long micros, int latitudeE7, int longitudeE7) {
    return search.metres(micros, latitudeE7, longitudeE7);
  }

  /** The connection with my own location that is closest; of several the first. */
  Optional<Closest> closest(Location other) {
    double metres =
        metres(other.key().micros(), other.point().latitudeE7(), other.point().longitudeE7());
    return metres >= 0
        ? Optional.of(new Closest(own.get(search.closest()), Distance.ofMetres(metres)))
        : Optional.empty();
  }

  record Closest(Location own, Distance distance) {}

  private Search anyTime(Distance reach) {
    var footprints = Footprints.of(own, reach);
    return new Search() {
      @Override
      public double metres(long micros, int latitudeE7, int longitudeE7) {
        return footprints.near(latitudeE7, longitudeE7)
            ? footprints.closer(Double.POSITIVE_INFINITY)
            : Double.NaN;
      }

      @Override
      public int closest() {
        return footprints.closest();
      }
    };
  }

  private static final class AtOneTime implements Search {
    private final Closeness closeness;
    private final Neighbours neighbours;
    private final long within;
    private int closest;

    private AtOneTime(List<Location> own, ConnectionRule rule) {
      closeness = new Closeness(rule.reach());
      neighbours = new Neighbours(rule.reach(), closeness);
      within = rule.within().map(Micros::of).orElse(Micros.EVER);
      for (int i = 0; i < own.size(); i++) {
        var at = own.get(i);
        int latitudeE7 = at.point().latitudeE7();
        int longitudeE7 = at.point().longitudeE7();
        long place = neighbours.place(latitudeE7, longitudeE7);
        neighbours.add(place, 0, i, at.key().micros(), latitudeE7, longitudeE7);
      }
    }

    @Override
    public double metres(long micros, int latitudeE7, int longitudeE7) {
      closest = -1;
      double metres = Double.POSITIVE_INFINITY;
      int found = neighbours.find(micros - within, micros + within, latitudeE7, longitudeE7);
      for (int i = 0; i < found; i++) {
        if (!neighbours.mayBeWithin(metres, neighbours.square(i))) continue;
        double exactly =
            closeness.exactly(
                latitudeE7, longitudeE7, neighbours.latitudeE7(i), neighbours.longitudeE7(i));
        if (exactly > metres || (exactly == metres && neighbours.ordinal(i) > closest)) continue;
        metres = exactly;
        closest = neighbours.ordinal(i);
      }
      return closest < 0 ? Double.NaN : metres;
    }

    @Override
    public int closest() {
      return closest;
    }
  }
}
