package io.udaconnect.jpa;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationKey;
import java.nio.ByteBuffer;
import java.util.Collection;

/** Locations as PostgreSQL's binary COPY wants them. */
public final class LocationCopy {
  /** The order of the columns within a row. */
  public static final String COLUMNS = "instant, person_id, device_id, latitude_e7, longitude_e7";

  private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(ISO_8859_1);
  private static final int HEADER_BYTES = SIGNATURE.length + 2 * Integer.BYTES;
  private static final short FIELDS = 5;
  private static final int ROW_BYTES =
      Short.BYTES + FIELDS * Integer.BYTES + 3 * Long.BYTES + 2 * Integer.BYTES;

  /** PostgreSQL counts its microseconds from the year 2000. */
  private static final long EPOCH_MICROS = 946_684_800_000_000L;

  private LocationCopy() {}

  public static byte[] encode(Collection<Location> locations) {
    int size = Math.addExact(HEADER_BYTES + 2, Math.multiplyExact(ROW_BYTES, locations.size()));
    var bytes = ByteBuffer.allocate(size);
    bytes.put(SIGNATURE).putInt(0).putInt(0); // no flags, no extension
    for (var location : locations) put(bytes, location.key(), location);
    return bytes.putShort((short) -1).array();
  }

  private static void put(ByteBuffer bytes, LocationKey key, Location location) {
    bytes.putShort(FIELDS);
    bytes.putInt(Long.BYTES).putLong(key.micros() - EPOCH_MICROS);
    bytes.putInt(Long.BYTES).putLong(key.person().value());
    bytes.putInt(Long.BYTES).putLong(key.device().value());
    bytes.putInt(Integer.BYTES).putInt(location.point().latitudeE7());
    bytes.putInt(Integer.BYTES).putInt(location.point().longitudeE7());
  }
}
