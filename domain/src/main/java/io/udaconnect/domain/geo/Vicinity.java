package io.udaconnect.domain.geo;

/**
 * What is around one place after another, told by the squares of distances on a plane alone, but
 * for what is in doubt. Threads may not share it.
 */
public final class Vicinity {
  private static final int HALF_TURN_E7 = 1_800_000_000;

  /** Where doubt is a greater part of the reach, everything is in doubt. */
  private static final double MOST_DOUBT = 0.25;

  private final double reach;
  private LocalPlane plane = LocalPlane.at(0);
  private double latitudeE7;
  private double longitudeE7;
  private double metresNorth;
  private double metresEast;
  private double leastDoubt;
  private double doubt;
  private double near;
  private float far;

  public Vicinity(Distance reach) {
    this.reach = reach.metres();
    leastDoubt = plane.doubtAround(this.reach) + Closeness.ROUNDING;
  }

  /** From now on it is about this place. */
  public void moveTo(int latitudeE7, int longitudeE7) {
    var here = plane.or(latitudeE7);
    if (here != plane) {
      plane = here;
      leastDoubt = here.doubtAround(reach) + Closeness.ROUNDING;
    }
    this.latitudeE7 = latitudeE7;
    this.longitudeE7 = longitudeE7;
    metresNorth = here.metresNorth(latitudeE7);
    metresEast = here.metresEast(latitudeE7);
    boolean nearAntimeridian =
        (HALF_TURN_E7 - Math.abs((double) longitudeE7)) * metresEast < 2 * reach;
    boolean isClear = !nearAntimeridian && leastDoubt <= reach * MOST_DOUBT;
    doubt = isClear ? leastDoubt : Double.POSITIVE_INFINITY;
    near = isClear ? (reach - doubt) * (reach - doubt) : -1;
    far = (float) ((reach + doubt) * (reach + doubt));
  }

  /**
   * Tells which places may be within reach. They are so many 1e-7 degrees north and east of an
   * origin that is not far away, as the blocks of a {@link Grid} go.
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
    float most = far;
    int count = 0;
    for (int i = first; i < end; i++) {
      kept[count] = i;
      count += 1 - (Float.floatToRawIntBits(most - squares[i]) >>> 31); // without one, too
    }
    return count;
  }

  /** Whether only {@link Closeness} can tell if that is within reach. */
  public boolean isInDoubt(float square) {
    return square > near;
  }

  /** Whether something within reach may be no farther than this. */
  public boolean mayBeWithin(double metres, float square) {
    double most = metres + doubt;
    return square <= most * most;
  }
}
