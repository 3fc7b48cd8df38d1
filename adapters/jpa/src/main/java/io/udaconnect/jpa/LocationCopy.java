package io.udaconnect.jpa;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.Net;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import org.postgresql.PGConnection;

/** Locations as PostgreSQL's binary COPY wants them. */
public final class LocationCopy {
  /** The order of the columns within a row. */
  public static final String COLUMNS = "instant, person_id, device_id, latitude_e7, longitude_e7";

  private static final String LOOSE_COLUMNS =
      "place, micros, person_id, device_id, latitude_e7, longitude_e7";

  private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(ISO_8859_1);
  private static final int HEADER_BYTES = SIGNATURE.length + 2 * Integer.BYTES;
  private static final int LONG_BYTES = Integer.BYTES + Long.BYTES;
  private static final int INT_BYTES = Integer.BYTES + Integer.BYTES;
  private static final int ROW_BYTES = Short.BYTES + 3 * LONG_BYTES + 2 * INT_BYTES;
  private static final int LOOSE_ROW_BYTES = ROW_BYTES + LONG_BYTES;

  /** PostgreSQL counts its microseconds from the year 2000. */
  private static final long EPOCH_MICROS = 946_684_800_000_000L;

  private LocationCopy() {}

  public static byte[] encode(Collection<Location> locations) {
    var bytes = ByteBuffer.allocate(bytes(locations.size(), ROW_BYTES));
    bytes.put(SIGNATURE).putInt(0).putInt(0); // no flags, no extension
    for (var location : locations) {
      bytes.putShort((short) 5);
      put(bytes, location.key().micros() - EPOCH_MICROS);
      putRest(bytes, location);
    }
    return bytes.putShort((short) -1).array();
  }

  private static byte[] encodeLoose(Collection<Location> locations) {
    var bytes = ByteBuffer.allocate(bytes(locations.size(), LOOSE_ROW_BYTES));
    bytes.put(SIGNATURE).putInt(0).putInt(0);
    for (var location : locations) {
      var point = location.point();
      bytes.putShort((short) 6);
      put(bytes, Net.place(point.latitudeE7(), point.longitudeE7()));
      put(bytes, location.key().micros());
      putRest(bytes, location);
    }
    return bytes.putShort((short) -1).array();
  }

  /** Into the table of all of them. */
  static void rows(Connection connection, Collection<Location> locations) throws SQLException {
    copy(connection, "copy location (" + COLUMNS, encode(locations));
  }

  /** Into the table of those that are not packed yet. */
  static void looseRows(Connection connection, Collection<Location> locations) throws SQLException {
    copy(connection, "copy location_loose (" + LOOSE_COLUMNS, encodeLoose(locations));
  }

  private static void copy(Connection connection, String into, byte[] rows) throws SQLException {
    var copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(into + ") from stdin (format binary)");
    try {
      copy.writeToCopy(rows, 0, rows.length);
      copy.endCopy();
    } finally {
      if (copy.isActive()) copy.cancelCopy();
    }
  }

  private static int bytes(int rows, int rowBytes) {
    return Math.addExact(HEADER_BYTES + Short.BYTES, Math.multiplyExact(rowBytes, rows));
  }

  private static void putRest(ByteBuffer bytes, Location location) {
    put(bytes, location.person().value());
    put(bytes, location.key().device().value());
    bytes.putInt(Integer.BYTES).putInt(location.point().latitudeE7());
    bytes.putInt(Integer.BYTES).putInt(location.point().longitudeE7());
  }

  private static void put(ByteBuffer bytes, long number) {
    bytes.putInt(Long.BYTES).putLong(number);
  }
}
