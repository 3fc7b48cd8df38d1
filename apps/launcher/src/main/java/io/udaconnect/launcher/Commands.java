package io.udaconnect.launcher;

import io.udaconnect.domain.Refused;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** How commands are run, and how they say what is wrong. */
public final class Commands {
  private static final int BROKEN = 1;

  private Commands() {}

  /** Runs what the words say and returns the exit code; what is wrong is told in a sentence. */
  public static int run(Object command, String... arguments) {
    Log.quiet();
    var line = new CommandLine(command);
    line.setParameterExceptionHandler(Commands::notUnderstood);
    line.setExecutionExceptionHandler((failure, at, parsed) -> failed(at, failure));
    line.setUsageHelpAutoWidth(true);
    line.setAbbreviatedOptionsAllowed(false);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return arguments.length == 0 ? line.execute("--help") : line.execute(arguments);
  }

  private static int notUnderstood(ParameterException failure, String[] arguments) {
    var at = failure.getCommandLine();
    if (failure.getCause() instanceof Trouble known) {
      return failed(at, known);
    }
    var sentence = failure.getMessage().lines().findFirst().orElse("");
    at.getErr().println("udaconnect: " + sentence);
    at.getErr().println("Try: " + at.getCommandSpec().qualifiedName() + " --help");
    return at.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static int failed(CommandLine at, Throwable failure) {
    if (failure instanceof Trouble known) {
      at.getErr().println("udaconnect: " + known.getMessage());
      Log.note(failure);
      return known.exitCode();
    }
    if (failure instanceof Refused refused) {
      at.getErr().println("udaconnect: " + refused.getMessage() + ".");
      Log.note(failure);
      return BROKEN;
    }
    at.getErr().println("udaconnect: something went wrong that should not: " + failure);
    at.getErr().println("The details are in " + details(failure));
    return BROKEN;
  }

  private static Path details(Throwable failure) {
    if (Log.note(failure)) {
      return Log.file();
    }
    var trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    try {
      return Files.writeString(
          Files.createTempFile("udaconnect-", ".log"), Instant.now() + " " + trace);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
