package io.udaconnect.embedded;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The only class that knows how PostgreSQL's programs travel: an archive on the class path, one per
 * platform.
 */
final class PostgresBinaries {
  private PostgresBinaries() {}

  /**
   * Unpacks them once. The name says the content, so that another version goes beside and not over
   * it.
   */
  static Path unpackedBelow(Path binaries) throws IOException {
    var archive = archive();
    var home = binaries.resolve("postgres-" + checksum(archive));
    if (Files.exists(home)) {
      return home;
    }
    Files.createDirectories(binaries);
    var fresh = Files.createTempDirectory(binaries, "unpacking");
    try {
      unpack(archive, fresh);
      if (!Files.exists(home)) {
        Files.move(fresh, home); // whole or not at all; another process may have been faster
      }
    } finally {
      delete(fresh);
    }
    return home;
  }

  /** Such as 18: data of one major version cannot be read by another. */
  static String version(Path home) throws IOException {
    try (var lines = Files.lines(home.resolve("share/postgresql/postgres.bki"))) {
      return lines.findFirst().orElse("").replace("# PostgreSQL ", "").strip();
    }
  }

  static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (var paths = Files.walk(tree)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static byte[] archive() throws IOException {
    var system =
        System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    var machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    var name = "/postgres-" + system + "-" + machine + ".txz";
    try (var in = PostgresBinaries.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "no PostgreSQL for this machine: " + name + " is not on the class path");
      }
      return in.readAllBytes();
    }
  }

  private static String checksum(byte[] bytes) {
    var crc = new CRC32();
    crc.update(bytes);
    return String.format("%08x", crc.getValue());
  }

  private static void unpack(byte[] archive, Path home) throws IOException {
    try (var tar =
        new TarArchiveInputStream(
            new BufferedInputStream(new XZInputStream(new ByteArrayInputStream(archive))))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        var target = home.resolve(entry.getName()).normalize();
        if (!target.startsWith(home)) {
          throw new IOException("not inside the archive's own directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
          continue;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, target);
          target.toFile().setExecutable((entry.getMode() & 0100) != 0, false);
        }
      }
    }
  }
}
