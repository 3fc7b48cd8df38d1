package io.udaconnect.e2e;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.launcher.Installation;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What comes from others is listed with its licence, all of it and nothing else. */
class ThirdPartyTest {
  private static final Path ROOT = Installation.here().root();
  private static final Pattern JAR = Pattern.compile("(?:.*/)?([^/]+?)-[0-9][^/]*\\.jar");
  private static final Pattern LISTED = Pattern.compile("`([^`]+)`");
  private static final Set<String> OURS = Set.of("domain", "proto", "embedded", "launcher");

  @Test
  void everyJarThatIsShippedIsListed() throws IOException {
    var shipped = new TreeSet<String>();
    for (var app : new String[] {"person", "location", "connection", "processor", "web"}) {
      try (var war =
          new ZipFile(ROOT.resolve("apps/%s/target/%s.war".formatted(app, app)).toFile())) {
        war.stream().forEach(entry -> put(shipped, entry.getName()));
      }
    }
    for (var command : new String[] {"launcher", "bench"}) {
      try (var jars = Files.list(ROOT.resolve("apps/%s/target/lib".formatted(command)))) {
        jars.forEach(jar -> put(shipped, jar.toString()));
      }
    }
    assertThat(shipped).hasSizeGreaterThan(50).isEqualTo(listed(0));
  }

  @Test
  void everyPackageInThePagesIsListed() throws IOException {
    var shipped = new TreeSet<String>();
    try (var in = Files.newInputStream(ROOT.resolve("apps/web/package-lock.json"));
        var json = Json.createReader(in)) {
      json.readObject()
          .getJsonObject("packages")
          .forEach(
              (folder, about) -> {
                boolean ours = folder.isEmpty();
                boolean tool = about.asJsonObject().getBoolean("dev", false);
                if (!ours && !tool) shipped.add(folder.replaceFirst(".*node_modules/", ""));
              });
    }
    assertThat(shipped).hasSizeGreaterThan(5).isEqualTo(listed(1));
  }

  private static void put(Set<String> names, String file) {
    var jar = JAR.matcher(file);
    if (!jar.matches()) return;
    boolean ours = OURS.contains(jar.group(1)) || jar.group(1).startsWith("adapter-");
    if (!ours) names.add(jar.group(1));
  }

  /** In the part with this number: jars, then packages of npm. */
  private static Set<String> listed(int part) throws IOException {
    return Files.readString(ROOT.resolve("docs/third-party.md"))
        .split("## In the pages", -1)[part]
        .lines()
        .filter(line -> line.startsWith("| "))
        .flatMap(line -> LISTED.matcher(line).results())
        .map(found -> found.group(1))
        .collect(toCollection(TreeSet::new));
  }
}
