package io.udaconnect.domain.geo;

/**
 * What is around one place after another, told by the squares of distances on a plane alone, but
 * for what is in doubt. Threads may not share it.
 */
public final class Vicinity {
  private static final int HALF_TURN_E7 = 1_800_000_000;

  /** Where doubt is a greater part of the reach, everything is in doubt. */
  private static final double MOST_DOUBT = 0.25;

  /** Circles around places that lie no farther apart than so many times the reach, are told of. */
  public static final double WIDEST = 3;

  /** Half the diagonal of a square, and more. */
  private static final double HALF_DIAGONAL = 0.71;

  /** What planes may be wrong by, and more. */
  private static final double STRETCH = 1.01;

  private static final double CENTIMETRE = 0.01;

  private final double reach;
  private final Distance widest;
  private LocalPlane plane = LocalPlane.at(0);
  private double latitudeE7;
  private double longitudeE7;
  private double metresNorth;
  private double metresEast;
  private double leastDoubt;
  private double doubt;
  private double near;
  private double far;
  private long doubtful;
  private long least;

  public Vicinity(Distance reach) {
    this.reach = reach.metres();
    widest = around(2 * WIDEST * HALF_DIAGONAL * this.reach);
    leastDoubt = doubtAt(plane);
  }

  /** How far apart the middles of two circles that are within reach are, at most. */
  public Distance widest() {
    return widest;
  }

  /** The same of two whose radii are these, together. */
  public Distance around(double radii) {
    return Distance.ofMetres(STRETCH * (reach + radii) + CENTIMETRE);
  }

  private double doubtAt(LocalPlane plane) {
    return plane.doubtAround(widest.metres()) + Closeness.ROUNDING;
  }

  /** From now on it is about this place. */
  public void moveTo(int latitudeE7, int longitudeE7) {
    var here = plane.or(latitudeE7);
    if (here != plane) {
      plane = here;
      leastDoubt = doubtAt(here);
    }
    this.latitudeE7 = latitudeE7;
    this.longitudeE7 = longitudeE7;
    metresNorth = here.metresNorth(latitudeE7);
    metresEast = here.metresEast(latitudeE7);
    boolean nearAntimeridian =
        (HALF_TURN_E7 - Math.abs((double) longitudeE7)) * metresEast < 2 * widest.metres();
    boolean isClear = !nearAntimeridian && leastDoubt <= reach * MOST_DOUBT;
    doubt = isClear ? leastDoubt : Double.POSITIVE_INFINITY;
    near = isClear ? (reach - doubt) * (reach - doubt) : 0;
    far = (reach + doubt) * (reach + doubt);
  }

  /** Whether anything here is sure; over the poles and the antimeridian everything is in doubt. */
  public boolean isClear() {
    return doubt < Double.POSITIVE_INFINITY;
  }

  /**
   * Whether what is here is no higher and no wider than so many times the reach; where everything
   * is in doubt, nothing is.
   */
  public boolean isWithin(double times, double heightE7, double widthE7) {
    double most = times * reach;
    return heightE7 * metresNorth <= most && widthE7 * metresEast <= most && isClear();
  }

  /** How far from its middle anything in a box here is, at most. */
  public double radius(double heightE7, double widthE7) {
    return Math.hypot(heightE7 * metresNorth, widthE7 * metresEast) / 2 + doubt;
  }

  /**
   * Tells which circles may be within reach of one around here.
   *
   * @param room where it leaves by how much they are, as squares, all of them
   * @param kept where it leaves which may be near, from {@code count} on
   * @return the count with those
   */
  public int siftCircles(
      double[] latitudesE7,
      double[] longitudesE7,
      double[] radii,
      int first,
      int end,
      double radius,
      double[] room,
      int[] kept,
      int count) {
    double here = latitudeE7;
    double there = longitudeE7;
    double north = metresNorth;
    double east = metresEast;
    double least = reach + doubt + radius;
    for (int i = first; i < end; i++) { // as vectors, so without a branch
      double y = (latitudesE7[i] - here) * north;
      double x = (longitudesE7[i] - there) * east;
      double most = least + radii[i];
      room[i] = most * most - (y * y + x * x);
    }
    int keeps = count;
    for (int i = first; i < end; i++) {
      kept[keeps] = i;
      keeps += 1 - (int) (Double.doubleToRawLongBits(room[i]) >>> 63); // without one, too
    }
    return keeps;
  }

