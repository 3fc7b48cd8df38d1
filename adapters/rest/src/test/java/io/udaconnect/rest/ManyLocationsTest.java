package io.udaconnect.rest;

import static io.udaconnect.domain.location.Sightings.NOON;
import static io.udaconnect.domain.person.Persons.ada;
import static io.udaconnect.domain.person.Persons.bob;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays and lines of locations. */
class ManyLocationsTest {
  private static final String JSON = "application/json";
  private static final String NDJSON = "application/x-ndjson";
  private static final String GOOD = "{\"person_id\":1,\"latitude\":1,\"longitude\":2}";

  private final World world = new World();

  @BeforeEach
  void twoAreRegistered() {
    world.people.put(List.of(ada(), bob()));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 999, 1_000, 1_001, 12_345})
  void anArrayIsTakenInWholeAndInOrder(int count) {
    var answer = post(JSON, array(count));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("{\"accepted\":%d,\"refused\":[]}".formatted(count));
    assertThatAllAreKeptInOrder(count);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1_000, 12_345})
  void linesAreTakenInWholeAndInOrder(int count) {
    var answer = post(NDJSON, lines(count));
    assertThat(answer.body()).isEqualTo("{\"accepted\":%d,\"refused\":[]}".formatted(count));
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThatAllAreKeptInOrder(count);
  }

  @Test
  void aPackedBodyIsUnpacked() {
    for (var type : List.of(JSON, NDJSON)) {
      var body = gzip(type.equals(JSON) ? array(2_000) : lines(2_000));
      var answer =
          world.send(
              "POST",
              "/api/locations",
              BodyPublishers.ofByteArray(body),
              "Content-Type",
              type,
              "Content-Encoding",
              "gzip");
      assertThat(answer.body()).isEqualTo("{\"accepted\":2000,\"refused\":[]}");
    }
    var one = send(BodyPublishers.ofByteArray(gzip(GOOD)), JSON, "Content-Encoding", "gzip");
    assertThat(one.headers().firstValue("Location")).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "person_id | {'latitude':1,'longitude':2}",
        "person_id | {'person_id':9,'latitude':1,'longitude':2}",
        "person_id | {'person_id':null,'latitude':1,'longitude':2}",
        "latitude | {'person_id':1,'longitude':2}",
        "latitude | {'person_id':1,'latitude':91,'longitude':2}",
        "latitude | {'person_id':1,'latitude':'NaN','longitude':2}",
        "latitude | {'person_id':1,'latitude':[1,[2]],'longitude':2}",
        "longitude | {'person_id':1,'latitude':1,'longitude':{'x':{}}}",
        "creation_time | {'person_id':1,'latitude':1,'longitude':2,'creation_time':'2027-01-01T00:00:00Z'}",
        "speed | {'person_id':1,'latitude':1,'longitude':2,'speed':3}",
        "latitude | {'person_id':1,'latitude':1,'latitude':1,'longitude':2}",
        "`` | 5",
        "`` | null",
        "`` | true",
        "`` | 'text'",
        "`` | [1,{'a':[]}]",
      })
  void aBadOneIsNamedAndTheOthersAreKept(String field, String item) {
    String bad = item.replace('\'', '"');
    for (var type : List.of(JSON, NDJSON)) {
      String body =
          type.equals(JSON)
              ? "[" + GOOD + "," + bad + "," + GOOD + "]"
              : GOOD + "\n" + bad + "\n" + GOOD;
      var answer = post(type, body);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
      assertThat(object(answer).getInt("accepted")).isEqualTo(2);
      assertThat(refused(answer))
          .extracting(refusal -> refusal.getInt("index"), refusal -> refusal.getString("field"))
          .containsExactly(tuple(1, field));
      var none = post(type, type.equals(JSON) ? "[" + bad + "]" : bad);
      assertThat(none.statusCode()).as(none.body()).isEqualTo(400);
      assertThat(object(none).getJsonArray("errors").getJsonObject(0).getString("field"))
          .isEqualTo(field.isEmpty() ? "[0]" : "[0]." + field);
    }
  }

  @Test
  void linesMayBeBlankOrEndAsOnWindows() {
    var answer = post(NDJSON, "\n \t\r\n" + GOOD + "\r\n\n\n" + GOOD + "\r\n");
    assertThat(answer.body()).isEqualTo("{\"accepted\":2,\"refused\":[]}");
  }

  @Test
  void aLineThatIsNoJsonIsNamedAndTheOthersAreKept() {
    var answer =
        post(NDJSON, String.join("\n", GOOD, "{", "\ufeff" + GOOD, GOOD + GOOD, "[]", GOOD));
    assertThat(object(answer).getInt("accepted")).isEqualTo(2);
    assertThat(refused(answer))
        .extracting(refusal -> refusal.getInt("index"))
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void aLineThatIsNotUtf8OrTooLongIsNamedAndTheOthersAreKept() {
    var body = new ByteArrayOutputStream();
    body.writeBytes((GOOD + "\n").getBytes(UTF_8));
    body.writeBytes(new byte[] {'"', (byte) 0xc3, '"', '\n'});
    body.writeBytes(("{\"x\":\"" + "a".repeat(Lines.LONGEST_BYTES) + "\"}\n").getBytes(UTF_8));
    body.writeBytes(GOOD.getBytes(UTF_8));
    var answer = send(BodyPublishers.ofByteArray(body.toByteArray()), NDJSON);
    assertThat(object(answer).getInt("accepted")).isEqualTo(2);
    assertThat(refused(answer).get(0).getString("reason")).contains("UTF-8");
    assertThat(refused(answer).get(1).getString("reason")).contains("longer than 65536");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[%s,", "[%s,]", "[%s}", "[%s", "[%s] x", "[%s,{\"a\":[[[[[[[[[[[[[[[[["})
  void anArrayThatBreaksOffSaysHowManyAreKept(String array) {
    var answer = post(JSON, array.formatted(GOOD + "," + GOOD));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(object(answer).getInt("kept")).isEqualTo(2);
    assertThat(world.log.kept()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[ ]"})
  void anEmptyArrayIsNothing(String array) {
    assertThat(post(JSON, array).statusCode()).isEqualTo(400);
    assertThat(post(NDJSON, "").statusCode()).isEqualTo(400);
    assertThat(post(NDJSON, "\n\n").statusCode()).isEqualTo(400);
  }

  @Test
  void whileTheLogIsAwayTheSenderHearsHowManyAreKept() {
    world.broken = World.busy();
    var answer = post(JSON, array(3_000));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    assertThat(object(answer).getInt("kept")).isZero();
    assertThat(object(answer).getString("detail")).contains("the first 0 are settled");
  }

  @Test
  void ofManyRefusalsTheFirstThousandAreTold() {
    var answer = post(JSON, "[" + GOOD + ",{}".repeat(2_000) + "]");
    assertThat(refused(answer)).hasSize(1_000);
    assertThat(object(answer).getInt("refused_total")).isEqualTo(6_000);
    assertThat(object(answer).getInt("accepted")).isEqualTo(1);
  }

  @Test
  void sixteenMebibytesAreEnough() {
    String most = array(1).replace("]", " ".repeat(BoundedBody.MOST_BYTES)) + "]";
    for (var body : List.of(BodyPublishers.ofString(most), chunked(most.getBytes(UTF_8)))) {
      var answer = send(body, JSON);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
      assertThat(answer.body()).contains("16777216");
    }
    var bomb = BodyPublishers.ofByteArray(gzip(most));
    assertThat(send(bomb, JSON, "Content-Encoding", "gzip").statusCode()).isEqualTo(413);
    String fitting = array(1).replace("]", " ".repeat(BoundedBody.MOST_BYTES - 200)) + "]";
    assertThat(send(chunked(fitting.getBytes(UTF_8)), JSON).statusCode()).isEqualTo(202);
  }

  @Test
  void whatIsNotGzipIsRefused() {
    var packed = gzip(array(5_000));
    for (byte[] body :
        List.of(array(3).getBytes(UTF_8), Arrays.copyOf(packed, packed.length / 2), new byte[0])) {
      var answer = send(BodyPublishers.ofByteArray(body), JSON, "Content-Encoding", "gzip");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(answer.body()).contains("not gzip");
    }
  }

  @Test
  void anotherPackingIsRefused() {
    var answer = send(BodyPublishers.ofString(array(1)), JSON, "Content-Encoding", "br");
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.headers().firstValue("Accept-Encoding")).contains("gzip");
  }

  private void assertThatAllAreKeptInOrder(int count) {
    assertThat(world.log.kept())
        .extracting(location -> location.instant())
        .containsExactlyElementsOf(
            IntStream.range(0, count).mapToObj(i -> NOON.minusSeconds(i)).toList());
  }

  private static String array(int count) {
    return "[" + items(count, ",") + "]";
  }

  private static String lines(int count) {
    return items(count, "\n");
  }

  private static String items(int count, String between) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                "{\"id\":\"x\",\"person_id\":1,\"latitude\":1,\"longitude\":2,\"creation_time\":\"%s\"}"
                    .formatted(NOON.minusSeconds(i)))
        .collect(Collectors.joining(between));
  }

  private HttpResponse<String> post(String type, String body) {
    return send(BodyPublishers.ofString(body), type);
  }

  private HttpResponse<String> send(BodyPublisher body, String type, String... headers) {
    var all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = type;
    return world.send("POST", "/api/locations", body, all);
  }

  /** Without a Content-Length. */
  private static BodyPublisher chunked(byte[] bytes) {
    return BodyPublishers.ofInputStream(
        () ->
            new SequenceInputStream(
                new ByteArrayInputStream(bytes), new ByteArrayInputStream(new byte[0])));
  }

  private static byte[] gzip(String text) {
    var bytes = new ByteArrayOutputStream();
    try (var packing = new GZIPOutputStream(bytes)) {
      packing.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static JsonObject object(HttpResponse<String> answer) {
    try (var reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject();
    }
  }

  private static List<JsonObject> refused(HttpResponse<String> answer) {
    return object(answer).getJsonArray("refused").stream().map(JsonValue::asJsonObject).toList();
  }
}
