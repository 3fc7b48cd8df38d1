package io.udaconnect.domain.proximity;

import io.udaconnect.domain.geo.Closeness;
import io.udaconnect.domain.geo.Distance;
import io.udaconnect.domain.geo.GeoBox;
import io.udaconnect.domain.geo.Grid;
import io.udaconnect.domain.geo.Vicinity;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.Patch;
import java.util.Arrays;
import java.util.List;

/**
 * The places of one person, asked again and again how far it is to the closest of them. The ground
 * around is laid out with tiles, which know how far the places are at least and at most, and which
 * of them can be the closest: so most questions are answered by a look at one tile. Threads may not
 * share it.
 */
final class Footprints {
  /** A block has two to this power of rows of tiles, and of columns, or fewer. */
  private static final int TILE_BITS = 5;

  /** Blocks are no smaller: a store tells of locations by squares of this size. */
  private static final int LEAST_SIZE = 1;

  /**
   * A slab is two to this power of tiles high and wide: what can be close to it, is asked first.
   */
  private static final int SLAB_BITS = 2;

  // whether the places of a tile are near one of those that count
  private static final byte UNKNOWN = 0;
  private static final byte NONE = 1;
  private static final byte SOME = 2;
  private static final byte ALL = 3;

  /** So many places of a block are gone through one by one, faster than any tile is found. */
  private static final int FEW = 32;

  /** With so many a block needs no tiles. */
  private static final int VERY_FEW = 4;

  private static final float OUT_OF_REACH = Float.POSITIVE_INFINITY;
  private static final float FARTHEST = Float.MAX_VALUE;

  /** With so many blocks laid out no more are: some tens of megabytes. */
  private static final int MOST_LAID_OUT = 1 << 12;

  private final int[] latitudesE7;
  private final int[] longitudesE7;
  private final double reach;
  private final Closeness closeness;
  private final Vicinity vicinity;
  private final int size;
  private final LongMap<Block> blocks = new LongMap<>();
  private int laidOut;

  private int latitudeE7;
  private int longitudeE7;
  private Block here;

  /** Room to sort places out. */
  private double[] leasts = new double[16];

  private int tile;
  private int closest;

