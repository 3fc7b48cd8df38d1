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

  /** Also told of each that is near. */
  private static final class AtOneTime implements Search, Neighbours.Found {
    private static final int NOBODY = -1;

    private final Closeness closeness;
    private final Neighbours neighbours;
    private int latitudeE7;
    private int longitudeE7;
    private int closest;
    private double metres;

    private AtOneTime(List<Location> own, ConnectionRule rule) {
      closeness = new Closeness(rule.reach());
      neighbours = new Neighbours(rule, closeness);
      for (int i = 0; i < own.size(); i++) {
        var at = own.get(i);
        neighbours.add(0, i, at.key().micros(), at.point().latitudeE7(), at.point().longitudeE7());
      }
    }

    @Override
    public double metres(long micros, int latitudeE7, int longitudeE7) {
      this.latitudeE7 = latitudeE7;
      this.longitudeE7 = longitudeE7;
      closest = -1;
      metres = Double.POSITIVE_INFINITY;
      neighbours.near(NOBODY, micros, latitudeE7, longitudeE7, this);
      return closest < 0 ? Double.NaN : metres;
    }

    @Override
    public int closest() {
      return closest;
    }

    @Override
    public void near(
        int person, int ordinal, long micros, int itsLatitudeE7, int itsLongitudeE7, double about) {
      if (closeness.atLeast(about) > metres) return;
      double exactly =
          closeness.exactly(about, latitudeE7, longitudeE7, itsLatitudeE7, itsLongitudeE7);
      if (exactly > metres || (exactly == metres && ordinal > closest)) return;
      metres = exactly;
      closest = ordinal;
    }
  }
}
