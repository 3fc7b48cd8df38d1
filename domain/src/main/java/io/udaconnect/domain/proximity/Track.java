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
final class Track {
  private static final int NOBODY = -1;

  private final List<Location> own;
  private final Closeness closeness;
  private final Neighbours neighbours;
  private final Nearest nearest = new Nearest();

  Track(List<Location> own, ConnectionRule rule) {
    this.own = own.stream().sorted(comparing(Location::key)).toList();
    closeness = new Closeness(rule.reach());
    neighbours = new Neighbours(rule, closeness);
    for (int i = 0; i < own.size(); i++) {
      var at = this.own.get(i);
      neighbours.add(0, i, at.key().micros(), at.point().latitudeE7(), at.point().longitudeE7());
    }
  }

  /**
   * How far it is to the closest of my own, of those that the rule allows; not a number if none.
   */
  double metres(long micros, int latitudeE7, int longitudeE7) {
    nearest.begin(latitudeE7, longitudeE7);
    neighbours.near(NOBODY, micros, latitudeE7, longitudeE7, nearest);
    return nearest.ordinal < 0 ? Double.NaN : nearest.metres;
  }

  /** The connection with my own location that is closest; of several the first. */
  Optional<Closest> closest(Location other) {
    double metres =
        metres(other.key().micros(), other.point().latitudeE7(), other.point().longitudeE7());
    return metres >= 0
        ? Optional.of(new Closest(own.get(nearest.ordinal), Distance.ofMetres(metres)))
        : Optional.empty();
  }

  record Closest(Location own, Distance distance) {}

  /** One object for all that are asked for. */
  private final class Nearest implements Neighbours.Found {
    private int latitudeE7;
    private int longitudeE7;
    private int ordinal;
    private double metres;

    void begin(int latitudeE7, int longitudeE7) {
      this.latitudeE7 = latitudeE7;
      this.longitudeE7 = longitudeE7;
      ordinal = -1;
      metres = Double.POSITIVE_INFINITY;
    }

    @Override
    public void near(
        int person, int ordinal, long micros, int itsLatitudeE7, int itsLongitudeE7, double about) {
      if (closeness.atLeast(about) > metres) return;
      double exactly =
          closeness.exactly(about, latitudeE7, longitudeE7, itsLatitudeE7, itsLongitudeE7);
      if (exactly > metres || (exactly == metres && ordinal > this.ordinal)) return;
      metres = exactly;
      this.ordinal = ordinal;
    }
  }
}
