package io.udaconnect.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script at the root, in a project of its own, with a Java and a Maven that only say so. */
class ScriptIT {
  private static final List<String> TOOLS =
      List.of(
          "cat", "dirname", "find", "flock", "grep", "head", "mkdir", "mv", "rm", "sed", "sleep",
          "tail", "tee", "touch");

  @TempDir Path project;
  private Path bin;

  private record Outcome(int exitCode, String output) {}

  @BeforeEach
  void makeProject() throws IOException {
    Files.copy(Installation.here().root().resolve("udaconnect"), project.resolve("udaconnect"));
    Files.createDirectories(project.resolve("domain/src"));
    Files.createDirectories(project.resolve("apps/launcher/src"));
    Files.createDirectories(project.resolve("apps/person/src/main/liberty"));
    Files.writeString(project.resolve("pom.xml"), "");
    bin = Files.createDirectories(project.resolve("bin"));
    for (var tool : TOOLS) {
      program(tool, "exec " + whereIs(tool) + " \"$@\"");
    }
    java("17.0.15");
    program("javac", "exit 0");
    program("node", "echo v20.19.0");
    program("npm", "exit 0");
    maven("");
  }

  /** Leaves a mark if another one is at it. */
  private void slowMaven() throws IOException {
    maven("mkdir busy || touch clash; sleep 1; rm -r busy\n");
  }

  private void maven(String first) throws IOException {
    program(
        "mvn",
        first
            + """
        echo '[INFO] Building adapter-kafka 0.1.0-SNAPSHOT            [1/2]'
        echo '[INFO] Building app-person 0.1.0-SNAPSHOT               [2/2]'
        mkdir -p apps/launcher/target/lib apps/person/target openliberty/target/wlp/lib
        touch apps/person/target/person.war apps/launcher/target/launcher-1.jar
        echo built >> builds
        echo "$*" > asked
        """);
  }

  @Test
  void anOlderJavaIsRefused() throws Exception {
    java("11.0.2");
    assertThat(run("up")).isEqualTo(refusal("needs a JDK 17 or later", "11"));
    java("1.8.0_402");
    assertThat(run("up")).isEqualTo(refusal("needs a JDK 17 or later", "8"));
  }

  @Test
  void aMissingMavenIsNamed() throws Exception {
    Files.delete(bin.resolve("mvn"));
    var outcome = run("up");
    assertThat(outcome.exitCode).isEqualTo(2);
    assertThat(outcome.output).contains("needs Maven 3.8 or later");
  }

  @Test
  void aMissingOrOlderNodeIsNamed() throws Exception {
    program("node", "echo v18.19.0");
    assertThat(run("up"))
        .isEqualTo(
            new Outcome(
                2, "udaconnect: needs Node 20 or later to build its pages, but node is 18.\n"));
    Files.delete(bin.resolve("npm"));
    var outcome = run("up");
    assertThat(outcome.exitCode).isEqualTo(2);
    assertThat(outcome.output).contains("needs Node 20 or later", "there is no npm");
  }

