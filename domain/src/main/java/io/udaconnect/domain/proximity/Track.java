package io.udaconnect.domain.proximity;

import static java.util.Comparator.comparing;

import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.geo.GeoBox;
import io.udaconnect.domain.location.Location;
import java.util.List;
import java.util.Optional;

/** One person's own locations, asked again and again which of them is closest to another's. */
final class Track {
  private final Location[] own;
  private final int[] latitudes;
  private final ConnectionRule rule;

  Track(List<Location> own, ConnectionRule rule) {
    this.own =
        own.stream().sorted(comparing(at -> at.point().latitudeE7())).toArray(Location[]::new);
    this.latitudes = own.stream().mapToInt(at -> at.point().latitudeE7()).sorted().toArray();
    this.rule = rule;
  }

  /** My own location that is closest to this one, of those that the rule allows. */
  Optional<Closest> closest(Location other) {
    var net = GeoBox.around(List.of(other.point()), rule.reach());
    Closest best = null;
    for (int i = firstFrom(net.southE7()); i < own.length && latitudes[i] <= net.northE7(); i++) {
      var mine = own[i];
      if (net.contains(mine.point()) && rule.atOneTime(mine.instant(), other.instant())) {
        var distance = mine.point().to(other.point());
        if (distance.compareTo(rule.reach()) <= 0) best = better(best, new Closest(mine, distance));
      }
    }
    return Optional.ofNullable(best);
  }

  private int firstFrom(int latitudeE7) {
    int low = 0;
    int high = latitudes.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (latitudes[middle] < latitudeE7) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private static Closest better(Closest best, Closest next) {
    if (best == null) return next;
    int order = next.distance.compareTo(best.distance);
    boolean earlier = next.own.key().compareTo(best.own.key()) < 0;
    return order < 0 || (order == 0 && earlier) ? next : best;
  }

  record Closest(Location own, Distance distance) {}
}
