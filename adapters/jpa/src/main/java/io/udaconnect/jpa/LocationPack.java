package io.udaconnect.jpa;

import static java.nio.ByteOrder.BIG_ENDIAN;

import io.udaconnect.domain.location.Times;
import io.udaconnect.domain.location.Witness;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * The locations of one place and hour as bytes, in the order of keys: about eleven for each where
 * people stay a while. First a head, who and what was there, then column by column when, who, by
 * which device and where, each as narrow as this pack allows.
 */
final class LocationPack {
  private static final long HOUR_MICROS = 3_600_000_000L;

  /** So that others may come. */
  private static final byte FORMAT = 1;

  private static final int HEAD_BYTES = 1 + 4 + 5 * Integer.BYTES;
  private static final int NARROW = 1 << Character.SIZE;

  private LocationPack() {}

  /** Hours since 1970. */
  static int hour(long micros) {
    return (int) Math.floorDiv(micros, HOUR_MICROS);
  }

  static long start(int hour) {
    return hour * HOUR_MICROS;
  }

  /** All of these, which are of one place and hour; those with the same key once. */
  static byte[] encode(int hour, LocationColumns from) {
    int[] order = from.inOrder();
    long[] persons = distinct(order, from::person);
    long[] devices = distinct(order, from::device);
    int south = Arrays.stream(order).map(from::latitudeE7).min().orElse(0);
    int north = Arrays.stream(order).map(from::latitudeE7).max().orElse(0);
    int west = Arrays.stream(order).map(from::longitudeE7).min().orElse(0);
    int east = Arrays.stream(order).map(from::longitudeE7).max().orElse(0);
    int personBytes = bytes(persons.length - 1L);
    int deviceBytes = devices.length <= 1 ? 0 : bytes(devices.length - 1L);
    int northBytes = bytes((long) north - south);
    int eastBytes = bytes((long) east - west);
    int recordBytes = Integer.BYTES + personBytes + deviceBytes + northBytes + eastBytes;
    int tables = (persons.length + devices.length) * Long.BYTES;
    var pack =
        ByteBuffer.allocate(
            Math.addExact(HEAD_BYTES + tables, Math.multiplyExact(order.length, recordBytes)));
    pack.put(FORMAT).put((byte) personBytes).put((byte) deviceBytes);
    pack.put((byte) northBytes).put((byte) eastBytes);
    pack.putInt(order.length).putInt(persons.length).putInt(devices.length);
    pack.putInt(south).putInt(west);
    for (long person : persons) pack.putLong(person);
    for (long device : devices) pack.putLong(device);
    long start = start(hour);
    for (int i : order) pack.putInt((int) (from.micros(i) - start));
    for (int i : order) put(pack, personBytes, Arrays.binarySearch(persons, from.person(i)));
    for (int i : order) put(pack, deviceBytes, Arrays.binarySearch(devices, from.device(i)));
    for (int i : order) put(pack, northBytes, from.latitudeE7(i) - south);
    for (int i : order) put(pack, eastBytes, from.longitudeE7(i) - west);
    return pack.array();
  }

  private static long[] distinct(int[] order, IntToLongFunction column) {
    return IntStream.of(order).mapToLong(column).sorted().distinct().toArray();
  }

  private static int bytes(long greatest) {
    return greatest < NARROW ? Character.BYTES : Integer.BYTES;
  }

  private static void put(ByteBuffer pack, int bytes, int value) {
    if (bytes == Character.BYTES) pack.putChar((char) value);
    else if (bytes == Integer.BYTES) pack.putInt(value);
  }

  /** Is told of the locations in a pack, one after the other. */
  @FunctionalInterface
  interface Reader {
    void read(long micros, long person, long device, int latitudeE7, int longitudeE7);
  }

  /** Tells of those that are of these times, in the order of keys. */
  static void decode(int hour, byte[] bytes, Times times, Reader to) {
    var pack = new Opened(hour, bytes);
    for (int span = 0, i = 0; span < times.count() && i < pack.size; span++) {
      i = pack.firstNotBefore(times.start(span), i);
      for (; i < pack.size && pack.micros(i) < times.end(span); i++) pack.tell(i, to);
    }
  }

