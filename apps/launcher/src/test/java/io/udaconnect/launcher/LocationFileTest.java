package io.udaconnect.launcher;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Timestamp;
import io.udaconnect.proto.v1.Location;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of locations, good and ugly. */
class LocationFileTest {
  private static final String GPX = "<gpx xmlns=\"http://www.topografix.com/GPX/1/1\">%s</gpx>";
  private static final String FEATURES = "{\"type\":\"FeatureCollection\",\"features\":[%s]}";

  private final List<Location> good = new ArrayList<>();
  private final List<Long> lines = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private OptionalLong person = OptionalLong.empty();
  private OptionalLong device = OptionalLong.empty();

  @Test
  void aTrackComesWithTimesDevicesAndLines() throws IOException {
    person = OptionalLong.of(5);
    read(
        "walk.gpx",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1">
        <metadata><time>2020-01-01T00:00:00Z</time></metadata>
        <wpt lat="1" lon="2"><ele>35</ele><time>2020-07-07T10:37:06Z</time></wpt>
        <trk><name>x</name><trkseg>
        <trkpt lat="48.8584" lon="-2.2945"><time> 2020-07-07T12:37:07.5+02:00 </time>
          <extensions><x:speed xmlns:x="urn:x">3</x:speed><device_id>7</device_id></extensions>
        </trkpt>
        </trkseg></trk></gpx>
        """);
    assertThat(good)
        .containsExactly(
            location(5, 0, 1, 2, "2020-07-07T10:37:06Z"),
            location(5, 7, 48.8584, -2.2945, "2020-07-07T10:37:07.5Z"));
    assertThat(lines).containsExactly(4L, 6L);
    assertThat(refused).isEmpty();
  }

  @Test
  void pointsOfGeoJsonComeWithTheirProperties() throws IOException {
    read(
        "walk.geojson",
        """
        {"features":[
        {"type":"Feature","properties":{"id":"x","person_id":5,"device_id":7,"creation_time":"2020-07-07T10:37:06Z",
          "more":{"latitude":[1]}},"geometry":{"coordinates":[-2.2945,48.8584,35.0],"type":"Point"}},
        {"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"person_id":6,"time":"2020-07-07T10:37:07"}}
        ],"type":"FeatureCollection"}
        """);
    assertThat(good)
        .containsExactly(
            location(5, 7, 48.8584, -2.2945, "2020-07-07T10:37:06Z"),
            location(6, 0, 2, 1, "2020-07-07T10:37:07Z"));
    assertThat(lines).containsExactly(2L, 4L);
  }

  @Test
  void aFeatureMayStandAlone() throws IOException {
    person = OptionalLong.of(1);
    read(
        "one.json",
        "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]},\"properties\":{\"timestamp\":\"2020-07-07T10:37:07Z\"}}");
    assertThat(good).containsExactly(location(1, 0, 2, 1, "2020-07-07T10:37:07Z"));
  }

  @Test
  void linesOfJsonAreAsOurAnswersHaveThem() throws IOException {
    read(
        "walk.ndjson",
        """

        {"id":"AQAC","person_id":5,"latitude":48.8584,"longitude":-1.0E-7,"creation_time":"2020-07-07T10:37:06Z"}
        {"person_id":5,"device_id":7,"latitude":"1","longitude":"2","creation_time":"2020-07-07T10:37:07.123456Z"}""");
    assertThat(good)
        .containsExactly(
            location(5, 0, 48.8584, -1e-7, "2020-07-07T10:37:06Z"),
            location(5, 7, 1, 2, "2020-07-07T10:37:07.123456Z"));
    assertThat(lines).containsExactly(2L, 3L);
  }

  @Test
  void commaSeparatedValuesMayBeQuotedAndMarked() throws IOException {
    device = OptionalLong.of(3);
    read(
        "walk.csv",
        "\uFEFFcreation_time,longitude,latitude,person_id\r\n\"2020-07-07T10:37:06Z\",2,\"1\",5\r\n");
    assertThat(good).containsExactly(location(5, 3, 1, 2, "2020-07-07T10:37:06Z"));
    assertThat(lines).containsExactly(2L);
  }

  @ParameterizedTest
  @MethodSource("bad")
  void aBadOneIsToldWithItsLineAndTheNextComes(String name, String text, String told)
      throws IOException {
    read(name, text);
    assertThat(refused).singleElement().asString().startsWith(told);
    assertThat(good).hasSize(1);
  }

  static Stream<Arguments> bad() {
    String feature =
        "\n{\"geometry\":{\"type\":\"Point\",\"coordinates\":[2,1]},\"properties\":{\"person_id\":5,\"time\":\"2020-07-07T10:37:06Z\"}}";
    String line =
        "\n{\"person_id\":5,\"latitude\":1,\"longitude\":2,\"creation_time\":\"2020-07-07T10:37:06Z\"}";
    String header = "person_id,latitude,longitude,creation_time\n";
    String row = "\n5,1,2,2020-07-07T10:37:06Z";
    return Stream.of(
        geo("5", feature, "1 feature 1: must be an object"),
        geo("{}", feature, "1 feature 1: person_id: is missing; --person"),
        geo("{\"geometry\":null}", feature, "1 feature 1: geometry: must be a Point"),
        geo(
            "{\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}}",
            feature,
            "1 feature 1: geometry: must be a Point"),
        geo(
            "{\"geometry\":{\"type\":\"Point\",\"coordinates\":[1]},\"properties\":{\"person_id\":5,\"time\":\"x\"}}",
            feature,
            "1 feature 1: latitude: is missing"),
        Arguments.of("a.ndjson", "{" + line, "1 is no JSON object"),
        Arguments.of("a.ndjson", "[]" + line, "1 is no JSON object"),
        Arguments.of("a.ndjson", line.strip() + "x" + line, "1 is no JSON object"),
        Arguments.of(
            "a.ndjson", "{\"latitude\":" + "1".repeat(1_001) + "}" + line, "1 is no JSON object"),
        Arguments.of(
            "a.ndjson", "{\"latitude\":" + "[".repeat(1_001) + line, "1 is no JSON object"),
        Arguments.of("a.ndjson", line.strip().replace("1", "NaN") + line, "1 is no JSON object"),
        Arguments.of(
            "a.ndjson",
            line.strip().replace(":1", ":\"NaN\"") + line,
            "1 latitude: \"NaN\" is not a number"),
        Arguments.of(
            "a.ndjson",
            line.strip().replace("person_id", "person") + line,
            "1 has a field that nobody knows: person"),
        Arguments.of(
            "a.ndjson", "{\"x\":\"" + "a".repeat(70_000) + "\"}" + line, "1 is longer than 65536"),
        Arguments.of("a.csv", header + "5,1,2" + row, "2 has 3 values, the header 4"),
        Arguments.of("a.csv", header + "x,1,2,2020-07-07T10:37:06Z" + row, "2 person_id: \"x\""),
        Arguments.of("a.csv", header + "5,0x1p3,2,2020-07-07T10:37:06Z" + row, "2 latitude"),
        Arguments.of("a.csv", header + "5,1,1e999999,2020-07-07T10:37:06Z" + row, "2 longitude"),
        Arguments.of("a.csv", header + "5,1,2," + row, "2 creation_time: is missing"),
        Arguments.of("a.csv", header + "5,1,2,yesterday" + row, "2 creation_time: \"yesterday\""),
        Arguments.of(
            "a.csv", header + "5,1,2,2020-02-30T00:00:00Z" + row, "2 creation_time: \"2020-02-30"));
  }

  private static Arguments geo(String bad, String good, String told) {
    return Arguments.of("a.geojson", FEATURES.formatted(bad + "," + good), told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<trkpt lat='1' lon='2'></trkpt> | creation_time: is missing",
        "<trkpt lat='1'><time>2020-07-07T10:37:06Z</time></trkpt> | longitude: is missing",
        "<trkpt lat='one' lon='2'><time>2020-07-07T10:37:06Z</time></trkpt> | latitude: \"one\"",
        "<trkpt lat='1' lon='2'><time><b>x</b></time></trkpt> | creation_time: \"x\""
      })
  void aBadPointOfATrackIsTold(String point, String told) throws IOException {
    person = OptionalLong.of(5);
    read(
        "a.gpx",
        GPX.formatted(point + "<trkpt lat='1' lon='2'><time>2020-07-07T10:37:06Z</time></trkpt>"));
    assertThat(refused).singleElement().asString().startsWith("1 " + told);
    assertThat(good).hasSize(1);
  }

  @Test
  void aTrackWithoutAPersonSaysHowToNameOne() throws IOException {
    read("a.gpx", GPX.formatted("<wpt lat='1' lon='2'><time>2020-07-07T10:37:06Z</time></wpt>"));
    assertThat(refused).containsExactly("1 person_id: is missing; --person says whose the file is");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "no xml",
        "<html></html>",
        "<gpx><trk>",
        "<gpx><wpt lat='1' lat='2'/></gpx>",
        "<!DOCTYPE gpx [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><gpx><name>&b;</name></gpx>",
        "<!DOCTYPE gpx [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><gpx><wpt lat='1' lon='2'><time>&x;</time></wpt></gpx>"
      })
  void whatIsNoGpxIsNamed(String text) {
    assertThatThrownBy(() -> read("a.gpx", text)).isInstanceOf(Trouble.class);
    assertThat(good).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "[]", "{}", "{\"features\":5}", "{\"features\":[{\"a\":", "{]"})
  void whatIsNoGeoJsonIsNamed(String text) {
    assertThatThrownBy(() -> read("a.geojson", text)).isInstanceOf(Trouble.class);
    assertThat(good).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "latitude,longitude\n1,2\n",
        "latitude,longitude,creation_time,shoe_size\n",
        "latitude;longitude;creation_time\n",
        "latitude,longitude,creation_time\n\"1,2\n"
      })
  void whatIsNoTableIsNamed(String text) {
    assertThatThrownBy(() -> read("a.csv", text)).isInstanceOf(Trouble.class);
    assertThat(good).isEmpty();
  }

  @Test
  void anotherEncodingIsNamed() {
    var bytes = "latitude,longitude,creation_time\n1,2,\u00e9\n".getBytes(ISO_8859_1);
    assertThatThrownBy(() -> read("a.csv", new ByteArrayInputStream(bytes)))
        .isInstanceOf(Trouble.class)
        .hasMessageContaining("UTF-8");
  }

  /** The zeros seem to say that each letter has four bytes. */
  @ParameterizedTest
  @ValueSource(strings = {"\0\0\0{xxxx", "\0\0{\0"})
  void whatLooksLikeAnotherEncodingIsNoJson(String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    read("a.ndjson", new ByteArrayInputStream(bytes));
    assertThat(refused).containsExactly("1 is no JSON object");
    assertThatThrownBy(() -> read("a.geojson", new ByteArrayInputStream(bytes)))
        .isInstanceOf(Trouble.class)
        .hasMessageContaining("no JSON");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a.csv | ` ` | line 1",
        "a.csv | latitude,longitude,creation_time\\n\" | line 2 or later",
        "a.gpx | <gpx>\\n<wpt lat=' | line 2",
        "a.gpx | <gpx>\\n\\n<!-- | line 3"
      })
  void whatDoesNotEndIsBrokenOff(String name, String begin, String told) {
    byte[] ones = "1".repeat(1 << 16).getBytes(UTF_8);
    var endless =
        new SequenceInputStream(
            new ByteArrayInputStream(begin.replace("\\n", "\n").getBytes(UTF_8)),
            new SequenceInputStream(
                Collections.enumeration(
                    Collections.nCopies(1_000, ones).stream()
                        .map(ByteArrayInputStream::new)
                        .toList())));
    assertThatThrownBy(() -> read(name, endless))
        .isInstanceOf(Trouble.class)
        .hasMessageStartingWith(told)
        .hasMessageContaining("what begins here is longer than 1048576 bytes");
    assertThat(good).isEmpty();
  }

  @Test
  void anUnknownEndingIsNoFormat() {
    assertThat(LocationFile.of(Path.of("walk.kml"), fields())).isEmpty();
    assertThat(LocationFile.of(Path.of("walk"), fields())).isEmpty();
    assertThat(LocationFile.of(Path.of("WALK.GPX.GZ"), fields())).isPresent();
  }

  @Test
  void aLongFileTakesNoMoreMemoryThanAShortOne() throws IOException {
    String line =
        "{\"person_id\":5,\"latitude\":1,\"longitude\":2,\"creation_time\":\"2020-07-07T10:37:06Z\"}\n";
    var many =
        new SequenceInputStream(
            Collections.enumeration(
                IntStream.range(0, 2_000)
                    .mapToObj(i -> new ByteArrayInputStream(line.repeat(100).getBytes(UTF_8)))
                    .toList()));
    var count = new int[1];
    new JsonLinesFile(fields()).read(many, (number, location) -> count[0]++, this::refuse);
    assertThat(count[0]).isEqualTo(200_000);
  }

  private void read(String name, String text) throws IOException {
    read(name, new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  private void read(String name, InputStream bytes) throws IOException {
    LocationFile.of(Path.of(name), fields())
        .orElseThrow()
        .read(
            bytes,
            (line, location) -> {
              lines.add(line);
              good.add(location);
            },
            this::refuse);
  }

  private LocationFields fields() {
    return new LocationFields(person, device);
  }

  private void refuse(long line, String reason) {
    refused.add(line + " " + reason);
  }

  private static Location location(
      long person, long device, double latitude, double longitude, String time) {
    var instant = Instant.parse(time);
    return Location.newBuilder()
        .setPersonId(person)
        .setDeviceId(device)
        .setLatitude(latitude)
        .setLongitude(longitude)
        .setCreationTime(
            Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).setNanos(instant.getNano()))
        .build();
  }
}
