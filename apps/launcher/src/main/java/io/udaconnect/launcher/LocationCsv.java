package io.udaconnect.launcher;

import io.udaconnect.proto.v1.Location;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Locations as comma-separated values: a header with {@code latitude}, {@code longitude}, {@code
 * creation_time} and perhaps {@code person_id} and {@code device_id}, in any order.
 */
record LocationCsv(LocationFields fields) implements LocationFile {
  private static final Set<String> REQUIRED =
      Set.of(LocationFields.LATITUDE, LocationFields.LONGITUDE, LocationFields.TIME);

  /** Whether a header speaks of locations. */
  static boolean isMeant(List<String> header) {
    return header.stream().anyMatch(REQUIRED::contains);
  }

  @Override
  public void read(
      InputStream bytes, BiConsumer<Long, Location> good, BiConsumer<Long, String> refused) {
    new Csv(REQUIRED, LocationFields.KNOWN)
        .forEach(
            bytes,
            (line, values) -> {
              try {
                good.accept(line, fields.location(values));
              } catch (IllegalArgumentException wrong) {
                refused.accept(line, wrong.getMessage());
              }
            },
            refused);
  }
}
