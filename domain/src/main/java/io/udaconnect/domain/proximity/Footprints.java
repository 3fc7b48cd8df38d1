package io.udaconnect.domain.proximity;

import io.udaconnect.domain.geo.Closeness;
import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.geo.GeoBox;
import io.udaconnect.domain.geo.Grid;
import io.udaconnect.domain.location.Location;
import java.util.Arrays;
import java.util.List;

/**
 * The places of one person, asked again and again how far it is to the closest of them. Squares of
 * the ground around know which places that can be, and how far they are at least and at most; where
 * it is asked often it looks closer, by smaller squares. Threads may not share it.
 */
final class Footprints {
  /** Squares are not cut smaller than this. */
  private static final int SMALLEST_E7 = 64;

  /** With so many squares none is cut any more. */
  private static final int MOST_SQUARES = 1 << 18;

  private final int[] latitudesE7;
  private final int[] longitudesE7;
  private final double reach;
  private final Closeness closeness;
  private final int size;
  private final LongMap<Square> blocks = new LongMap<>();
  private int squares;

  private int latitudeE7;
  private int longitudeE7;
  private Square here;
  private int closest;

  /** Of several at one place the first counts. */
  static Footprints of(List<Location> own, Distance reach) {
    return new Footprints(
        own.stream().mapToInt(at -> at.point().latitudeE7()).toArray(),
        own.stream().mapToInt(at -> at.point().longitudeE7()).toArray(),
        reach);
  }

  private Footprints(int[] latitudesE7, int[] longitudesE7, Distance reach) {
    this.latitudesE7 = latitudesE7;
    this.longitudesE7 = longitudesE7;
    this.reach = reach.metres();
    closeness = new Closeness(reach);
    size = Grid.sizeOf(reach);
    var known = new LongMap<Distance>();
    for (int i = 0; i < latitudesE7.length; i++) {
      long place = ((long) latitudesE7[i] << 32) | (longitudesE7[i] & 0xFFFFFFFFL);
      if (known.get(place) != null) continue;
      known.add(place, reach);
      int footprint = i;
      Grid.blocks(
          GeoBox.around(latitudesE7[i], longitudesE7[i], reach),
          size,
          number -> block(number).add(footprint));
    }
  }

  private Square block(long number) {
    var known = blocks.get(number);
    if (known != null) return known;
    var block = new Square(Grid.box(number, size), new int[2], 0);
    blocks.add(number, block);
    return block;
  }

  /** Whether any is within reach of this place, which {@link #closer} is then about. */
  boolean near(int latitudeE7, int longitudeE7) {
    this.latitudeE7 = latitudeE7;
    this.longitudeE7 = longitudeE7;
    here = square();
    if (here == null || here.least > reach) return false;
    if (here.most <= reach) return true;
    for (int i = 0; i < here.count; i++) {
      int place = here.candidates[i];
      if (closeness.about(latitudeE7, longitudeE7, latitudesE7[place], longitudesE7[place]) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** How far it is to the closest if that is less than this, else this. */
  double closer(double limit) {
    double metres = limit;
    if (here.least >= metres) return metres;
    for (int i = 0; i < here.count; i++) {
      int place = here.candidates[i];
      int itsLatitudeE7 = latitudesE7[place];
      int northward = Math.abs(latitudeE7 - itsLatitudeE7);
      if (northward * GeoBox.SHORTEST_E7_METRES > metres + Closeness.ROUNDING) continue;
      int itsLongitudeE7 = longitudesE7[place];
      double about = closeness.about(latitudeE7, longitudeE7, itsLatitudeE7, itsLongitudeE7);
      if (!(closeness.atLeast(about) < metres)) continue;
      double exactly =
          closeness.exactly(about, latitudeE7, longitudeE7, itsLatitudeE7, itsLongitudeE7);
      if (exactly >= metres) continue;
      metres = exactly;
      closest = place;
    }
    return metres;
  }

  /** The one that {@link #closer} found last; of several the first. */
  int closest() {
    return closest;
  }

  /** The smallest square around there; null where nothing can be near. */
  private Square square() {
    var square = blocks.get(Grid.cell(latitudeE7, longitudeE7) >> (2 * size));
    if (square == null) return null;
    while (square.isLookedAtCloser()) square = square.part(latitudeE7, longitudeE7);
    return square;
  }

  /** A part of the ground. */
  private final class Square {
    private final GeoBox box;
    private final int middleLatitudeE7;
    private final int middleLongitudeE7;
    private int[] candidates;
    private int count;
    private double least = Double.NaN;
    private double most;
    private int asked;
    private Square[] parts;

    private Square(GeoBox box, int[] candidates, int count) {
      this.box = box;
      this.candidates = candidates;
      this.count = count;
      middleLatitudeE7 = box.middleLatitudeE7();
      middleLongitudeE7 = box.middleLongitudeE7();
    }

    /** Adds one that is not less than those before, perhaps the same as the last. */
    private void add(int place) {
      if (count > 0 && candidates[count - 1] == place) return;
      if (count == candidates.length) candidates = Arrays.copyOf(candidates, 2 * count);
      candidates[count++] = place;
    }

    private boolean isLookedAtCloser() {
      if (parts != null) return true;
      if (Double.isNaN(least)) narrow();
      if (asked++ < 4 * count || count < 2 || !isDivisible()) return false;
      parts = new Square[4];
      return true;
    }

    private boolean isDivisible() {
      return squares < MOST_SQUARES
          && Math.max(box.northE7() - box.southE7(), (long) box.eastE7() - box.westE7())
              > SMALLEST_E7;
    }

    private Square part(int latitudeE7, int longitudeE7) {
      boolean isNorth = latitudeE7 > middleLatitudeE7;
      boolean isEast = longitudeE7 > middleLongitudeE7;
      int which = (isNorth ? 2 : 0) + (isEast ? 1 : 0);
      if (parts[which] == null) {
        var quarter =
            new GeoBox(
                isNorth ? Math.min(middleLatitudeE7 + 1, box.northE7()) : box.southE7(),
                isNorth ? box.northE7() : middleLatitudeE7,
                isEast ? Math.min(middleLongitudeE7 + 1, box.eastE7()) : box.westE7(),
                isEast ? box.eastE7() : middleLongitudeE7);
        parts[which] = new Square(quarter, candidates, count);
      }
      return parts[which];
    }

    /** Keeps those that can be the closest to somewhere in here. */
    private void narrow() {
      squares++;
      double radius = box.radius();
      var leasts = new double[count];
      least = Double.POSITIVE_INFINITY;
      most = Double.POSITIVE_INFINITY;
      for (int i = 0; i < count; i++) {
        int latitudeE7 = latitudesE7[candidates[i]];
        int longitudeE7 = longitudesE7[candidates[i]];
        double about =
            closeness.roughly(middleLatitudeE7, middleLongitudeE7, latitudeE7, longitudeE7);
        leasts[i] = closeness.atLeast(about) - radius;
        least = Math.min(least, leasts[i]);
        most = Math.min(most, closeness.atMost(about) + radius);
      }
      var kept = new int[count];
      int keeps = 0;
      for (int i = 0; i < count; i++) {
        if (leasts[i] <= Math.min(most, reach)) kept[keeps++] = candidates[i];
      }
      candidates = keeps == count ? candidates : Arrays.copyOf(kept, keeps);
      count = keeps;
    }
  }
}
