package io.udaconnect.launcher;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is to be done after a database was restored from a backup. */
@Command(
    name = "rewind",
    description = {
      "Makes processors read again what a restored database may not have.",
      "",
      "Locations that Kafka took from an instant on, and all persons; and sees to it that no id is "
          + "given out twice. For the servers that are named, or those of the system that runs with the "
          + "data folder. All processors and person services must be down: docs/operations.md."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class RewindCommand implements Callable<Integer> {
  @Mixin DataOption data;
  @Mixin ServerOptions servers;

  @Option(
      names = "--to",
      paramLabel = "INSTANT",
      required = true,
      description = "Before the backup was begun, by as long as processors may have been behind.")
  String to;

  @Override
  public Integer call() {
    var instant = instant();
    var running = data.running();
    var database = servers.databaseOr(running);
    var kafka = servers.kafkaOr(running);
    System.out.println(Rewind.run(named(database), named(kafka), instant));
    return 0;
  }

  private Instant instant() {
    try {
      return Instant.parse(to);
    } catch (DateTimeParseException e) {
      throw Trouble.usage("--to must be like 2026-03-14T12:00:00Z, \"" + to + "\" is not.");
    }
  }

  private static <T> T named(Optional<T> server) {
    return server.orElseThrow(
        () -> Trouble.usage("nothing runs there: name --database-url and --kafka."));
  }
}
