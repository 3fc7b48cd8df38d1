package io.udaconnect.domain.location;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.person.PersonId;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/**
 * The short opaque name of a location, made from its key alone: known before any database is asked,
 * the same for a repeat. It is base64url of person and device (seven bits a byte, low ones first)
 * and seven bytes of microseconds since {@link LocationKey#EARLIEST}: 12 letters for small numbers.
 */
public final class LocationId {
  private static final int LONGEST_BYTES = 8 + 8 + 7;
  private static final int LONGEST_LETTERS = (LONGEST_BYTES * 4 + 2) / 3;
  private static final long EARLIEST_MICROS = LocationKey.EARLIEST.getEpochSecond() * 1_000_000;

  private LocationId() {}

  static String of(LocationKey key) {
    var bytes = ByteBuffer.allocate(LONGEST_BYTES);
    putNumber(bytes, key.person().value());
    putNumber(bytes, key.device().value());
    long micros = key.micros() - EARLIEST_MICROS;
    for (int shift = 48; shift >= 0; shift -= 8) bytes.put((byte) (micros >>> shift));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(used(bytes));
  }

  /** The key behind an id; a text that no location can have is refused as UNKNOWN. */
  public static LocationKey parse(String id) {
    return find(id)
        .orElseThrow(() -> new Refused(Reason.UNKNOWN, "there is no location with this id"));
  }

  private static Optional<LocationKey> find(String id) {
    if (id.length() > LONGEST_LETTERS) return Optional.empty();
    try {
      var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(id));
      var person = new PersonId(number(bytes));
      var device = new DeviceId(number(bytes));
      long micros = 0;
      for (int i = 0; i < 7; i++) micros = (micros << 8) | (bytes.get() & 0xff);
      var key = new LocationKey(person, device, LocationKey.ofMicros(micros + EARLIEST_MICROS));
      return of(key).equals(id) ? Optional.of(key) : Optional.empty(); // one name for one key
    } catch (Refused | IllegalArgumentException | BufferUnderflowException notAnId) {
      return Optional.empty();
    }
  }

  private static void putNumber(ByteBuffer bytes, long number) {
    while (number > 0x7f) {
      bytes.put((byte) ((number & 0x7f) | 0x80));
      number >>>= 7;
    }
    bytes.put((byte) number);
  }

  private static long number(ByteBuffer bytes) {
    long number = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      byte part = bytes.get();
      number |= (long) (part & 0x7f) << shift;
      if (part >= 0) return number;
    }
    throw new IllegalArgumentException("a number of more than nine bytes");
  }

  private static byte[] used(ByteBuffer bytes) {
    var used = new byte[bytes.position()];
    bytes.flip().get(used);
    return used;
  }
}
