package io.udaconnect.launcher;

import java.util.Optional;
import java.util.regex.Pattern;

/** Knows the lines with which Open Liberty says that trying again is of no use. */
final class StartFailure {
  /**
   * The application did not start; its port is taken; a value in the configuration cannot be meant.
   * Weld tells what is wrong in a list, on lines of its own; the first is enough.
   */
  private static final Pattern HOPELESS =
      Pattern.compile(
          "(?:CWWKZ000[24]E|CWWKZ0012I|CWWKO0221E|SRVE0265E|CWWKG00(?:14|75|81|83)[EW]|CWWKE0701E): *"
              + "((?:.*\\d exceptions:\\s+Exception 0 :\\s+)?.*)");

  private static final Pattern EXCEPTION_NAME =
      Pattern.compile("(?:[a-z][\\w]*\\.)+[A-Z][\\w$]*(?:Exception|Error): *");

  private StartFailure() {}

  /** The reason in the service's own words, if the log tells of such a failure. */
  static Optional<String> in(String log) {
    return HOPELESS.matcher(log).results().map(found -> innermost(found.group(1))).findFirst();
  }

  /** Exceptions are told from the outside in; the last one is about the matter. */
  private static String innermost(String message) {
    var names = EXCEPTION_NAME.matcher(message);
    int begin = 0;
    while (names.find()) {
      begin = names.end();
    }
    return message.substring(begin).strip();
  }
}