  /** Whether one span of these times has the whole hour. */
  static boolean isWithin(int hour, Times times) {
    return times.count() == 1 && times.start(0) <= start(hour) && times.end(0) >= start(hour + 1);
  }

  /**
   * Shows those that are where the witness looks, person by person: what the witness knows of a
   * person is then still at hand, which for millions takes half the time.
   */
  static void showByPerson(int hour, byte[] bytes, Witness witness) {
    var pack = new Opened(hour, bytes);
    var looked = new int[pack.size];
    int count = 0;
    var ends = new int[pack.persons.length];
    for (int i = 0; i < pack.size; i++) {
      if (!witness.looksAt(pack.latitudeE7(i), pack.longitudeE7(i))) continue;
      looked[count++] = i;
      ends[pack.person(i)]++;
    }
    for (int person = 1; person < ends.length; person++) ends[person] += ends[person - 1];
    var order = new int[count];
    while (--count >= 0) order[--ends[pack.person(looked[count])]] = looked[count];
    for (int i : order) pack.show(i, witness);
  }

  /** A pack as it is read: where its columns are. */
  private static final class Opened {
    private static final VarHandle CHARS =
        MethodHandles.byteArrayViewVarHandle(char[].class, BIG_ENDIAN);
    private static final VarHandle INTS =
        MethodHandles.byteArrayViewVarHandle(int[].class, BIG_ENDIAN);

    private final byte[] bytes;
    private final int personBytes;
    private final int deviceBytes;
    private final int northBytes;
    private final int eastBytes;
    private final int size;
    private final long[] persons;
    private final long[] devices;
    private final int south;
    private final int west;
    private final int when;
    private final int who;
    private final int what;
    private final int north;
    private final int east;
    private final long start;

    Opened(int hour, byte[] bytes) {
      this.bytes = bytes;
      var pack = ByteBuffer.wrap(bytes);
      byte format = pack.get();
      if (format != FORMAT) {
        throw new IllegalStateException(
            "a pack of format "
                + format
                + ", which a newer version wrote; this one knows "
                + FORMAT);
      }
      personBytes = pack.get();
      deviceBytes = pack.get();
      northBytes = pack.get();
      eastBytes = pack.get();
      size = pack.getInt();
      persons = new long[pack.getInt()];
      devices = new long[pack.getInt()];
      south = pack.getInt();
      west = pack.getInt();
      pack.asLongBuffer().get(persons).get(devices);
      when = pack.position() + (persons.length + devices.length) * Long.BYTES;
      who = when + size * Integer.BYTES;
      what = who + size * personBytes;
      north = what + size * deviceBytes;
      east = north + size * northBytes;
      start = start(hour);
    }

    long micros(int index) {
      return start + Integer.toUnsignedLong((int) INTS.get(bytes, when + index * Integer.BYTES));
    }

    /** As a number of the head. */
    int person(int index) {
      return get(personBytes, who, index);
    }

    int latitudeE7(int index) {
      return south + get(northBytes, north, index);
    }

    int longitudeE7(int index) {
      return west + get(eastBytes, east, index);
    }

    void show(int index, Witness to) {
      to.seen(persons[person(index)], micros(index), latitudeE7(index), longitudeE7(index));
    }

    void tell(int index, Reader to) {
      to.read(
          micros(index),
          persons[person(index)],
          devices[get(deviceBytes, what, index)],
          latitudeE7(index),
          longitudeE7(index));
    }

    private int get(int width, int column, int index) {
      if (width == Character.BYTES) return (char) CHARS.get(bytes, column + index * width);
      return width == 0 ? 0 : (int) INTS.get(bytes, column + index * width);
    }

    /** By halves, as there may be many and the span short. */
    int firstNotBefore(long micros, int from) {
      int low = from;
      int high = size;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (micros(middle) < micros) low = middle + 1;
        else high = middle;
      }
      return low;
    }
  }
}
