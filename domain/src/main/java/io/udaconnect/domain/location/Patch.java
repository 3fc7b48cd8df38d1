package io.udaconnect.domain.location;

/**
 * Places on one patch of ground, which may be looked at all together: so many 1e-7 degrees north
 * and east of its corner. It can be used again for another patch. Threads may not share it.
 */
public final class Patch {
  /** Nothing on it is as far north or east as this: so floats hold it exactly. */
  public static final int END = 1 << Character.SIZE;

  private long place;
  private int southE7;
  private int westE7;
  private float[] norths = {};
  private float[] easts = {};
  private int count;

  /**
   * From now on it is another patch, whose {@link #norths} and {@link #easts} are yet to be filled.
   *
   * @param place the number of the {@link Net#place} that has all of them
   */
  public void begin(long place, int southE7, int westE7, int count) {
    this.place = place;
    this.southE7 = southE7;
    this.westE7 = westE7;
    this.count = count;
    if (count <= norths.length) return;
    norths = new float[2 * count];
    easts = new float[2 * count];
  }

  public long place() {
    return place;
  }

  public int count() {
    return count;
  }

  public int southE7() {
    return southE7;
  }

  public int westE7() {
    return westE7;
  }

  public int latitudeE7(int index) {
    return southE7 + (int) norths[index];
  }

  public int longitudeE7(int index) {
    return westE7 + (int) easts[index];
  }

  /** How far north of the corner each is, and perhaps something after the last. */
  public float[] norths() {
    return norths;
  }

  /** How far east of the corner each is, and perhaps something after the last. */
  public float[] easts() {
    return easts;
  }
}
