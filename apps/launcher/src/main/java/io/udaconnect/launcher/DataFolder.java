package io.udaconnect.launcher;

import io.udaconnect.embedded.DirectoryLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/**
 * The one folder in which a system keeps everything: {@code postgres}, {@code kafka}, {@code
 * liberty}, {@code logs}, and {@code udaconnect.properties}, which also marks it as ours. One
 * launcher at a time.
 */
final class DataFolder implements AutoCloseable {
  private final Path path;
  private final DirectoryLock lock;

  private DataFolder(Path path, DirectoryLock lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Makes it if need be. A folder with other things in it is left alone. */
  static DataFolder open(Path folder) {
    var path = folder.toAbsolutePath().normalize();
    requireOurs(path);
    try {
      return new DataFolder(path, DirectoryLock.take(path));
    } catch (IllegalStateException inUse) {
      throw new Trouble(
          State.read(path)
              .map(state -> path + " is in use: " + state.sentence() + ".")
              .orElse(inUse.getMessage() + "."),
          inUse);
    } catch (UncheckedIOException unusable) {
      throw new Trouble(unusable.getMessage() + ".", unusable);
    }
  }

  Path path() {
    return path;
  }

  Path postgres() {
    return path.resolve("postgres");
  }

  Path kafka() {
    return path.resolve("kafka");
  }

  Path liberty() {
    return path.resolve("liberty");
  }

  Path log(String who) {
    return log(path, who);
  }

  static Path log(Path data, String who) {
    return who.equals("postgres")
        ? data.resolve("postgres/postgres.log")
        : data.resolve("logs").resolve(who + ".log");
  }

  static Path wars(Path data) {
    return data.resolve("liberty/apps");
  }

  /** What runs of that service: unpacked, and the same however the services are spread. */
  static Path war(Path data, Service service) {
    return wars(data).resolve(service.id() + ".war");
  }

  /** The embedded PostgreSQL of that folder, if it runs. */
  static Optional<ProcessHandle> postgresProcess(Path data) {
    try (var lines = Files.lines(data.resolve("postgres/data/postmaster.pid"))) {
      return lines.findFirst().map(String::strip).map(Long::valueOf).flatMap(ProcessHandle::of);
    } catch (IOException | NumberFormatException none) {
      return Optional.empty();
    }
  }

  /** What is wrong with the disk that PostgreSQL writes to, if it is full, and what to do. */
  Optional<String> fullDisk() {
    try {
      long free = DirectoryLock.freeMegabytes(postgres());
      return free >= DirectoryLock.NEEDED_MEGABYTES
          ? Optional.empty()
          : Optional.of(
              "the disk of %s is full, %d MB are free: make room there, at least %d MB"
                  .formatted(postgres(), free, DirectoryLock.NEEDED_MEGABYTES));
    } catch (IOException e) {
      throw new Trouble("cannot look at the disk of " + postgres() + ": " + e.getMessage(), e);
    }
  }

  /** Throws everything away but the lock. */
  void clear() {
    try (var entries = Files.list(path)) {
      for (var entry : entries.toList()) {
        if (!entry.equals(path.resolve("lock"))) {
          delete(entry);
        }
      }
    } catch (IOException e) {
      throw new Trouble("cannot empty " + path + ": " + e.getMessage() + ".", e);
    }
  }

  @Override
  public void close() {
    lock.close();
  }

  static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (var entries = Files.walk(tree)) {
      for (var entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }

  private static void requireOurs(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    if (!Files.isDirectory(path)) {
      throw new Trouble(path + " is not a folder.");
    }
    try (var entries = Files.list(path)) {
      var isOurs = Files.exists(path.resolve(State.FILE));
      if (!isOurs && entries.anyMatch(entry -> !entry.endsWith("lock"))) {
        throw new Trouble(
            path + " holds other things and is no data folder of UdaConnect: give another --data.");
      }
    } catch (IOException e) {
      throw new Trouble("cannot read " + path + ": " + e.getMessage() + ".", e);
    }
  }
}
