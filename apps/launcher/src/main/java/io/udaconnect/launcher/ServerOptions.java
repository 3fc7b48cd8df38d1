package io.udaconnect.launcher;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Servers that are there already, in place of the embedded ones. */
final class ServerOptions {
  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description = "An existing PostgreSQL: jdbc:postgresql://HOST:PORT/DATABASE.")
  String databaseUrl;

  @Option(
      names = "--database-user",
      paramLabel = "NAME",
      defaultValue = "${env:DATABASE_USER:-udaconnect}",
      description = "Its user. Default: $DATABASE_USER, or udaconnect.")
  String databaseUser;

  @Option(
      names = "--database-password",
      paramLabel = "WORD",
      defaultValue = "${env:DATABASE_PASSWORD:-}",
      description = "Its password. Better given as $DATABASE_PASSWORD: others can see options.")
  String databasePassword;

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "An existing Kafka; several servers with commas between them.")
  String kafka;

  Optional<Database> database() {
    return Optional.ofNullable(databaseUrl)
        .map(url -> new Database(url, databaseUser, databasePassword));
  }

  /** The one that is named, else that of the system that runs, if there is one. */
  Optional<Database> databaseOr(Optional<State> running) {
    return database().or(() -> running.map(state -> state.databaseOrEmbedded(databasePassword)));
  }

  /** The same. */
  Optional<String> kafkaOr(Optional<State> running) {
    return kafka().or(() -> running.map(State::kafkaOrEmbedded));
  }

  Optional<String> kafka() {
    if (kafka != null && !kafka.matches("[^\\s,:]+:\\d{1,5}(,[^\\s,:]+:\\d{1,5})*")) {
      throw Trouble.usage("--kafka must be HOST:PORT, \"" + kafka + "\" is not.");
    }
    return Optional.ofNullable(kafka);
  }
}