  // of the patch that was asked about last, how near each place on it is
  private Block sifted;
  private float[] nearest = {};
  private float[] squares = {};
  private int[] rows = {};

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
    vicinity = new Vicinity(reach);
    size = Math.max(LEAST_SIZE, Grid.sizeOf(reach));
    var known = new LongMap<Distance>();
    for (int i = 0; i < latitudesE7.length; i++) {
      long place = Packed.of(latitudesE7[i], longitudesE7[i]);
      if (known.get(place) != null) continue;
      known.add(place, reach);
      int footprint = i;
      Grid.blocks(
          GeoBox.around(latitudesE7[i], longitudesE7[i], reach),
          size,
          number -> block(number).add(footprint));
    }
  }

  private Block block(long number) {
    var known = blocks.get(number);
    if (known != null) return known;
    var block = new Block(Grid.box(number, size), Grid.fillsBox(number, size));
    blocks.add(number, block);
    return block;
  }

  /** Whether any is within reach of this place, which {@link #closer} is then about. */
  boolean near(int latitudeE7, int longitudeE7) {
    this.latitudeE7 = latitudeE7;
    this.longitudeE7 = longitudeE7;
    if (here == null || !here.surelyHas(latitudeE7, longitudeE7)) {
      here = blocks.get(Grid.cell(latitudeE7, longitudeE7) >> (2 * size));
      if (here == null) return false;
    }
    tile = here.tile(latitudeE7, longitudeE7);
    byte verdict = here.verdicts[tile];
    if (verdict != SOME) return verdict == ALL;
    for (int place : here.candidates[tile]) {
      if (closeness.about(latitudeE7, longitudeE7, latitudesE7[place], longitudesE7[place]) >= 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Which places of a patch are within reach of any.
   *
   * @param near where it leaves their numbers, in order
   * @return how many they are
   */
  int near(Patch patch, int[] near) {
    var block = blocks.get(patch.place() >> (2 * (size - LEAST_SIZE)));
    if (block == null) return 0;
    sifted = size == LEAST_SIZE && block.count <= FEW && sift(block, patch) ? block : null;
    return sifted == null ? nearOneByOne(patch, near) : kept(patch.count(), near);
  }

  private int nearOneByOne(Patch patch, int[] near) {
    int count = 0;
    for (int i = 0; i < patch.count(); i++) {
      if (near(patch.latitudeE7(i), patch.longitudeE7(i))) near[count++] = i;
    }
    return count;
  }

  private int kept(int places, int[] near) {
    int count = 0;
    for (int i = 0; i < places; i++) { // without a branch, as there is no telling
      near[count] = i;
      count += 1 - (Float.floatToRawIntBits(FARTHEST - nearest[i]) >>> 31);
    }
    return count;
  }

  /** Tells by a plane what is nearest; false where that cannot tell. */
  private boolean sift(Block block, Patch patch) {
    int count = patch.count();
    if (nearest.length < count) {
      nearest = new float[2 * count];
      squares = new float[2 * count];
      rows = new int[2 * count];
    }
    Arrays.fill(nearest, 0, count, OUT_OF_REACH);
    for (int i = 0; i < block.count; i++) {
      int place = block.places[i];
      vicinity.moveTo(latitudesE7[place], longitudesE7[place]);
      if (!vicinity.isClear()) return false;
      int kept =
          vicinity.sift(
              patch.southE7(),
              patch.westE7(),
              patch.norths(),
              patch.easts(),
              0,
              count,
              squares,
              rows);
      for (int k = 0; k < kept; k++) {
        int row = rows[k];
        if (squares[row] >= nearest[row]) continue;
        if (!vicinity.isInDoubt(squares[row]) || isNear(patch, row, place)) {
          nearest[row] = squares[row];
        }
      }
    }
    return true;
  }

  private boolean isNear(Patch patch, int index, int place) {
    return closeness.about(
            patch.latitudeE7(index),
            patch.longitudeE7(index),
            latitudesE7[place],
            longitudesE7[place])
        >= 0;
  }

  /**
   * How far it is to the closest if that is less than this, else this.
   *
   * @param patch the one that was last asked about
   * @param index of a place on it that is near
   */
  double closer(Patch patch, int index, double limit) {
    if (sifted == null) {
      near(patch.latitudeE7(index), patch.longitudeE7(index));
      return closer(limit);
    }
    // by as little, planes of places in one block may differ
    if (!vicinity.mayBeWithin(limit + Closeness.ROUNDING, nearest[index])) return limit;
    latitudeE7 = patch.latitudeE7(index);
    longitudeE7 = patch.longitudeE7(index);
    return closerOf(sifted.places, sifted.count, limit);
  }

  /** How far it is to the closest if that is less than this, else this. */
  double closer(double limit) {
    if (here.leasts[tile] >= limit) return limit;
    var candidates = here.candidates(tile);
    return closerOf(candidates, candidates.length, limit);
  }

  private double closerOf(int[] places, int count, double limit) {
    double metres = limit;
    for (int i = 0; i < count; i++) {
      int place = places[i];
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

  /** A part of the ground. It is laid out with tiles when it is asked about for the first time. */
  private final class Block {
    private final GeoBox box;

    // what is between these is in it; towards a pole they say nothing
    private final int south;
    private final int north;
    private final int west;
    private final int east;

    private int[] places = new int[2];
    private int count;

    /** A tile is two to the power of this high and wide, in 1e-7 degrees. */
    private int rowBits;

    private int columnBits;

    // by tile
    private byte[] verdicts;
    private float[] leasts;
    private int[][] candidates;

    /** None where the whole block is one tile. */
    private Narrowed[] slabs;

    Block(GeoBox box, boolean fillsBox) {
      this.box = box;
      south = fillsBox ? box.southE7() : Integer.MAX_VALUE;
      north = box.northE7();
      west = box.westE7();
      east = box.eastE7();
    }

    boolean surelyHas(int latitudeE7, int longitudeE7) {
      return latitudeE7 >= south
          && latitudeE7 <= north
          && longitudeE7 >= west
          && longitudeE7 <= east;
    }

    /** Adds one that is not less than those before, perhaps the same as the last. */
    void add(int place) {
      if (count > 0 && places[count - 1] == place) return;
      if (count == places.length) places = Arrays.copyOf(places, 2 * count);
      places[count++] = place;
    }

    /** The tile of a place, which is known from now on. */
    int tile(int latitudeE7, int longitudeE7) {
      if (verdicts == null) layOut();
      int row = (latitudeE7 - box.southE7()) >> rowBits;
      int column = (int) (((long) longitudeE7 - box.westE7()) >> columnBits);
      int tile = row << TILE_BITS | column;
      if (verdicts[tile] == UNKNOWN) look(row, column);
      return tile;
    }

    private void layOut() {
      int bits = count > VERY_FEW && laidOut++ < MOST_LAID_OUT ? TILE_BITS : 0;
      rowBits = sizeBits(box.northE7() - (long) box.southE7(), bits);
      columnBits = sizeBits(box.eastE7() - (long) box.westE7(), bits);
      int tiles = 1 << (2 * bits);
      verdicts = new byte[tiles];
      leasts = new float[tiles];
      candidates = new int[tiles][];
      slabs = new Narrowed[tiles >> (2 * SLAB_BITS)];
      places = Arrays.copyOf(places, count);
    }

    private static int sizeBits(long extent, int bits) {
      return Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(extent) - bits);
    }

    /** Which can be the closest to somewhere in this tile, near which there is one. */
    int[] candidates(int tile) {
      if (candidates[tile] == null) narrow(tile >> TILE_BITS, tile & ((1 << TILE_BITS) - 1));
      return candidates[tile];
    }

    /** Mostly all tiles of a slab are as near, or none. */
    private void look(int row, int column) {
      if (slabs.length > 0) {
        var slab = slab(row, column);
        byte verdict = slab.verdict();
        if (verdict != SOME) {
          fill(row, column, verdict, slab.least);
          return;
        }
      }
      narrow(row, column);
    }

    private void fill(int row, int column, byte verdict, float least) {
      int tiles = 1 << SLAB_BITS;
      int first = (row & -tiles) << TILE_BITS | (column & -tiles);
      for (int i = 0; i < tiles; i++, first += 1 << TILE_BITS) {
        Arrays.fill(verdicts, first, first + tiles, verdict);
        Arrays.fill(leasts, first, first + tiles, least);
      }
    }

    private void narrow(int row, int column) {
      int tile = row << TILE_BITS | column;
      var narrowed =
          new Narrowed(
              part(row, column, 0), slabs.length == 0 ? places : slab(row, column).candidates);
      verdicts[tile] = narrowed.verdict();
      leasts[tile] = narrowed.least;
      candidates[tile] = narrowed.candidates;
    }

    private Narrowed slab(int row, int column) {
      int slabRow = row >> SLAB_BITS;
      int slabColumn = column >> SLAB_BITS;
      int slab = slabRow << (TILE_BITS - SLAB_BITS) | slabColumn;
      if (slabs[slab] == null) {
        slabs[slab] = new Narrowed(part(slabRow, slabColumn, SLAB_BITS), places);
      }
      return slabs[slab];
    }

    /** The ground of a tile, or of what has two to this power of them in a row. */
    private GeoBox part(int row, int column, int bits) {
      long south = box.southE7() + ((long) row << (rowBits + bits));
      long west = box.westE7() + ((long) column << (columnBits + bits));
      return new GeoBox(
          (int) south,
          (int) Math.min(box.northE7(), south + (1L << (rowBits + bits)) - 1),
          (int) west,
          (int) Math.min(box.eastE7(), west + (1L << (columnBits + bits)) - 1));
    }
  }

  /** Which of some places can be the closest to somewhere in a box, and how far that is. */
  private final class Narrowed {
    final int[] candidates;

    /** No candidate is closer. */
    final float least;

    private final boolean isAllNear;

    Narrowed(GeoBox box, int[] places) {
      if (leasts.length < places.length) leasts = new double[2 * places.length];
      int middleLatitudeE7 = box.middleLatitudeE7();
      int middleLongitudeE7 = box.middleLongitudeE7();
      double radius = box.radius();
      double closest = Double.POSITIVE_INFINITY;
      double most = Double.POSITIVE_INFINITY;
      for (int i = 0; i < places.length; i++) {
        double about =
            closeness.roughly(
                middleLatitudeE7,
                middleLongitudeE7,
                latitudesE7[places[i]],
                longitudesE7[places[i]]);
        leasts[i] = closeness.atLeast(about) - radius;
        closest = Math.min(closest, leasts[i]);
        most = Math.min(most, closeness.atMost(about) + radius);
      }
      least = Math.nextDown((float) closest);
      isAllNear = most <= reach;
      candidates = keep(places, Math.min(most, reach));
    }

    private int[] keep(int[] places, double limit) {
      int keeps = 0;
      for (int i = 0; i < places.length; i++) if (leasts[i] <= limit) keeps++;
      if (keeps == places.length) return places;
      var kept = new int[keeps];
      for (int i = 0, next = 0; next < keeps; i++) {
        if (leasts[i] <= limit) kept[next++] = places[i];
      }
      return kept;
    }

    /** Whether what is in the box is near one of them. */
    byte verdict() {
      if (candidates.length == 0) return NONE;
      return isAllNear ? ALL : SOME;
    }
  }
}
