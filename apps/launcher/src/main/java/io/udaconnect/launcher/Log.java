package io.udaconnect.launcher;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Where the launcher writes what is not for the user's eyes: what Kafka says, and stack traces. */
final class Log {
  private static final Logger ROOT = Logger.getLogger("");
  private static Path file;

  private Log() {}

  /** Nothing goes to the terminal from now on. */
  static void quiet() {
    for (Handler handler : ROOT.getHandlers()) {
      ROOT.removeHandler(handler);
    }
  }

  static void to(Path target) {
    try {
      Files.createDirectories(target.getParent());
      if (Files.exists(target)) {
        Files.move(target, target.resolveSibling(target.getFileName() + ".1"), REPLACE_EXISTING);
      }
      var handler = new FileHandler(target.toString(), true);
      System.setProperty(
          "java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n");
      handler.setFormatter(new SimpleFormatter());
      ROOT.addHandler(handler);
      file = target;
    } catch (IOException e) {
      throw new Trouble("cannot write to " + target + ": " + e.getMessage() + ".", e);
    }
  }

  static Path file() {
    return file;
  }

  /** False if there is no log to write it to. */
  static boolean note(Throwable failure) {
    if (file != null) {
      ROOT.log(Level.SEVERE, failure.getMessage(), failure);
    }
    return file != null;
  }
}