  /**
   * Tells which places may be within reach. They are so many 1e-7 degrees north and east of an
   * origin that is not far away, so that floats hold that exactly.
   *
   * @param squares where it leaves the squares of about how many metres they are away, all of them
   * @param kept where it leaves which may be near
   * @return how many may be near
   */
  public int sift(
      int originLatitudeE7,
      int originLongitudeE7,
      float[] norths,
      float[] easts,
      int first,
      int end,
      float[] squares,
      int[] kept) {
    float here = (float) (latitudeE7 - originLatitudeE7);
    float there = (float) (longitudeE7 - originLongitudeE7);
    float north = (float) metresNorth;
    float east = (float) metresEast;
    for (int i = first; i < end; i++) { // as vectors, so without a branch
      float y = (norths[i] - here) * north;
      float x = (easts[i] - there) * east;
      squares[i] = y * y + x * x;
    }
    float most = (float) far;
    int count = 0;
    for (int i = first; i < end; i++) {
      kept[count] = i;
      count += 1 - (Float.floatToRawIntBits(most - squares[i]) >>> 31); // without one, too
    }
    return count;
  }

  /** Whether only {@link Closeness} can tell if that is within reach. */
  public boolean isInDoubt(double square) {
    return square > near;
  }

  /**
   * Tells which of some places may be within reach of another; that is small, and around here.
   *
   * @param end no more than 64 after the first
   * @return a bit for each, that of the first is the last
   */
  public long near(
      double latitudeE7,
      double longitudeE7,
      double[] latitudesE7,
      double[] longitudesE7,
      int first,
      int end) {
    double north = metresNorth;
    double east = metresEast;
    long sure = Double.doubleToRawLongBits(near);
    long most = Double.doubleToRawLongBits(far);
    long beyond = 0;
    long unsure = 0;
    long closest = Long.MAX_VALUE;
    for (int i = end - 1; i >= first; i--) { // without a branch, too
      double y = (latitudesE7[i] - latitudeE7) * north;
      double x = (longitudesE7[i] - longitudeE7) * east;
      long square = Double.doubleToRawLongBits(y * y + x * x);
      beyond = beyond << 1 | (most - square) >>> 63;
      unsure = unsure << 1 | (sure - square) >>> 63;
      closest = Math.min(closest, square);
    }
    long found = ~beyond & (-1L >>> (first - end));
    doubtful = unsure & found;
    least = closest;
    return found;
  }

  /** Of which of them only {@link Closeness} can tell whether they are within reach. */
  public long doubtful() {
    return doubtful;
  }

  /** The square of about how many metres the closest of them is away. */
  public double least() {
    return Double.longBitsToDouble(least);
  }

  /** The square of about how many metres two places are apart, of which one is around here. */
  public double square(
      double latitudeE7, double longitudeE7, double itsLatitudeE7, double itsLongitudeE7) {
    double y = (itsLatitudeE7 - latitudeE7) * metresNorth;
    double x = (itsLongitudeE7 - longitudeE7) * metresEast;
    return y * y + x * x;
  }

  /** The square of how far apart what is within reach of each other seems to be, at most. */
  public double mostSquare(double radius) {
    return (reach + doubt + radius) * (reach + doubt + radius);
  }

  /** How far apart those may be whose square this is, at most. */
  public double atMost(double square) {
    return Math.sqrt(square) + doubt;
  }

  /** Whether something within reach may be no farther than this. */
  public boolean mayBeWithin(double metres, double square) {
    double most = metres + doubt;
    return square <= most * most;
  }
}
