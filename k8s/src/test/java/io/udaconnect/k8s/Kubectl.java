package io.udaconnect.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Renders overlays, as {@code kubectl apply -k} would before it sends them. */
final class Kubectl {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private Kubectl() {}

  /** All objects of this folder. What kubectl says beside is of interest only if it fails. */
  static List<JsonNode> kustomize(Path folder) {
    try {
      var words = Files.createTempFile("kubectl", ".log");
      try {
        var yaml = run(folder, words);
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
          return documents.readAll();
        }
      } finally {
        Files.delete(words);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] run(Path folder, Path words) throws IOException {
    var process = start(folder, words);
    process.getOutputStream().close();
    byte[] yaml = process.getInputStream().readAllBytes();
    if (process.onExit().join().exitValue() != 0) {
      throw new AssertionError(folder + " does not render: " + Files.readString(words));
    }
    return yaml;
  }

  private static Process start(Path folder, Path words) {
    try {
      return new ProcessBuilder("kubectl", "kustomize", folder.toString())
          .redirectError(words.toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The manifests are rendered by kubectl, 1.14 or later: apt-get install"
              + " kubernetes-client.",
          e);
    }
  }
}
