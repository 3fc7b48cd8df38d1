package io.udaconnect.e2e;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.config.ConfigurationKeys;
import io.udaconnect.house.HouseRules;
import io.udaconnect.launcher.Installation;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The house as it stands keeps its own rules. */
class HouseTest {
  private static final Pattern DOCUMENTED =
      Pattern.compile("(?m)^\\| `([^`]+)` \\| *`?([^`|]*?)`? *\\|");

  private static final Pattern VARIABLE =
      Pattern.compile("<variable name=\"([^\"]+)\" defaultValue=\"([^\"]*)\"/>");

  private final Path root = Installation.here().root();

  @Test
  void everyRoomImportsOnlyWhatItMay() {
    var built = HouseRules.built(root);
    HouseRules.of("io.udaconnect").all().forEach(rule -> rule.check(built));
  }

  @Test
  void everyConfigurationKeyIsDocumentedWithItsDefault() throws IOException {
    var declared = declared();
    assertThat(declared).hasSizeGreaterThan(10);
    var documented =
        DOCUMENTED
            .matcher(Files.readString(root.resolve("docs/configuration.md")))
            .results()
            .collect(toMap(row -> row.group(1), row -> row.group(2).strip()));
    assertThat(documented).isEqualTo(declared);
  }

  /** What adapters and servers declare; where each app has its own default, it is left empty. */
  private Map<String, String> declared() throws IOException {
    var declared = new TreeMap<String, String>();
    ConfigurationKeys.in(propertyFiles("apps")).keySet().forEach(name -> declared.put(name, ""));
    declared.put("http.port", "");
    ConfigurationKeys.in(propertyFiles("adapters"))
        .forEach((name, key) -> declared.put(name, key.defaultValue()));
    try (var fragments = Files.list(root.resolve("openliberty/config"))) {
      for (var fragment : fragments.toList()) {
        VARIABLE
            .matcher(Files.readString(fragment))
            .results()
            .forEach(variable -> declared.put(variable.group(1), variable.group(2)));
      }
    }
    return declared;
  }

  private List<URL> propertyFiles(String folder) throws IOException {
    try (var files = Files.walk(root.resolve(folder), 6)) {
      return files
          .filter(
              file -> file.endsWith("src/main/resources/META-INF/microprofile-config.properties"))
          .map(HouseTest::url)
          .toList();
    }
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
