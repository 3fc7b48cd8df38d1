package io.udaconnect.e2e;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.launcher.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Folders with a package.json, copied to {@code target} with all that it names. */
final class NodeTools {
  private static final String LOCK = "package-lock.json";
  private static final List<String> MADE = List.of("node_modules", "dist", LOCK);

  private NodeTools() {}

  /** What the tests of documents run. */
  static Path contracts() {
    return installed(Path.of("src/test/contracts"), Path.of("target/contracts"));
  }

  /** The client in TypeScript, not built yet. */
  static Path client() {
    return installed(
        Installation.here().root().resolve("clients/typescript"), Path.of("target/client"));
  }

  /** Loads what the lock names, if that is not there already. */
  private static synchronized Path installed(Path named, Path folder) {
    try {
      var lock = folder.resolve(LOCK);
      boolean whole = Files.exists(lock) && Files.mismatch(lock, named.resolve(LOCK)) < 0;
      copy(named, folder);
      if (!whole) install(named.resolve(LOCK), lock);
      return folder.toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (var file : files.toList()) {
        var name = file.getFileName().toString();
        if (MADE.contains(name)) continue;
        if (Files.isDirectory(file)) copy(file, to.resolve(name));
        else Files.copy(file, to.resolve(name), REPLACE_EXISTING);
      }
    }
  }

  /** The lock stays only where all that it names could be loaded. */
  private static void install(Path named, Path lock) throws IOException {
    Files.copy(named, lock, REPLACE_EXISTING);
    var status = -1;
    try {
      var installed = Program.in(lock.getParent()).run("npm", "ci");
      status = installed.status();
      assertThat(status).as(installed.output()).isZero();
    } finally {
      if (status != 0) Files.delete(lock);
    }
  }
}
