package io.udaconnect.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.udaconnect.rest.RowFormat.RowWriter;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Locations in the formats of maps and trackers. */
final class Tracks {
  /** Of any people. */
  static final List<RowFormat<LocationJson>> OF_MANY =
      List.of(RowFormat.json(), RowFormat.lines(), RowFormat.geoJson(LocationJson::feature));

  /** Of one person, whose locations are a track. */
  static final List<RowFormat<LocationJson>> OF_ONE =
      Stream.concat(
              OF_MANY.stream(),
              Stream.of(new RowFormat<LocationJson>(MediaType.valueOf(RowFormat.GPX), Gpx::new)))
          .toList();

  private Tracks() {}

  /** A track in GPX 1.1. Its points have a place for the device, but none for the person. */
  private record Gpx(ByteArrayOutputStream out) implements RowWriter<LocationJson> {
    @Override
    public void begin() {
      write(
          """
          <?xml version="1.0" encoding="UTF-8"?>
          <gpx version="1.1" creator="UdaConnect" xmlns="http://www.topografix.com/GPX/1/1">
          <trk><trkseg>
          """);
    }

    @Override
    public void row(LocationJson at) {
      write("<trkpt lat=\"" + plain(at.latitude()) + "\" lon=\"" + plain(at.longitude()) + "\">");
      write("<time>" + at.creationTime() + "</time>");
      if (at.deviceId() != 0) {
        write("<extensions><device_id>" + at.deviceId() + "</device_id></extensions>");
      }
      write("</trkpt>\n");
    }

    @Override
    public void end() {
      write("</trkseg></trk>\n</gpx>\n");
    }

    /** XML's decimal has no exponent. */
    private static String plain(double degrees) {
      return BigDecimal.valueOf(degrees).toPlainString();
    }

    private void write(String text) {
      out.writeBytes(text.getBytes(UTF_8));
    }
  }
}
