package io.udaconnect.bench;

import io.udaconnect.launcher.Database;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/**
 * What was acknowledged, held against what is stored, one by one.
 *
 * @param stored rows of this world
 * @param lost acknowledged and not stored
 * @param doubled stored more than once
 * @param differing stored with another place than was sent
 * @param foreign stored and never sent
 * @param unheard stored though their acknowledgement never came; that is allowed
 */
public record Comparison(
    long stored, long lost, long doubled, long differing, long foreign, long unheard) {
  private static final int HEADER_BYTES = 19;
  private static final long EPOCH_MICROS = 946_684_800_000_000L; // PostgreSQL counts from 2000

  public boolean isRight() {
    return lost == 0 && doubled == 0 && differing == 0 && foreign == 0;
  }

  /** Reads all rows of this load's people. */
  public static Comparison of(Load load, Database database) throws SQLException {
    var reader = new Reader(load.world(), load.sent());
    read(load.world(), database, reader);
    return reader.against(load.acknowledged());
  }

  private static void read(World world, Database database, Reader reader) throws SQLException {
    String query =
        """
        copy (
          select person_id, device_id, instant, latitude_e7, longitude_e7 from location where %s
        ) to stdout (format binary)
        """
            .formatted(world.condition());
    try (var connection = database.connect()) {
      var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(query);
      boolean first = true;
      for (byte[] bytes = copy.readFromCopy(); bytes != null; bytes = copy.readFromCopy()) {
        var row = ByteBuffer.wrap(bytes);
        if (first) row.position(HEADER_BYTES);
        first = false;
        while (row.hasRemaining() && row.getShort() > 0) reader.take(row);
      }
    }
  }

  /** Ticks off row by row. */
  static final class Reader {
    private final World world;
    private final Numbers sent;
    private final Numbers stored = new Numbers();
    private long rows;
    private long doubled;
    private long differing;
    private long foreign;

    Reader(World world, Numbers sent) {
      this.world = world;
      this.sent = sent;
    }

    /** A row of binary COPY, after its count of fields. */
    private void take(ByteBuffer row) {
      take(number(row), number(row), number(row) + EPOCH_MICROS, whole(row), whole(row));
    }

    void take(long person, long device, long micros, int latitudeE7, int longitudeE7) {
      if (!world.has(person)) return;
      int number = world.number(person, device, micros);
      rows++;
      if (number < 0 || !sent.contains(number)) {
        foreign++;
        return;
      }
      if (!stored.add(number)) doubled++;
      if (latitudeE7 != world.latitudeE7(number) || longitudeE7 != world.longitudeE7(number)) {
        differing++;
      }
    }

    Comparison against(Numbers acknowledged) {
      long lost = acknowledged.all().filter(number -> !stored.contains(number)).count();
      long unheard = stored.all().filter(number -> !acknowledged.contains(number)).count();
      return new Comparison(rows, lost, doubled, differing, foreign, unheard);
    }

    private static long number(ByteBuffer row) {
      row.getInt(); // its length, eight
      return row.getLong();
    }

    private static int whole(ByteBuffer row) {
      row.getInt(); // its length, four
      return row.getInt();
    }
  }
}
