package io.udaconnect.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What happens when rows break off after the first have gone out. */
class RowsTest {
  private static final int ROWS = 10_000;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final AtomicBoolean closed = new AtomicBoolean();

  @Test
  void linesEndWithTheReason() throws IOException {
    answer(RowFormat.lines()).write(body);
    var lines = body.toString(UTF_8).lines().toList();
    assertThat(lines).hasSize(ROWS + 1);
    assertThat(lines.get(ROWS))
        .isEqualTo("{\"error\":\"the answer is broken off: the database is away\"}");
    assertThat(closed).isTrue();
  }

  @Test
  void anArrayIsNeverClosed() {
    assertThatThrownBy(() -> answer(RowFormat.json()).write(body)).isInstanceOf(Refused.class);
    assertThat(body.toString(UTF_8)).startsWith("[{").doesNotContain("]");
    assertThat(closed).isTrue();
  }

  @Test
  void featuresAreNeverClosed() {
    var features = RowFormat.<JsonShape>geoJson(row -> row);
    assertThatThrownBy(() -> answer(features).write(body)).isInstanceOf(Refused.class);
    assertThat(body.toString(UTF_8))
        .startsWith("{\"type\":\"FeatureCollection\",\"features\":[{")
        .doesNotContain("]");
  }

  private StreamingOutput answer(RowFormat<JsonShape> format) {
    Stream<JsonShape> good = IntStream.range(0, ROWS).mapToObj(i -> json -> json.write("row", i));
    Stream<JsonShape> bad =
        Stream.generate(
            () -> {
              throw new Refused(Reason.BUSY, "the database is away");
            });
    var rows = Stream.concat(good, bad).onClose(() -> closed.set(true));
    return (StreamingOutput) Rows.answer(rows, get(), format).getEntity();
  }

  private static Request get() {
    return (Request)
        Proxy.newProxyInstance(
            RowsTest.class.getClassLoader(),
            new Class<?>[] {Request.class},
            (proxy, method, arguments) -> "GET");
  }
}
