package io.udaconnect.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Lets Jazzer throw inputs at a class for a while, in a process of its own with little memory. The
 * class has a {@code public static void fuzzerTestOneInput(byte[])}; whatever that throws is a
 * finding, and so is an input that takes seconds or fills the memory. If it has a {@code public
 * static void fuzzerInitialize()}, that is called once before, for inputs too long to be varied.
 *
 * <p>Five seconds, unless {@code -Dfuzz.seconds} says otherwise. Everything is written below {@code
 * target/fuzz}: inputs that led somewhere new, with which the next run goes on, the log, and what
 * is found.
 */
public final class Fuzzing {
  private static final int USUAL_SECONDS = 5;
  private static final int SLOW_SECONDS = 5;
  private static final int LONGEST_INPUT = 4_096;

  /** As little as Jazzer itself can start with. */
  private static final String HEAP = "-Xmx160m";

  /** Jazzer looks at every class there is before it begins; with all of the JDK that takes long. */
  private static final String MODULES =
      "java.instrument,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.sql,java.xml,"
          + "jdk.attach,jdk.unsupported";

  /** For the process to start and to end. */
  private static final int PATIENCE_SECONDS = 120;

  private static final Pattern FOUND =
      Pattern.compile("(?m)^== Java Exception: |^==\\d+== ERROR: ");
  private static final Pattern INPUT = Pattern.compile("Test unit written to (\\S+)");
  private static final int LONGEST_STORY = 6_000;

  private Fuzzing() {}

  /**
   * Fails with what was found, where, and the input that shows it.
   *
   * @param seeds a folder of inputs to begin with; each is tried in any case
   */
  public static void of(Class<?> target, Path seeds) throws IOException, InterruptedException {
    assertThat(seeds).isNotEmptyDirectory();
    var folder = Path.of("target", "fuzz", target.getSimpleName()).toAbsolutePath();
    var corpus = Files.createDirectories(folder.resolve("corpus"));
    var temporary = Files.createDirectories(folder.resolve("tmp"));
    var log = folder.resolve("log.txt");
    int seconds = Integer.getInteger("fuzz.seconds", USUAL_SECONDS);
    var words = new ArrayList<String>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of(HEAP, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    words.add("-XX:+EnableDynamicAgentLoading"); // newer JDKs warn otherwise
    words.addAll(List.of("--limit-modules", MODULES, "-Djava.io.tmpdir=" + temporary));
    words.addAll(List.of("-cp", classPath()));
    words.add("com.code_intelligence.jazzer.Jazzer");
    words.add("--target_class=" + target.getName());
    words.add("--instrumentation_includes=io.udaconnect.**");
    words.add("--reproducer_path=" + folder);
    words.add("-artifact_prefix=" + corpus + "/"); // what is found is tried first the next time
    words.add("-max_total_time=" + seconds);
    words.add("-timeout=" + SLOW_SECONDS);
    words.add("-max_len=" + LONGEST_INPUT);
    words.add("-rss_limit_mb=2048"); // the heap is bounded above; this is the whole process
    words.add(corpus.toString());
    words.add(seeds.toAbsolutePath().toString());
    var fuzzer =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(fuzzer.waitFor(seconds + PATIENCE_SECONDS, TimeUnit.SECONDS))
          .as("the fuzzer comes to its end; what it said is in %s", log)
          .isTrue();
    } finally {
      fuzzer.destroyForcibly();
    }
    var said = Files.readString(log);
    assertThat(fuzzer.exitValue()).as(() -> found(said, log)).isZero();
    assertThat(said)
        .as("%s says that inputs were tried", log)
        .containsPattern("(?m)^Done \\d+ runs");
  }

  /** What somebody needs who is to mend it. */
  private static String found(String said, Path log) {
    var story = FOUND.matcher(said);
    int from = story.find() ? story.start() : Math.max(0, said.length() - LONGEST_STORY);
    var input = INPUT.matcher(said);
    return "%s%n%s; all that was said is in %s%n"
        .formatted(
            said.substring(from, Math.min(said.length(), from + LONGEST_STORY)),
            input.find()
                ? "The input is in " + input.group(1) + "; once mended, it belongs among the seeds"
                : "No input was kept",
            log);
  }

  /** Surefire hides the real one behind a jar. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
