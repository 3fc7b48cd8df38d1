package io.udaconnect.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A small disk that can be filled to its last byte: a tmpfs, which takes the right to mount. */
final class Disk implements AutoCloseable {
  private final Path folder;
  private final Path ballast;
  private boolean mounted = true; // guarded by this

  private Disk(Path folder) {
    this.folder = folder;
    this.ballast = folder.resolve("ballast");
    Runtime.getRuntime().addShutdownHook(new Thread(this::close)); // a mount outlives its test
  }

  /** Empty if this user may not mount. */
  static Optional<Disk> mount(Path folder, int megabytes) {
    try {
      Files.createDirectories(folder);
      var size = "size=" + megabytes + "m,mode=0700";
      return run("mount", "-t", "tmpfs", "-o", size, "udaconnect", folder.toString())
          ? Optional.of(new Disk(folder))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With ever smaller pieces, until not one byte more fits. */
  void fill() {
    try (var file = FileChannel.open(ballast, CREATE, APPEND)) {
      for (int piece = 1 << 20; piece > 0; piece /= 2) fill(file, piece);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fill(FileChannel file, int piece) {
    try {
      while (file.write(ByteBuffer.allocate(piece)) == piece) {}
    } catch (IOException full) {
      // as it shall be
    }
  }

  void free() {
    try {
      Files.deleteIfExists(ballast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Also under who still uses it; a second time does nothing. */
  @Override
  public synchronized void close() {
    if (!mounted) return;
    mounted = false;
    try {
      if (!run("umount", "-l", folder.toString())) {
        throw new IllegalStateException(folder + " stays mounted");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean run(String... words) throws IOException {
    var process = new ProcessBuilder(words).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (!said.isBlank()) System.out.println(said.strip());
    try {
      return process.waitFor() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
