package io.udaconnect.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What is alive on the heap of another Java process. */
final class Heap {
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");

  private static final int COUNTS = 5;

  private Heap() {}

  /**
   * In MB, the least of some counts, each after a full collection: what is only under way is there
   * at one moment and not at another. The process stands still while it is counted.
   */
  static double liveMegabytes(ProcessHandle process) throws IOException {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < COUNTS; i++) least = Math.min(least, count(process));
    return least;
  }

  private static double count(ProcessHandle process) throws IOException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var asked =
        new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    var answer = new String(asked.getInputStream().readAllBytes(), UTF_8);
    var total = TOTAL.matcher(answer);
    if (!total.find()) throw new IOException(answer.strip());
    return Long.parseLong(total.group(1)) / (double) (1 << 20);
  }
}
