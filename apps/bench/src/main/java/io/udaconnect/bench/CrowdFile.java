package io.udaconnect.bench;

import io.udaconnect.launcher.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Says, in a system's data folder, which crowd was loaded into it. */
final class CrowdFile {
  private static final String NAME = "crowd.txt";

  private final Path file;

  CrowdFile(Path data) {
    file = data.resolve(NAME);
  }

  /** Empty if none was loaded; trouble if it was another one. */
  Optional<Crowd> read(Crowd.Size wanted) {
    if (!Files.exists(file)) return Optional.empty();
    try {
      var lines = Files.readAllLines(file);
      if (lines.size() < 2 || !lines.get(0).equals(wanted.toString())) {
        throw new Trouble(
            "%s says that another crowd was loaded: %s, not %s."
                .formatted(file, lines.isEmpty() ? "none" : lines.get(0), wanted));
      }
      var ids = Arrays.stream(lines.get(1).split(",", -1)).mapToLong(Long::parseLong).toArray();
      return Optional.of(new Crowd(wanted, ids));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(Crowd crowd) {
    var ids =
        LongStream.range(0, crowd.size().people())
            .map(person -> crowd.id((int) person))
            .mapToObj(Long::toString)
            .collect(Collectors.joining(","));
    try {
      Files.writeString(file, crowd.size() + "\n" + ids + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
