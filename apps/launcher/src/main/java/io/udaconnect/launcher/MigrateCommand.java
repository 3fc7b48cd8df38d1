package io.udaconnect.launcher;

import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Only the migrations, for servers that are there already or for the data folder. */
@Command(
    name = "migrate",
    description = {
      "Brings tables and topics up to date.",
      "",
      "Those of the servers that are named, of the system that runs with the data folder, or of "
          + "the data folder itself."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class MigrateCommand implements Callable<Integer> {
  @Mixin DataOption data;
  @Mixin ServerOptions servers;

  @Option(
      names = "--replication",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "How many brokers of an existing Kafka hold each record of a new topic. Default: 1.")
  int brokers;

  @Override
  public Integer call() {
    var running = data.running();
    var database = servers.databaseOr(running);
    var kafka = servers.kafkaOr(running);
    if (database.isPresent() && kafka.isPresent()) {
      System.out.println(Migration.run(database.get(), kafka.get(), brokers));
      return 0;
    }
    var settings =
        new Settings(
            data.data(),
            Addresses.local(data.portBase()),
            Set.of(),
            database,
            kafka,
            Processes.EACH,
            false,
            Settings.PATIENCE);
    UdaConnect.start(Installation.here(), settings, System.out::println).close();
    return 0;
  }
}
