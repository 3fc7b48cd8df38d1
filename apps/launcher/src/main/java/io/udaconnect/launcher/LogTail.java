package io.udaconnect.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log file, and what is added to it. For one thread. */
final class LogTail {
  private static final int WINDOW = 256 << 10;

  private final Path file;
  private long position;

  /** What is added from here on. */
  LogTail(Path file) {
    this.file = file;
    this.position = size();
  }

  static List<String> last(Path file, int lines) {
    if (!Files.exists(file)) {
      return List.of();
    }
    var tail = new LogTail(file);
    tail.position = Math.max(0, tail.size() - WINDOW);
    var all = new String(tail.readOn(), UTF_8).lines().toList();
    return all.subList(Math.max(0, all.size() - lines), all.size());
  }

  /**
   * The whole lines added since the last call. A file that became shorter is read from its start.
   */
  String read() {
    if (size() < position) {
      position = 0;
    }
    var bytes = readOn();
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    position += end;
    return new String(bytes, 0, end, UTF_8);
  }

  private byte[] readOn() {
    try (var in = new RandomAccessFile(file.toFile(), "r")) {
      in.seek(position);
      var bytes = new byte[(int) Math.min(Integer.MAX_VALUE >> 2, in.length() - position)];
      in.readFully(bytes);
      return bytes;
    } catch (IOException gone) {
      return new byte[0];
    }
  }

  /** Prints what is added, until the thread is interrupted. */
  void follow(PrintStream out) {
    try {
      while (!out.checkError()) {
        out.print(read());
        out.flush();
        Thread.sleep(200);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long size() {
    return file.toFile().length();
  }
}
