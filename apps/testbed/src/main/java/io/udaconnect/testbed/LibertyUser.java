package io.udaconnect.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The user directory of the shared server install that belongs to one module. Settings are written
 * to {@code bootstrap.properties}, where the server and MicroProfile Config both find them.
 */
record LibertyUser(Path module) {
  /** What Arquillian needs and the product does not. */
  private static final String FOR_ARQUILLIAN =
      "<server><featureManager><feature>localConnector-1.0</feature></featureManager></server>";

  Path directory() {
    return target(module).resolve("usr");
  }

  Path server(String name) {
    return directory().resolve("servers").resolve(name);
  }

  Path install() {
    return target(shared()).resolve("wlp");
  }

  private Path shared() {
    return module.resolveSibling("../openliberty").normalize();
  }

  private static Path target(Path module) {
    return module.resolve("target");
  }

  /** Takes away what an earlier run left behind: its features may have been others. */
  void clear() {
    if (!Files.exists(directory())) return;
    try (var files = Files.walk(directory())) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lays out a server of this name with the module's own configuration. */
  void lay(String name, Map<String, String> settings) {
    var all = new HashMap<>(settings);
    all.put("war.dir", target(module).toString());
    all.put("driver.dir", target(shared()).resolve("postgresql").toString());
    try {
      copy(shared().resolve("config"), directory().resolve("shared").resolve("config"));
      copy(module.resolve("src/main/liberty/config"), server(name));
      var overrides = Files.createDirectories(server(name).resolve("configDropins/overrides"));
      Files.writeString(overrides.resolve("arquillian.xml"), FOR_ARQUILLIAN);
      try (var file = Files.newOutputStream(server(name).resolve("bootstrap.properties"))) {
        var properties = new Properties();
        properties.putAll(all);
        properties.store(file, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (var file : files(from)) {
      var copy = to.resolve(file.getFileName());
      if (!Files.exists(copy)) Files.copy(file, copy);
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.toList();
    }
  }
}