  @Test
  void whatIsNotBuiltIsBuiltOnceWithProgress() throws Exception {
    var first = run("up");
    assertThat(first.exitCode).isZero();
    assertThat(first.output)
        .contains("[1/2] adapters/kafka", "[2/2] apps/person", "started with up");
    assertThat(run("up").output).doesNotContain("Building");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void aChangeIsBuiltBeforeTheNextUpOnly() throws Exception {
    run("up");
    later(Files.writeString(project.resolve("domain/src/Changed.java"), ""));
    run("status");
    assertThat(builds()).isEqualTo(1);
    run("up");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void aPageThatChangedIsBuiltButNotWhatTheBuildItselfMakes() throws Exception {
    run("up");
    var loaded = Files.createDirectories(project.resolve("apps/web/node_modules/react/src"));
    later(Files.writeString(loaded.resolve("index.js"), ""));
    var made = Files.createDirectories(project.resolve("apps/web/target/ui"));
    later(Files.writeString(made.resolve("index.html"), ""));
    run("up");
    assertThat(builds()).isEqualTo(1);
    var page = Files.createDirectories(project.resolve("apps/web/src/main/ui"));
    later(Files.writeString(page.resolve("app.tsx"), ""));
    run("up");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void benchIsBuiltAndGetsItsWords() throws Exception {
    var outcome = run("bench", "ingest");
    assertThat(outcome.exitCode).isZero();
    assertThat(outcome.output).contains("[2/2] apps/person", "started with ingest");
  }

  @Test
  void aTestThatChangedIsNothingToRun() throws Exception {
    run("up");
    var tests = Files.createDirectories(project.resolve("domain/src/test"));
    later(Files.writeString(tests.resolve("ATest.java"), ""));
    run("up");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void aBuildThatFailsShowsItsEndAndIsTriedAgain() throws Exception {
    program("mvn", "echo '[ERROR] Person.java is wrong'; echo built >> builds; exit 1");
    var outcome = run("up");
    assertThat(outcome.exitCode).isEqualTo(1);
    assertThat(outcome.output)
        .contains("Person.java is wrong", "the build failed")
        .doesNotContain("started with");
    run("up");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void ofBuildsAtTheSameMomentOneIsEnough() throws Exception {
    slowMaven();
    var all = Stream.of("up", "up", "up").map(this::start).toList();
    for (var one : all) {
      assertThat(one.get().exitCode).isZero();
    }
    assertThat(builds()).isEqualTo(1);
    assertThat(project.resolve("clash")).doesNotExist();
  }

  @Test
  void testsAndBuildsTakeTurns() throws Exception {
    slowMaven();
    var all = Stream.of("test", "up", "test").map(this::start).toList();
    for (var one : all) {
      assertThat(one.get().exitCode).isZero();
    }
    assertThat(builds()).isBetween(2L, 3L);
    assertThat(project.resolve("clash")).doesNotExist();
  }

  @Test
  void theLockOfADeadBuildIsNoObstacle() throws Exception {
    program("mvn", "kill -9 $PPID; echo killed > asked");
    start("test").get();
    assertThat(project.resolve("asked")).exists();
    maven("");
    assertThat(run("up").output).contains("started with up").doesNotContain("waiting");
  }

  @Test
  void testsAreMavensOwnMatter() throws Exception {
    program("mvn", "echo \"$*\" > asked; exit 7");
    assertThat(run("test", "-o").exitCode).isEqualTo(7);
    assertThat(project.resolve("asked")).hasContent("-o verify");
  }

  @Test
  void faultsHaveRoundsAndASeed() throws Exception {
    program("mvn", "echo \"$*\" > asked; exit 7");
    assertThat(run("test", "--faults", "--rounds", "3", "--seed", "42").exitCode).isEqualTo(7);
    assertThat(Files.readString(project.resolve("asked")))
        .contains("-Dit.test=FaultIT", "-Dfaults.rounds=3", "-Dfaults.seed=42");
    Files.delete(project.resolve("asked"));
    for (var wrong : List.of("--rounds", "--rounds 0", "--rounds x", "--seed -1", "--speed 9")) {
      var words = new ArrayList<>(List.of("test", "--faults"));
      words.addAll(List.of(wrong.split(" ")));
      assertThat(run(words.toArray(String[]::new)).exitCode).as(wrong).isEqualTo(2);
    }
    assertThat(project.resolve("asked")).doesNotExist();
  }

  @Test
  void whatItSaysItselfFitsOnATerminal() throws Exception {
    var images = Installation.here().root().resolve("openliberty/images.sh");
    Files.copy(
        images, Files.createDirectories(project.resolve("openliberty")).resolve("images.sh"));
    for (var command : List.of("test", "images")) {
      var outcome = run(command, "--help");
      assertThat(outcome.exitCode).isZero();
      assertThat(outcome.output).startsWith("Usage: ./udaconnect " + command);
      assertThat(outcome.output.lines()).allMatch(line -> line.length() <= 80);
    }
  }

  private static Outcome refusal(String... words) {
    return new Outcome(2, "udaconnect: " + words[0] + ", but java is " + words[1] + ".\n");
  }

  private long builds() throws IOException {
    return Files.readAllLines(project.resolve("builds")).size();
  }

  /** Newer than the build, whatever the clock's grain. */
  private static void later(Path file) throws IOException {
    var time = Files.getLastModifiedTime(file).toInstant().plusSeconds(2);
    Files.setLastModifiedTime(file, FileTime.from(time));
  }

  private void java(String version) throws IOException {
    program(
        "java",
        "case $1 in -version) echo 'openjdk version \""
            + version
            + "\" 2025-04-15' >&2 ;; *) for last; do :; done; echo started with $last ;; esac");
  }

  private void program(String name, String script) throws IOException {
    var file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path whereIs(String tool) {
    return Stream.of("/bin", "/usr/bin")
        .map(folder -> Path.of(folder, tool))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }

  private CompletableFuture<Outcome> start(String command) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return run(command);
          } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private Outcome run(String... arguments) throws IOException, InterruptedException {
    var words = new ArrayList<String>();
    words.add(project.resolve("udaconnect").toString());
    words.addAll(List.of(arguments));
    var builder = new ProcessBuilder(words).redirectErrorStream(true).directory(project.toFile());
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("PATH", bin.toString()); // no other Java, no other Maven
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), output);
  }
}
