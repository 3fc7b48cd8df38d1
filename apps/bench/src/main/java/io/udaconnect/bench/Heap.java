package io.udaconnect.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What is alive on the heap of another Java process. */
final class Heap {
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");

  private Heap() {}

  /** After a full collection, in MB; the process stands still meanwhile. */
  static double liveMegabytes(ProcessHandle process) throws IOException {
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
