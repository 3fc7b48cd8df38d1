package io.udaconnect.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {
  @TempDir Path nothing;

  @ParameterizedTest
  @CsvSource({
    "--via=pigeon, grpc-stream",
    "--people=0, --people",
    "--people=many, --people",
    "--seconds=-1, --seconds",
    "--warmup=-1, --warmup",
    "--rate=-5, --rate",
    "--duplicates=0.9, --duplicates",
    "--disorder=NaN, --disorder",
    "--batch=5001, --batch",
    "--connections=0, --connections",
    "--via=rest --window=2, --window",
    "--via=grpc-unary --batch=2, --batch",
    "--fast, --fast",
    "--data=mine, --running"
  })
  void whatCannotBeMeantIsNamed(String options, String named) {
    assertThat(said(2, ("ingest " + options).split(" ", -1))).contains(named);
  }

  @ParameterizedTest
  @CsvSource({
    "--people=199, --people",
    "--viewers=-1, --viewers",
    "--viewers=2001, --viewers",
    "--seconds=0, --seconds",
    "--warmup=-1, --warmup",
    "--rate=19, --rate",
    "--rate=10001 --people=1000, --rate",
    "--data=mine, --running",
    "--running -- --processes=one, --processes=one"
  })
  void whatCannotBeLookedOnAtIsNamed(String options, String named) {
    assertThat(said(2, ("live " + options).split(" ", -1))).contains(named);
  }

  @ParameterizedTest
  @CsvSource({
    "--people=19, --people",
    "--days=0, --days",
    "--rows=7, --rows",
    "--persons=0, --persons",
    "--repeat=0, --repeat",
    "--warmup=-1, --warmup",
    "--limit=NaN, --limit",
    "--compare=-1, --compare",
    "--clients=0, --clients",
    "--ingest-rate=-1, --ingest-rate",
    "--poc, --postgis",
    "--postgis=jdbc:mysql://here/it, jdbc:postgresql",
    "--only=apart, together 5 m 1 day",
    "--data=mine, --running",
    "--running --keep=mine, --keep",
    "--running -- --processes=one, --processes=one"
  })
  void whatCannotBeAskedIsNamed(String options, String named) {
    assertThat(said(2, ("connections " + options).split(" ", -1))).contains(named);
  }

  @Test
  void anotherCrowdThanTheOneThatIsKeptIsNotAskedAbout() {
    var size = new Crowd.Size(20, 1, 100, 1);
    new CrowdFile(nothing).write(new Crowd(size, LongStream.rangeClosed(1, 20).toArray()));
    assertThat(new CrowdFile(nothing).read(size)).hasValueSatisfying(this::isOfTwenty);
    var options = "--people=20 --days=1 --rows=100 --seed=2 --keep=" + nothing;
    assertThat(said(1, ("connections " + options).split(" ", -1)))
        .contains("another crowd was loaded", "seed=1", "seed=2");
  }

  private void isOfTwenty(Crowd crowd) {
    assertThat(crowd.size().people()).isEqualTo(20);
    assertThat(crowd.id(19)).isEqualTo(20);
  }

  @Test
  void aRunningSystemTakesNoOptionsOfUp() {
    assertThat(said(2, "ingest", "--running", "--", "--processes=one")).contains("--processes=one");
  }

  @Test
  void aSystemThatDoesNotRunIsMissed() {
    assertThat(said(1, "ingest", "--running", "--data=" + nothing)).contains("no system runs");
  }

  private static String said(int exitCode, String... words) {
    var before = System.err;
    var bytes = new ByteArrayOutputStream();
    System.setErr(new PrintStream(bytes, true, UTF_8));
    try {
      assertThat(Main.run(words)).isEqualTo(exitCode);
    } finally {
      System.setErr(before);
    }
    return bytes.toString(UTF_8);
  }
}
