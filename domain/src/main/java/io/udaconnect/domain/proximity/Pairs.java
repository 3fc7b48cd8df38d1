package io.udaconnect.domain.proximity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is known of each two who are together, or were lately. Two are a row of one array, as there
 * may be a million of them and all are looked at again and again. The one with the smaller index is
 * on side 0. Threads may not share it.
 */
final class Pairs {
  private static final int LEAST = 16;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  // a row is two people
  private static final int WIDTH = 8;
  private static final int WHO = 0;
  private static final int FROM = 1;
  private static final int TO = 2;
  private static final int METRES = 3;

  /** In the first bits, whether there is a {@link Rest}. */
  private static final int POINTS = 4;

  /** Of side 0 which locations are counted: bits from some ordinal on. Of side 1 it is the next. */
  private static final int COUNTED = 5;

  /** That ordinal of side 0, and in the last bits that of side 1. */
  private static final int STARTS = 7;

  // when and where they were closest, in a row of its own that is seldom looked at
  private static final int CLOSEST_WIDTH = 4;
  private static final int MICROS = 0;
  private static final int OTHER_MICROS = 1;
  private static final int PLACE = 2;
  private static final int OTHER_PLACE = 3;

  private static final int BEFORE_ALL = -Long.SIZE;
  private static final long HAS_REST = 1L << 32;

  private final Travellers travellers;
  private final long within;
  private final long gap;
  private final int leastPoints;

  private int size;
  private long[] rows = new long[LEAST * WIDTH];
  private long[] closest = new long[LEAST * CLOSEST_WIDTH];

  /** Where each two are: some bits of their hash, and one more than their row; or 0. */
  private long[] slots = new long[2 * LEAST];

  /** By row; no longer than it has to be. */
  private Rest[] rests = {};

  /** What ended before cannot be touched any more. */
  private long untouched = Long.MIN_VALUE;

  /** Spells of whom there are later ones, that nothing can touch any more. */
  private final List<Spell> over = new ArrayList<>();

  private final Spell known = new Spell(0, 0);

  /** What does not fit into a row; few have any. */
  private static final class Rest {
    /** Other spells, none of which touches another. */
    private Spell others;

    private final Counted[] counted = new Counted[2];
  }

  /**
   * @param travellers by their index
   * @param within how far apart in time two locations may be
   * @param gap as long and longer, spells are two
   * @param leastPoints a spell of fewer locations is none
   */
  Pairs(Travellers travellers, long within, long gap, int leastPoints) {
    this.travellers = travellers;
    this.within = within;
    this.gap = gap;
    this.leastPoints = leastPoints;
  }

  int size() {
    return size;
  }

  /**
   * Where these two are from now on until the next end; if not known, they are from that time on.
   */
  int row(int person, int another, long from) {
    long who = person < another ? Packed.of(person, another) : Packed.of(another, person);
    int slot = slot(who);
    return slots[slot] == 0 ? add(who, from) : Packed.low(slots[slot]) - 1;
  }

  /** The side of one of two. */
  static int side(int person, int another) {
    return person < another ? 0 : 1;
  }

