package io.udaconnect.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command {@code udaconnect}, as the script of that name runs it. */
@Command(
    name = "./udaconnect",
    description = "The whole of UdaConnect on this machine.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      UpCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      ImportCommand.class,
      MigrateCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    footer = {
      "",
      "The script itself also knows:",
      "  test     builds everything and runs every test",
      "",
      "./udaconnect COMMAND --help says more about each."
    })
public final class Main {
  private static final int BROKEN = 1;

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    Log.quiet();
    var line = new CommandLine(new Main());
    line.setParameterExceptionHandler(Main::notUnderstood);
    line.setExecutionExceptionHandler((failure, at, parsed) -> failed(at, failure));
    line.setUsageHelpAutoWidth(true);
    line.setAbbreviatedOptionsAllowed(false);
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

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"UdaConnect " + Installation.version()};
    }
  }
}
