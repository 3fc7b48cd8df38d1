package io.udaconnect.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.udaconnect.proto.v1.Location;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Files as anyone may have them: the first byte says of which format. */
public final class FilesFuzz {
  private static final LocationFields FIELDS =
      new LocationFields(OptionalLong.of(5), OptionalLong.empty());
  private static final String LOCATIONS = "clatitude,longitude,creation_time\n";
  private static final List<String> ENDLESS =
      List.of(
          "h",
          "h\"",
          LOCATIONS,
          LOCATIONS + "\"",
          "plast_name,first_name,company_name\n\"",
          "g{\"",
          "g{\"features\":[{\"properties\":{\"time\":\"",
          "g{\"features\":[{\"id\":",
          "x<gpx><",
          "x<gpx><wpt ",
          "x<gpx><wpt lat='",
          "x<gpx><wpt><time>",
          "x<gpx><!--",
          "x<gpx><?a ",
          "x<gpx><![CDATA[",
          "x<gpx>&#");

  private static final byte[] PART = "1".repeat(1 << 16).getBytes(UTF_8);
  private static final int ENDLESS_PARTS = 1_000;

  private FilesFuzz() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
    if (bytes.length == 0) return;
    read(bytes[0], new ByteArrayInputStream(Arrays.copyOfRange(bytes, 1, bytes.length)));
  }

  private static void read(byte format, InputStream file) throws IOException {
    try {
      switch (format) {
        case 'h' -> Csv.header(file);
        case 'p' -> new PersonFile().forEach(file, FilesFuzz::require, FilesFuzz::told);
        case 'x' -> read("a.gpx", file);
        case 'g' -> read("a.geojson", file);
        case 'c' -> read("a.csv", file);
        default -> read("a.ndjson", file);
      }
    } catch (Trouble told) {
      // a sentence for the user
    }
  }

  private static void read(String name, InputStream file) throws IOException {
    LocationFile.of(Path.of(name), FIELDS)
        .orElseThrow()
        .read(file, (line, location) -> require(location), FilesFuzz::told);
  }

  private static void told(long line, String reason) {
    if (line < 1 || reason == null || reason.isBlank()) throw new AssertionError(reason);
  }

  private static void require(PersonFile.Line person) {
    if (person.id().orElse(0) < 0) throw new AssertionError(person);
    if (person.firstName() == null || person.lastName() == null || person.companyName() == null) {
      throw new AssertionError(person);
    }
  }

  /** Whatever format it came in, the same written in another is the same location. */
  private static void require(Location location) {
    if (!Double.isFinite(location.getLatitude() + location.getLongitude())) return; // not written
    var time = location.getCreationTime();
    var again =
        FIELDS.location(
            Map.of(
                "person_id", Long.toString(location.getPersonId()),
                "device_id", Long.toString(location.getDeviceId()),
                "latitude", Double.toString(location.getLatitude()),
                "longitude", Double.toString(location.getLongitude()),
                "creation_time",
                    Instant.ofEpochSecond(time.getSeconds(), time.getNanos()).toString()));
    if (!again.equals(location)) throw new AssertionError(location + " became " + again);
  }

  /** Called by Jazzer before: files that never come to their point. */
  public static void fuzzerInitialize() throws IOException {
    for (String begin : ENDLESS) {
      read((byte) begin.charAt(0), endless(begin.substring(1)));
    }
  }

  private static InputStream endless(String begin) {
    var parts = Collections.nCopies(ENDLESS_PARTS, PART).stream().map(ByteArrayInputStream::new);
    return new SequenceInputStream(
        new ByteArrayInputStream(begin.getBytes(UTF_8)),
        new SequenceInputStream(Collections.enumeration(parts.toList())));
  }
}
