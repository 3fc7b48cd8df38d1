package io.udaconnect.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What is resident of a process, where the system tells it (Linux). */
public final class Memory {
  private Memory() {}

  /** In MB, or a dash. */
  static String of(ProcessHandle process) {
    return words(kilobytes(process, "VmRSS:"));
  }

  /** Of a server and its own children, in MB: what they share is counted once. */
  static String ofAll(ProcessHandle server) {
    var children = server.descendants().mapToLong(child -> kilobytes(child, "RssAnon:")).sum();
    return words(kilobytes(server, "VmRSS:") + children);
  }

  private static String words(long kilobytes) {
    return kilobytes == 0 ? "-" : Long.toString(kilobytes >> 10);
  }

  /**
   * 0 where the system does not tell.
   *
   * @param key as in /proc/PID/status, such as {@code VmRSS:}
   */
  public static long kilobytes(ProcessHandle process, String key) {
    try (Stream<String> lines =
        Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      return lines
          .filter(line -> line.startsWith(key))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException elsewhere) {
      return 0;
    }
  }
}
