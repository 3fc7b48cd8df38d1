package io.udaconnect.launcher;

import io.udaconnect.proto.v1.Location;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/** GPX 1.0 and 1.1: the points of tracks and routes, and waypoints, as far as they have a time. */
record GpxFile(LocationFields fields) implements LocationFile {
  private static final Set<String> POINTS = Set.of("trkpt", "rtept", "wpt");
  private static final int LONGEST_TEXT = 100;
  private static final XMLInputFactory XML = XMLInputFactory.newFactory();

  static {
    XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XML.setProperty(XMLInputFactory.IS_COALESCING, false);
  }

  @Override
  public void read(
      InputStream bytes, BiConsumer<Long, Location> good, BiConsumer<Long, String> refused) {
    XMLStreamReader xml = null;
    try {
      xml = piecewise(new Pieces(bytes));
      xml.nextTag();
      if (!xml.getLocalName().equals("gpx")) {
        throw new Trouble("this is XML, but no GPX: it begins with <" + xml.getLocalName() + ">.");
      }
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT && POINTS.contains(xml.getLocalName())) {
          point(xml, good, refused);
        }
      }
    } catch (XMLStreamException e) {
      long line = xml == null ? 1 : xml.getLocation().getLineNumber();
      String wrong =
          e.getNestedException() instanceof IOException unreadable
              ? unreadable.getMessage()
              : "this is no XML any more";
      throw new Trouble("line " + line + ": " + wrong + "; what came before it is sent.", e);
    }
  }

  private static XMLStreamReader piecewise(Pieces bytes) throws XMLStreamException {
    return new StreamReaderDelegate(XML.createXMLStreamReader(bytes)) {
      @Override
      public int next() throws XMLStreamException {
        bytes.next();
        return super.next();
      }
    };
  }

  private void point(
      XMLStreamReader xml, BiConsumer<Long, Location> good, BiConsumer<Long, String> refused)
      throws XMLStreamException {
    long line = xml.getLocation().getLineNumber();
    String point = xml.getLocalName();
    Map<String, String> written = new HashMap<>();
    put(written, LocationFields.LATITUDE, xml.getAttributeValue(null, "lat"));
    put(written, LocationFields.LONGITUDE, xml.getAttributeValue(null, "lon"));
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(point)) break;
      if (event != XMLStreamConstants.START_ELEMENT) continue;
      switch (xml.getLocalName()) {
        case "time" -> put(written, LocationFields.TIME, text(xml));
        case "device_id" -> put(written, LocationFields.DEVICE, text(xml));
        default -> {
          // speed, height and what else a tracker knows
        }
      }
    }
    try {
      good.accept(line, fields.location(written));
    } catch (IllegalArgumentException wrong) {
      refused.accept(line, wrong.getMessage());
    }
  }

  private static void put(Map<String, String> written, String field, String text) {
    if (text != null) written.putIfAbsent(field, text.strip());
  }

  /** Up to the end of the element; no more of it than anyone needs. */
  private static String text(XMLStreamReader xml) throws XMLStreamException {
    var text = new StringBuilder();
    int depth = 1;
    while (depth > 0) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) depth++;
      if (event == XMLStreamConstants.END_ELEMENT) depth--;
      if (xml.isCharacters() && text.length() < LONGEST_TEXT) text.append(xml.getText());
    }
    return text.toString();
  }
}
