package io.udaconnect.bench;

import io.udaconnect.domain.geo.GeoPoint;
import io.udaconnect.domain.location.DeviceId;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.location.Witness;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.launcher.Trouble;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Visitors of a {@link Fair} and all of their locations: the same whenever it is asked, nothing of
 * it is remembered. A quarter walks in company, some stay at their booth all day, all others stay
 * somewhere for some minutes and walk on. Of each twenty one sends ten to fourteen times as much as
 * the others do.
 */
final class Crowd {
  /** The last day; all are over. */
  private static final LocalDate LAST_DAY = LocalDate.of(2026, 6, 7);

  private static final int OPENING_HOUR = 8; // UTC
  private static final long OPEN_MILLIS = 10L * 3_600_000;

  static final int FEWEST_PEOPLE = 20;
  private static final int MOST_PEOPLE = 1_000_000;
  private static final int MOST_DAYS = 1_000;
  private static final long MOST_PERSON_DAYS = 10_000_000;
  private static final long MOST_ROWS = 1_000_000_000;

  /** Rows of a slice of a day, about. */
  private static final int SLICE = 50_000;

  private static final int ONE_HEAVY_OF = 20;
  private static final int USUAL_WEIGHT = 20;
  private static final int FEWEST_MILLIS_APART = 20;

  private static final int COMPANY = 5;
  private static final long STAY_MILLIS = 12 * 60_000;
  private static final double STAYING = 0.8; // of that time; then to the next place
  private static final double NOISE_METRES = 3;
  private static final double COMPANY_METRES = 1.5;

  private final Size size;
  private final long[] ids;
  private final Fair fair;

  /** How much all before each send, and at its end how much all do. */
  private final long[] weights;

  /**
   * @param rows of all days together
   */
  record Size(int people, int days, long rows, long seed) {
    Size {
      among("--people", people, FEWEST_PEOPLE, MOST_PEOPLE);
      among("--days", days, 1, MOST_DAYS);
      among("people times days", (long) people * days, 1, MOST_PERSON_DAYS);
      among("--rows", rows, (long) people * days, MOST_ROWS);
    }

    private static void among(String what, long value, long least, long most) {
      if (value < least || value > most) {
        throw Trouble.usage(
            "%s must be from %d to %d, not %d.".formatted(what, least, most, value));
      }
    }
  }

  /**
   * @param ids of the people, as the system knows them
   */
  Crowd(Size size, long... ids) {
    if (ids.length != size.people) throw new IllegalArgumentException(ids.length + " ids");
    this.size = size;
    this.ids = ids.clone();
    fair = new Fair(size.people);
    weights = new long[size.people + 1];
    for (int person = 0; person < size.people; person++) {
      weights[person + 1] = weights[person] + weight(person);
    }
    if (OPEN_MILLIS / most() < FEWEST_MILLIS_APART) {
      throw Trouble.usage("--rows are too many for so few people and days.");
    }
  }

  Size size() {
    return size;
  }

  long id(int person) {
    return ids[person];
  }

  LocalDate date(int day) {
    return LAST_DAY.minusDays(size.days - 1L - day);
  }

  /** Those who send much more than the others do. */
  boolean isHeavy(int person) {
    int first = person / ONE_HEAVY_OF * ONE_HEAVY_OF;
    int some = Math.min(ONE_HEAVY_OF, size.people - first);
    return person - first == whole(some, Use.HEAVY, first);
  }

  int rowsOf(int person, int day) {
    return Math.toIntExact(rowsBefore(day, person + 1) - rowsBefore(day, person));
  }

  long rowsOf(int day) {
    return rowsBefore(day, size.people) - rowsBefore(day, 0);
  }

  /** In how many pieces a day comes, one after the other. */
  int slices(int day) {
    return (int) (1 + rowsOf(day) / SLICE);
  }

  List<Location> slice(int day, int slice) {
    var locations = new ArrayList<Location>(2 * SLICE);
    showSlice(
        day,
        slice,
        (person, micros, latitudeE7, longitudeE7) ->
            locations.add(
                new Location(
                    new LocationKey(
                        new PersonId(person), DeviceId.NONE, LocationKey.ofMicros(micros)),
                    new GeoPoint(latitudeE7, longitudeE7))));
    return locations;
  }

  /** All of a day, piece by piece. */
  void show(int day, Witness witness) {
    for (int slice = 0; slice < slices(day); slice++) showSlice(day, slice, witness);
  }

  /** One piece of a day, person by person. */
  private void showSlice(int day, int slice, Witness witness) {
    long slices = slices(day);
    for (int person = 0; person < size.people; person++) {
      int rows = rowsOf(person, day);
      int from = (int) (((long) slice * rows + slices - 1) / slices);
      int to = (int) (((slice + 1L) * rows + slices - 1) / slices);
      for (int number = from; number < to; number++) showOne(person, day, number, rows, witness);
    }
  }

  /** All of one person's of a day, in the order of time. */
  void showOwn(int person, int day, Witness witness) {
    int rows = rowsOf(person, day);
    for (int number = 0; number < rows; number++) showOne(person, day, number, rows, witness);
  }

