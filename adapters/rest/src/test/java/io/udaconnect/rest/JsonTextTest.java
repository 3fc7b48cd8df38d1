package io.udaconnect.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
  private static final int TRIES = 20_000;

  private final Random random = new Random(1);

  @Test
  void commasStandBetweenAndNowhereElse() {
    JsonShape shape =
        json -> {
          json.write("a", 1)
              .writeStartArray("b")
              .writeStartArray()
              .write(2.0)
              .write(3.5)
              .writeEnd();
          json.writeStartArray().writeEnd().writeStartObject().writeEnd().writeEnd();
          json.writeStartObject("c").write("d", true).write("e", false).writeEnd().write("f", "g");
        };
    assertThat(new String(shape.toBytes(), UTF_8))
        .isEqualTo("{\"a\":1,\"b\":[[2.0,3.5],[],{}],\"c\":{\"d\":true,\"e\":false},\"f\":\"g\"}");
  }

  @Test
  void whatWasMovedAwayIsFollowedByTheRest() {
    var out = new ByteArrayOutputStream();
    var json = new JsonText().writeStartArray().write(1);
    json.moveTo(out);
    json.write(2).writeEnd().moveTo(out);
    assertThat(out.toString(UTF_8)).isEqualTo("[1.0,2.0]");
  }

  @Test
  void nothingEndsThatWasNotStarted() {
    var json = new JsonText().writeStartObject().writeEnd();
    assertThatThrownBy(json::writeEnd).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Ada",
        "O'Neil & Söhne",
        "\"quoted\" \\ and / so on",
        "a\tb\nc\rd\be\ff\u0000g\u001fh\u007fi",
        "漢字 and after",
        "é\"\\\n😀",
      })
  void aTextIsReadAsItWas(String text) {
    assertThat(read(json -> json.write(text, text)).getString(text)).isEqualTo(text);
  }

  @Test
  void eachLetterIsReadAsItWas() {
    for (int letter = 0; letter < Character.MIN_SURROGATE; letter++) {
      var text = "<" + (char) letter + ">";
      assertThat(read(json -> json.write("text", text)).getString("text")).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 7, -7, 10, 99, 100, -1_000, Long.MAX_VALUE, Long.MIN_VALUE})
  void aWholeNumberIsReadAsItWas(long number) {
    assertThat(written(json -> json.write("n", number))).isEqualTo("{\"n\":" + number + "}");
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0,
        -0.0,
        1e-3,
        0.0009999,
        9_999_999.5,
        1e7,
        1,
        -1,
        3.2,
        35.0585136,
        -106.5719566,
        0.1,
        1e-6,
        1e-7,
        -1e-7,
        1e-8,
        1.5e-7,
        0.30000000000000004,
        900_719_925.5,
        900_719_926.5,
        1e15,
        1e17,
        1e300,
        Double.MIN_VALUE,
        Double.MAX_VALUE
      })
  void aNumberIsReadAsItWas(double number) {
    assertThat(readBack(number)).isEqualTo(number);
  }

  @Test
  void numbersOfAllKindsAreReadAsTheyWere() {
    for (int i = 0; i < TRIES; i++) {
      double degrees = (random.nextBoolean() ? 1 : -1) * random.nextInt(1_800_000_000) / 1e7;
      double metres = Math.rint(random.nextDouble() * 1e7) / 1e6;
      double any = Double.longBitsToDouble(random.nextLong());
      assertThat(readBack(degrees)).isEqualTo(degrees);
      assertThat(readBack(metres)).isEqualTo(metres);
      if (Double.isFinite(any)) assertThat(readBack(any)).isEqualTo(any);
    }
  }

  @Test
  void numbersAreWrittenAsJavaSaysThem() {
    for (int i = 0; i < TRIES; i++) {
      double degrees = random.nextInt(1_800_000_000) / 1e7;
      double metres = Math.rint(random.nextDouble() * Math.pow(10, random.nextInt(15))) / 1e6;
      assertThat(written(json -> json.write(degrees))).isEqualTo("{" + degrees + "}");
      assertThat(written(json -> json.write(-metres))).isEqualTo("{" + -metres + "}");
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNoNumberIsNotWritten(double number) {
    assertThatThrownBy(() -> written(json -> json.write("n", number)))
        .isInstanceOf(NumberFormatException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "2000-02-29T23:59:59.999999Z",
        "2100-02-28T12:00:00.120Z",
        "2026-12-31T23:59:59.000001Z",
        "1600-02-29T23:59:59Z",
        "1600-03-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z",
        "+10000-01-01T00:00:00Z",
        "-0001-01-01T00:00:00Z",
      })
  void anInstantIsWrittenAsItSaysItself(String text) {
    assertThat(written(json -> json.write("at", Instant.parse(text))))
        .isEqualTo("{\"at\":\"" + text + "\"}");
  }

  @Test
  void eachDayIsWrittenAsItSaysItself() {
    var first = Instant.parse("1590-01-01T00:00:00Z");
    for (int day = 0; day < 1_000 * 365; day++) {
      var at = first.plus(day, ChronoUnit.DAYS).plusNanos(random.nextInt(86_400) * 1_000_000_001L);
      assertThat(written(json -> json.write("at", at))).isEqualTo("{\"at\":\"" + at + "\"}");
    }
  }

  @Test
  void instantsOfSeveralDaysAreWrittenOneAfterTheOther() {
    var noon = Instant.parse("2026-02-28T12:00:00Z");
    var instants =
        Stream.of(0, 0, 24, 24, 0, 11, 12, -500_000, -12, -13, 36)
            .map(hours -> noon.plus(hours, ChronoUnit.HOURS))
            .toList();
    var names = IntStream.range(0, instants.size()).mapToObj(i -> "at" + i).toList();
    JsonShape shape =
        json -> {
          for (int i = 0; i < names.size(); i++) json.write(names.get(i), instants.get(i));
        };
    var read = read(shape);
    assertThat(names.stream().map(read::getString).map(Instant::parse))
        .containsExactlyElementsOf(instants);
  }

  private static double readBack(double number) {
    return read(json -> json.write("n", number)).getJsonNumber("n").bigDecimalValue().doubleValue();
  }

  private static String written(JsonShape shape) {
    return new String(shape.toBytes(), UTF_8);
  }

  private static JsonObject read(JsonShape shape) {
    try (var reader = Json.createReader(new ByteArrayInputStream(shape.toBytes()))) {
      return reader.readObject();
    }
  }
}
