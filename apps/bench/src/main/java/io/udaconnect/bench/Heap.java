package io.udaconnect.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What is alive on the heap of another Java process. */
final class Heap {
  private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");

  private Heap() {}

  /** After a full collection, in MB; the process stands still meanwhile. */
  static double liveMegabytes(ProcessHandle process) throws IOException {
    ask(process, "GC.run");
    String info = ask(process, "GC.heap_info").replaceAll("(?s)Metaspace.*", "");
    return USED.matcher(info)
            .results()
            .map(MatchResult::group)
            .mapToLong(text -> Long.parseLong(text.replaceAll(".*used (\\d+)K", "$1")))
            .sum()
        / 1024.0;
  }

  private static String ask(ProcessHandle process, String command) throws IOException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var asked =
        new ProcessBuilder(jcmd, Long.toString(process.pid()), command)
            .redirectErrorStream(true)
            .start();
    return new String(asked.getInputStream().readAllBytes(), UTF_8);
  }
}