  /**
   * Some of those for whom this is true, the same ones each time; fewer where there are not so
   * many.
   */
  int[] some(int count, IntPredicate wanted) {
    return IntStream.range(0, size.people)
        .filter(wanted)
        .boxed()
        .sorted(Comparator.comparingLong(person -> bits(Use.DRAW, person, 0, 0)))
        .limit(count)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The day on which this person is asked about. */
  int someDay(int person) {
    return whole(size.days, Use.DAY, person);
  }

  private void showOne(int person, int day, int number, int rows, Witness witness) {
    double share = (number + 0.9 * unit(Use.INSTANT, person, day, number)) / rows;
    long millis = (long) (share * OPEN_MILLIS);
    var spot = spot(person, day, millis);
    double east = NOISE_METRES * noise(Use.EAST, person, day, number);
    double north = NOISE_METRES * noise(Use.NORTH, person, day, number);
    var point = new Fair.Spot(spot.east() + east, spot.north() + north).point();
    witness.seen(ids[person], micros(day, millis), point.latitudeE7(), point.longitudeE7());
  }

  private long micros(int day, long millis) {
    Instant opening = date(day).atTime(OPENING_HOUR, 0).toInstant(ZoneOffset.UTC);
    return opening.getEpochSecond() * 1_000_000 + millis * 1_000;
  }

  /** Where somebody is so many milliseconds after the opening. */
  private Fair.Spot spot(int person, int day, long millis) {
    int leader = leader(person);
    long since = millis + whole((int) STAY_MILLIS, Use.PHASE, leader);
    long stay = since / STAY_MILLIS;
    double gone = (double) (since % STAY_MILLIS) / STAY_MILLIS;
    var spot = place(leader, day, stay);
    if (gone > STAYING) {
      spot = spot.towards(place(leader, day, stay + 1), (gone - STAYING) / (1 - STAYING));
    }
    if (leader == person) return spot;
    return new Fair.Spot(
        spot.east() + COMPANY_METRES * (2 * unit(Use.BESIDE, person, 0, 0) - 1),
        spot.north() + COMPANY_METRES * (2 * unit(Use.BESIDE, person, 0, 1) - 1));
  }

  /** Where somebody stays for the n-th time of a day. */
  private Fair.Spot place(int person, int day, long stay) {
    double one = unit(Use.PLACE_ACROSS, person, day, stay);
    double other = unit(Use.PLACE_DEEP, person, day, stay);
    if (isStaff(person)) return fair.inBooth(whole(fair.booths(), Use.STAFF, person), one, other);
    double kind = unit(Use.KIND, person, day, stay);
    double which = unit(Use.WHICH, person, day, stay);
    int any = (int) (which * fair.booths());
    if (kind < 0.03) return Fair.inTown(one, other);
    if (kind < 0.10) return fair.onStreet(any, one, other);
    // every tenth booth draws a crowd
    return fair.inBooth(kind < 0.35 ? any / 10 * 10 : any, one, other);
  }

  private boolean isStaff(int person) {
    return leader(person) == person && unit(Use.STAFF, person, 1, 0) < 0.15;
  }

  /** Whom somebody walks with: the first of the company, or oneself. */
  private int leader(int person) {
    int first = person / COMPANY * COMPANY;
    return unit(Use.COMPANY, first, 0, 0) < 0.25 ? first : person;
  }

  private int weight(int person) {
    return isHeavy(person)
        ? USUAL_WEIGHT * (10 + whole(5, Use.WEIGHT, person))
        : USUAL_WEIGHT * 3 / 4 + whole(USUAL_WEIGHT / 2 + 1, Use.WEIGHT, person);
  }

  private long rowsBefore(int day, int person) {
    long all = weights[size.people];
    return size.rows * (day * all + weights[person]) / (size.days * all);
  }

  /** At most, by anyone on any day. */
  private int most() {
    return IntStream.range(0, size.people).map(person -> rowsOf(person, 0) + 1).max().orElseThrow();
  }

  /** What chance is used for: no two uses have anything to do with each other. */
  private enum Use {
    HEAVY(1),
    WEIGHT(2),
    COMPANY(3),
    STAFF(4),
    PHASE(5),
    BESIDE(6),
    KIND(7),
    WHICH(8),
    PLACE_ACROSS(9),
    PLACE_DEEP(10),
    INSTANT(11),
    EAST(12),
    NORTH(13),
    DRAW(14),
    DAY(15);

    private final int number;

    Use(int number) {
      this.number = number;
    }
  }

  private int whole(int bound, Use use, int person) {
    return (int) (unit(use, person, 0, 0) * bound);
  }

  /** From -1 to 1, mostly near 0. */
  private double noise(Use use, int person, int day, long number) {
    long bits = bits(use, person, day, number);
    return unit(bits) + unit(bits << 26) - 1;
  }

  private double unit(Use use, int person, int day, long number) {
    return unit(bits(use, person, day, number));
  }

  /** From 0 to just before 1, of the upper bits. */
  private static double unit(long bits) {
    return (bits >>> 38) * 0x1p-26;
  }

  private long bits(Use use, int person, int day, long number) {
    long bits = mixed(size.seed + 0x9E3779B97F4A7C15L * use.number);
    bits = mixed(bits + 0x9E3779B97F4A7C15L * (1 + person));
    return mixed(bits + 0x9E3779B97F4A7C15L * (1 + (number << 10) + day));
  }

  private static long mixed(long bits) {
    bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
    bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
    return bits ^ bits >>> 31;
  }
}
