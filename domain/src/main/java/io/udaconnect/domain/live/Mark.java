package io.udaconnect.domain.live;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * How much a viewer was told: all of its view that is in the topics before these offsets. Topics
 * are the same for every instance, and so are marks.
 */
final class Mark {
  private static final byte VERSION = 1;
  private static final int MOST_PARTITIONS = 10_000;

  private final long topic;
  private final long view;
  private final long persons;
  private final long[] locations;

  /**
   * @param topic a number that says which topic the offsets belong to
   * @param view the fingerprint of the view
   * @param persons an offset of the topic of persons
   * @param locations for each partition the offset of the first record that is not in it
   */
  Mark(long topic, long view, long persons, long[] locations) {
    this.topic = topic;
    this.view = view;
    this.persons = persons;
    this.locations = locations.clone();
  }

  /** Empty if this is no mark. */
  static Optional<Mark> parse(String text) {
    try {
      var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      if (bytes.get() != VERSION) return Optional.empty();
      long topic = bytes.getLong();
      long view = bytes.getLong();
      long persons = number(bytes);
      long count = number(bytes);
      if (count < 0 || count > MOST_PARTITIONS) return Optional.empty();
      var locations = new long[(int) count];
      for (int i = 0; i < locations.length; i++) locations[i] = number(bytes);
      boolean isWhole = !bytes.hasRemaining();
      return isWhole ? Optional.of(new Mark(topic, view, persons, locations)) : Optional.empty();
    } catch (IllegalArgumentException | BufferUnderflowException noMark) {
      return Optional.empty();
    }
  }

  String text() {
    var bytes = ByteBuffer.allocate(1 + 2 * Long.BYTES + 10 * (2 + locations.length));
    bytes.put(VERSION).putLong(topic).putLong(view);
    put(bytes, persons);
    put(bytes, locations.length);
    for (long offset : locations) put(bytes, offset);
    var used = Arrays.copyOf(bytes.array(), bytes.position());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(used);
  }

  long topic() {
    return topic;
  }

  long view() {
    return view;
  }

  long persons() {
    return persons;
  }

  int partitions() {
    return locations.length;
  }

  long location(int partition) {
    return locations[partition];
  }

  /** Seven bits a byte, the lowest first. */
  private static void put(ByteBuffer bytes, long number) {
    long rest = number;
    while ((rest & ~0x7FL) != 0) {
      bytes.put((byte) (rest | 0x80));
      rest >>>= 7;
    }
    bytes.put((byte) rest);
  }

  private static long number(ByteBuffer bytes) {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = bytes.get();
      number |= (next & 0x7FL) << shift;
      if (next >= 0) return number;
    }
    throw new IllegalArgumentException("too long a number");
  }
}
