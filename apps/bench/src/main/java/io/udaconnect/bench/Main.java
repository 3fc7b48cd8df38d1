package io.udaconnect.bench;

import io.udaconnect.bench.engine.EngineCommand;
import io.udaconnect.launcher.Commands;
import picocli.CommandLine.Command;

/** The command {@code udaconnect bench}. */
@Command(
    name = "./udaconnect bench",
    description = "Measures the system from outside.",
    synopsisSubcommandLabel = "WHAT",
    subcommands = {
      ConnectionsCommand.class,
      EngineCommand.class,
      IngestCommand.class,
      LiveCommand.class,
      RetentionCommand.class
    },
    mixinStandardHelpOptions = true)
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    return Commands.run(new Main(), arguments);
  }
}
