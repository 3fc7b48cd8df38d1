package io.udaconnect.launcher;

import picocli.CommandLine;
import picocli.CommandLine.Command;

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
      SimulateCommand.class,
      DlqCommand.class,
      MigrateCommand.class,
      RewindCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    footer = {
      "",
      "The script itself also knows:",
      "  test     builds everything and runs every test",
      "  bench    measures the system from outside",
      "  images   builds a container image of each app",
      "",
      "./udaconnect COMMAND --help says more about each."
    })
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** The exit code. */
  public static int run(String... arguments) {
    return Commands.run(new Main(), arguments);
  }

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"UdaConnect " + Installation.version()};
    }
  }
}