  private int add(long who, long from) {
    if ((size + 1) * WIDTH > rows.length) resize(size + size / 2);
    int at = size * WIDTH;
    rows[at + WHO] = who;
    rows[at + FROM] = from;
    rows[at + TO] = from;
    rows[at + METRES] = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);
    rows[at + POINTS] = 0;
    rows[at + COUNTED] = 0;
    rows[at + COUNTED + 1] = 0;
    rows[at + STARTS] =
        Packed.of(travellers.oldest(Packed.high(who)), travellers.oldest(Packed.low(who)));
    put(who, size);
    return size++;
  }

  private void resize(int length) {
    rows = Arrays.copyOf(rows, length * WIDTH);
    closest = Arrays.copyOf(closest, length * CLOSEST_WIDTH);
    if (rests.length > length) rests = Arrays.copyOf(rests, length);
    slots = new long[Math.max(2 * LEAST, Integer.highestOneBit(length + length / 2) << 1)];
    for (int row = 0; row < size; row++) put(rows[row * WIDTH + WHO], row);
  }

  private int slot(long who) {
    long hash = who * SPREAD;
    int last = slots.length - 1;
    int slot = (int) (hash >>> Long.numberOfLeadingZeros(last));
    while (slots[slot] != 0 && !holds(slots[slot], who, hash)) slot = (slot + 1) & last;
    return slot;
  }

  private boolean holds(long slot, long who, long hash) {
    return Packed.high(slot) == Packed.low(hash)
        && rows[(Packed.low(slot) - 1) * WIDTH + WHO] == who;
  }

  private void put(long who, int row) {
    slots[slot(who)] = Packed.of(Packed.low(who * SPREAD), row + 1);
  }

  /** They are now known to have been together in this time as well. */
  void together(int row, long from, long to) {
    int at = row * WIDTH;
    if (!touches(at, from, to) || hasOthers(row)) join(row, from, to);
    rows[at + FROM] = Math.min(rows[at + FROM], from);
    rows[at + TO] = Math.max(rows[at + TO], to);
  }

  private boolean touches(int at, long from, long to) {
    return (from <= rows[at + TO] || from - rows[at + TO] < gap)
        && (rows[at + FROM] <= to || rows[at + FROM] - to < gap);
  }

  private boolean hasOthers(int row) {
    return hasRest(row * WIDTH) && rests[row].others != null;
  }

  /** Makes one spell of all those that touch this time. */
  private void join(int row, long from, long to) {
    var spell = spell(row);
    spell.next = hasRest(row * WIDTH) ? rests[row].others : null;
    Spell joined = null;
    Spell others = null;
    for (Spell next; spell != null; spell = next) {
      next = spell.next;
      if (spell.touches(from, to, gap)) {
        if (joined == null) joined = spell;
        else joined.absorb(spell);
      } else if (spell.to < untouched) {
        end(spell, over);
      } else {
        spell.next = others;
        others = spell;
      }
    }
    if (joined == null) joined = new Spell(from, to);
    write(row, joined, others);
  }

  private void write(int row, Spell spell, Spell others) {
    int at = row * WIDTH;
    rows[at + FROM] = spell.from;
    rows[at + TO] = spell.to;
    rows[at + POINTS] = (rows[at + POINTS] & HAS_REST) | spell.points;
    writeClosest(row, spell);
    if (others != null) rest(row).others = others;
    else if (hasRest(at)) rests[row].others = null;
  }

  private boolean hasRest(int at) {
    return rows[at + POINTS] >= HAS_REST;
  }

  private Rest rest(int row) {
    int at = row * WIDTH;
    if (!hasRest(at)) {
      if (row >= rests.length) rests = Arrays.copyOf(rests, rows.length / WIDTH);
      rests[row] = new Rest();
      rows[at + POINTS] |= HAS_REST;
    }
    return rests[row];
  }

  /**
   * Whether the locations of one side can be counted by their {@link #count bits}; else they are
   * counted {@link #countOne one by one}.
   */
  boolean countsBits(int row, int side, int newest) {
    int at = row * WIDTH;
    if (newest - start(at, side) < Long.SIZE) return true;
    if (hasRest(at) && rests[row].counted[side] != null) return false;
    int oldest =
        travellers.oldest(side == 0 ? Packed.high(rows[at + WHO]) : Packed.low(rows[at + WHO]));
    int passed = oldest - start(at, side);
    rows[at + COUNTED + side] = passed < Long.SIZE ? rows[at + COUNTED + side] >>> passed : 0;
    setStart(at, side, oldest);
    return newest - oldest < Long.SIZE;
  }

  /** Counts those of one side that were not counted before. */
  void count(int row, int side, long bits) {
    int at = row * WIDTH;
    long found = Long.rotateRight(bits, start(at, side));
    long before = rows[at + COUNTED + side];
    rows[at + COUNTED + side] = before | found;
    rows[at + POINTS] += Long.bitCount(found & ~before);
  }

  void countOne(int row, int side, int ordinal) {
    int at = row * WIDTH;
    var rest = rest(row);
    if (rest.counted[side] == null) {
      rest.counted[side] = new Counted(start(at, side), rows[at + COUNTED + side]);
      setStart(at, side, BEFORE_ALL);
    }
    int oldest =
        travellers.oldest(side == 0 ? Packed.high(rows[at + WHO]) : Packed.low(rows[at + WHO]));
    rows[at + POINTS] += rest.counted[side].first(ordinal, oldest);
  }

  private int start(int at, int side) {
    return side == 0 ? Packed.high(rows[at + STARTS]) : Packed.low(rows[at + STARTS]);
  }

  private void setStart(int at, int side, int start) {
    rows[at + STARTS] =
        side == 0
            ? Packed.of(start, Packed.low(rows[at + STARTS]))
            : Packed.of(Packed.high(rows[at + STARTS]), start);
  }

  /** No location before this time will be looked at any more. */
  void turnTo(long micros) {
    untouched = micros - within - gap;
  }

  /** How close they came in the last spell. */
  double metres(int row) {
    return Double.longBitsToDouble(rows[row * WIDTH + METRES]);
  }

  /** In the last spell; that one may be told of the one with the smaller id first. */
  void comeAsCloseAs(int row, Spell that) {
    double metres = metres(row);
    if (that.metres > metres) return;
    if (that.metres == metres) {
      readClosest(row, known);
      if (!that.comesBefore(known)) return;
    }
    writeClosest(row, that);
  }

  private void writeClosest(int row, Spell that) {
    int at = row * CLOSEST_WIDTH;
    rows[row * WIDTH + METRES] = Double.doubleToRawLongBits(that.metres);
    closest[at + MICROS] = that.micros;
    closest[at + OTHER_MICROS] = that.otherMicros;
    closest[at + PLACE] = Packed.of(that.latitudeE7, that.longitudeE7);
    closest[at + OTHER_PLACE] = Packed.of(that.otherLatitudeE7, that.otherLongitudeE7);
  }

  private void readClosest(int row, Spell spell) {
    int at = row * CLOSEST_WIDTH;
    spell.metres = metres(row);
    spell.micros = closest[at + MICROS];
    spell.otherMicros = closest[at + OTHER_MICROS];
    spell.latitudeE7 = Packed.high(closest[at + PLACE]);
    spell.longitudeE7 = Packed.low(closest[at + PLACE]);
    spell.otherLatitudeE7 = Packed.high(closest[at + OTHER_PLACE]);
    spell.otherLongitudeE7 = Packed.low(closest[at + OTHER_PLACE]);
  }

  private Spell spell(int row) {
    int at = row * WIDTH;
    long one = travellers.person(Packed.high(rows[at + WHO]));
    long other = travellers.person(Packed.low(rows[at + WHO]));
    var spell = new Spell(rows[at + FROM], rows[at + TO]);
    spell.one = Math.min(one, other);
    spell.other = Math.max(one, other);
    spell.points = Packed.low(rows[at + POINTS]);
    readClosest(row, spell);
    return spell;
  }

  /** Hands out the spells that ended by then, and forgets two of whom no other is left. */
  void endUntil(long last, List<Spell> ended) {
    ended.addAll(over);
    over.clear();
    int kept = 0;
    for (int row = 0; row < size; row++) {
      if (hasOthers(row)) endOthersUntil(row, last, ended);
      if (rows[row * WIDTH + TO] > last) move(row, kept++);
      else remove(row, ended);
    }
    size = kept;
    int length = rows.length / WIDTH;
    resize(4 * size < length ? Math.max(LEAST, 2 * size) : length);
  }

  /** In the row it leaves the one of several spells that ends last. */
  private void endOthersUntil(int row, long last, List<Spell> ended) {
    var latest = spell(row);
    Spell left = null;
    for (Spell spell = rests[row].others, next; spell != null; spell = next) {
      next = spell.next;
      var earlier = spell;
      if (spell.to > latest.to) {
        earlier = latest;
        latest = spell;
      }
      if (earlier.to <= last) {
        end(earlier, ended);
      } else {
        earlier.next = left;
        left = earlier;
      }
    }
    write(row, latest, left);
  }

  private void remove(int row, List<Spell> ended) {
    end(spell(row), ended);
    if (hasRest(row * WIDTH)) rests[row] = null;
  }

  private void end(Spell spell, List<Spell> ended) {
    if (spell.points >= leastPoints) ended.add(spell);
  }

  private void move(int row, int to) {
    if (row == to) return;
    for (int i = 0; i < WIDTH; i++) rows[to * WIDTH + i] = rows[row * WIDTH + i];
    for (int i = 0; i < CLOSEST_WIDTH; i++) {
      closest[to * CLOSEST_WIDTH + i] = closest[row * CLOSEST_WIDTH + i];
    }
    if (hasRest(to * WIDTH)) {
      rests[to] = rests[row];
      rests[row] = null;
    }
  }
}
