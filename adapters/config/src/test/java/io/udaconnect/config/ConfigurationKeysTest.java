package io.udaconnect.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationKeysTest {
  @TempDir Path folder;

  @Test
  void eachKeyHasItsDefaultAndTheCommentAboveIt() throws IOException {
    var keys =
        ConfigurationKeys.in(
            List.of(
                file(
                    "adapter",
                    """
                    # A heading, followed by an empty line.

                    # How long a send may take, in total.
                    # ISO 8601.
                    kafka.send.timeout=PT1.5S
                    ! Allowed origins.
                    cors.origins =
                    bare: value
                    """)));

    assertThat(keys)
        .containsExactly(
            entry("bare", new ConfigurationKey("bare", "value", "")),
            entry("cors.origins", new ConfigurationKey("cors.origins", "", "Allowed origins.")),
            entry(
                "kafka.send.timeout",
                new ConfigurationKey(
                    "kafka.send.timeout",
                    "PT1.5S",
                    "How long a send may take, in total. ISO 8601.")));
  }

  @Test
  void aValueMayGoOnOverSeveralLinesAndHoldWhatLooksLikeAKey() throws IOException {
    var keys =
        ConfigurationKeys.in(
            List.of(
                file(
                    "adapter",
                    "# Places.\nplaces=a,\\\n  #b=1,\\\n  c\nwindows.path=C:\\\\\n# End.\nend=\\")));

    assertThat(keys.keySet()).containsExactly("end", "places", "windows.path");
    assertThat(keys.get("places").defaultValue()).isEqualTo("a,#b=1,c");
    assertThat(keys.get("windows.path").defaultValue()).isEqualTo("C:\\");
  }

  @Test
  void theFileWithTheHighestOrdinalHoldsAndKeepsTheCommentOfAnother() throws IOException {
    var app = file("app", "config_ordinal=110\ngrpc.port=30012\n");
    var adapter = file("adapter", "# Where gRPC listens.\ngrpc.port=30010\n");

    var expected =
        entry("grpc.port", new ConfigurationKey("grpc.port", "30012", "Where gRPC listens."));
    assertThat(ConfigurationKeys.in(List.of(app, adapter))).containsExactly(expected);
    assertThat(ConfigurationKeys.in(List.of(adapter, app))).containsExactly(expected);
  }

  @Test
  void settingsOfThePlatformAreNotOurs() throws IOException {
    var file = file("app", "mp.messaging.incoming.locations.batch=true\nours=1\n");

    assertThat(ConfigurationKeys.in(List.of(file))).containsOnlyKeys("ours");
  }

  @Test
  void allFilesOfTheClassPathAreFound() throws IOException {
    file("one", "first.key=1");
    file("two", "second.key=2");

    try (var loader = new URLClassLoader(new URL[] {root("one"), root("two")}, null)) {
      assertThat(ConfigurationKeys.onClassPath(loader)).containsOnlyKeys("first.key", "second.key");
    }
  }

  private URL file(String root, String text) throws IOException {
    var file = folder.resolve(root).resolve(ConfigurationKeys.FILE);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, UTF_8);
    return file.toUri().toURL();
  }

  private URL root(String name) throws MalformedURLException {
    return folder.resolve(name).toUri().toURL();
  }
}
