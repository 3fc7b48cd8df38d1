package io.udaconnect.launcher;

import io.udaconnect.proto.v1.Location;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A format in which others keep locations. Read piece by piece: a file may be of any length. */
interface LocationFile {
  /**
   * Reads from the beginning to the end.
   *
   * @param good gets a location and the line that it begins on
   * @param refused gets a line and what is wrong there; reading goes on behind it
   * @throws Trouble where the file stops being of this format
   */
  void read(InputStream bytes, BiConsumer<Long, Location> good, BiConsumer<Long, String> refused)
      throws IOException;

  /** The format that the name tells; {@code .gz} may follow. */
  static Optional<LocationFile> of(Path path, LocationFields fields) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    return Optional.ofNullable(
        switch (name.substring(name.lastIndexOf('.') + 1)) {
          case "gpx" -> new GpxFile(fields);
          case "geojson", "json" -> new GeoJsonFile(fields);
          case "ndjson", "jsonl" -> new JsonLinesFile(fields);
          case "csv" -> new LocationCsv(fields);
          default -> null;
        });
  }
}
