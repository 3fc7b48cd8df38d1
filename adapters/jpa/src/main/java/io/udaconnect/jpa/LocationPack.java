package io.udaconnect.jpa;

import static java.nio.ByteOrder.BIG_ENDIAN;

import io.udaconnect.domain.location.Patch;
import io.udaconnect.domain.location.Times;
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

  /** Tells of all of them, in the order of keys. */
  static void decode(int hour, byte[] bytes, Reader to) {
    new Opened(hour, bytes).tell(Times.EVER, to);
  }

  /** A pack as it is read: where its columns are. */
  static final class Opened {
    private static final VarHandle CHARS =
        MethodHandles.byteArrayViewVarHandle(char[].class, BIG_ENDIAN);
    private static final VarHandle INTS =
        MethodHandles.byteArrayViewVarHandle(int[].class, BIG_ENDIAN);
    private static final VarHandle LONGS =
        MethodHandles.byteArrayViewVarHandle(long[].class, BIG_ENDIAN);

    private final byte[] bytes;
    private final int personBytes;
    private final int deviceBytes;
    private final int northBytes;
    private final int eastBytes;
    private final int size;
    private final int personCount;
    private final int south;
    private final int west;
    private final int persons;
    private final int devices;
    private final int when;
    private final int who;
    private final int what;
    private final int north;
    private final int east;
    private final int hour;
    private final long start;

    Opened(int hour, byte[] bytes) {
      this.hour = hour;
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
      personCount = pack.getInt();
      int deviceCount = pack.getInt();
      south = pack.getInt();
      west = pack.getInt();
      persons = pack.position();
      devices = persons + personCount * Long.BYTES;
      when = devices + deviceCount * Long.BYTES;
      who = when + size * Integer.BYTES;
      what = who + size * personBytes;
      north = what + size * deviceBytes;
      east = north + size * northBytes;
      start = start(hour);
    }

    int size() {
      return size;
    }

    /** How many there are who were there. */
    int personCount() {
      return personCount;
    }

    /** Whether one span of these times has the whole hour. */
    boolean isWithin(Times times) {
      return times.count() == 1 && times.start(0) <= start && times.end(0) >= start(hour + 1);
    }

    /** Tells of those that are of these times, in the order of keys. */
    void tell(Times times, Reader to) {
      for (int span = 0, i = 0; span < times.count() && i < size; span++) {
        i = firstNotBefore(times.start(span), i);
        for (; i < size && micros(i) < times.end(span); i++) tell(i, to);
      }
    }

    long micros(int index) {
      return start + Integer.toUnsignedLong((int) INTS.get(bytes, when + index * Integer.BYTES));
    }

    /** As a number of the head. */
    int personNumber(int index) {
      return get(personBytes, who, index);
    }

    long person(int number) {
      return (long) LONGS.get(bytes, persons + number * Long.BYTES);
    }

    private long device(int number) {
      return (long) LONGS.get(bytes, devices + number * Long.BYTES);
    }

    private int latitudeE7(int index) {
      return south + get(northBytes, north, index);
    }

    private int longitudeE7(int index) {
      return west + get(eastBytes, east, index);
    }

    /** Whether all places fit on a patch. */
    boolean isPatch() {
      return northBytes == Character.BYTES && eastBytes == Character.BYTES;
    }

    /** Makes this the patch that all places are on. */
    void putOn(Patch patch, long place) {
      patch.begin(place, south, west, size);
      putChars(north, patch.norths());
      putChars(east, patch.easts());
    }

    private void putChars(int column, float[] values) {
      for (int i = 0, at = column; i < size; i++, at += Character.BYTES) {
        values[i] = (char) CHARS.get(bytes, at);
      }
    }

    void tell(int index, Reader to) {
      to.read(
          micros(index),
          person(personNumber(index)),
          device(get(deviceBytes, what, index)),
          latitudeE7(index),
          longitudeE7(index));
    }

    private int get(int width, int column, int index) {
      if (width == Character.BYTES) return (char) CHARS.get(bytes, column + index * width);
      return width == 0 ? 0 : (int) INTS.get(bytes, column + index * width);
    }

    /** By halves, as there may be many and the span short. */
    private int firstNotBefore(long micros, int from) {
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
