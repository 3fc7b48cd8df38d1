package io.udaconnect.domain.proximity;

import static java.util.Comparator.comparing;

import io.udaconnect.domain.geo.Closeness;
import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.geo.Vicinity;
import io.udaconnect.domain.location.Gaze;
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

    /** Where others may be near enough. */
    default Gaze gaze() {
      return Gaze.EVERYWHERE;
    }
  }

  /** How far it is to the closest of my own that the rule allows; not a number if there is none. */
  public double metres(long micros, int latitudeE7, int longitudeE7) {
    return search.metres(micros, latitudeE7, longitudeE7);
  }

  /** Where there can be connections: everywhere, if it depends on the time. */
  Gaze gaze() {
    return search.gaze();
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

      @Override
      public Gaze gaze() {
        return footprints::near;
      }
    };
  }

  private static final class AtOneTime implements Search {
    private final Closeness closeness;
    private final Vicinity vicinity;
    private final long within;

    // my own, in the order of time
    private final long[] micros;
    private final double[] latitudesE7;
    private final double[] longitudesE7;

    private final double[] radii;
    private final double[] room;
    private final int[] near;
    private int first;
    private int end;
    private int closest;

    private AtOneTime(List<Location> own, ConnectionRule rule) {
      closeness = new Closeness(rule.reach());
      vicinity = new Vicinity(rule.reach());
      within = rule.within().map(Micros::of).orElse(Micros.EVER);
      micros = own.stream().mapToLong(at -> at.key().micros()).toArray();
      latitudesE7 = own.stream().mapToDouble(at -> at.point().latitudeE7()).toArray();
      longitudesE7 = own.stream().mapToDouble(at -> at.point().longitudeE7()).toArray();
      radii = new double[own.size()];
      room = new double[own.size()];
      near = new int[own.size() + 1];
    }

    @Override
    public double metres(long itsMicros, int latitudeE7, int longitudeE7) {
      first = Ascending.firstFrom(itsMicros - within, micros, micros.length, first);
      end = Ascending.firstFrom(itsMicros + within + 1, micros, micros.length, end);
      vicinity.moveTo(latitudeE7, longitudeE7);
      int count =
          vicinity.siftCircles(latitudesE7, longitudesE7, radii, first, end, 0, room, near, 0);
      double metres = Double.NaN;
      for (int i = 0; i < count; i++) {
        int own = near[i];
        int ownLatitudeE7 = (int) latitudesE7[own];
        int ownLongitudeE7 = (int) longitudesE7[own];
        double about = closeness.about(latitudeE7, longitudeE7, ownLatitudeE7, ownLongitudeE7);
        if (!(about >= 0) || closeness.atLeast(about) >= metres) continue;
        double exactly =
            closeness.exactly(about, latitudeE7, longitudeE7, ownLatitudeE7, ownLongitudeE7);
        if (exactly >= metres) continue;
        metres = exactly;
        closest = own;
      }
      return metres;
    }

    @Override
    public int closest() {
      return closest;
    }
  }
}
