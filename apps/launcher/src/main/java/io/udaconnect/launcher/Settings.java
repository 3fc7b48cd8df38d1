package io.udaconnect.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a system is to be.
 *
 * @param database an existing one; else PostgreSQL is embedded
 * @param kafka bootstrap servers of an existing one; else Kafka is embedded
 * @param patience how long the services may take to be ready
 */
public record Settings(
    Path data,
    Addresses addresses,
    Set<Service> services,
    Optional<Database> database,
    Optional<String> kafka,
    Processes processes,
    Duration patience) {
  public static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Everything embedded, all services, each in a process of its own, on loopback. */
  public static Settings of(Path data, int portBase) {
    return new Settings(
        data,
        Addresses.local(portBase),
        EnumSet.allOf(Service.class),
        Optional.empty(),
        Optional.empty(),
        Processes.EACH,
        PATIENCE);
  }

  public Settings only(Service... chosen) {
    var set = EnumSet.noneOf(Service.class);
    set.addAll(Arrays.asList(chosen));
    return new Settings(data, addresses, set, database, kafka, processes, patience);
  }

  public Settings in(Processes processes) {
    return new Settings(data, addresses, services, database, kafka, processes, patience);
  }

  /** With an existing Kafka, by its bootstrap servers. */
  public Settings withKafka(String servers) {
    return new Settings(
        data, addresses, services, database, Optional.of(servers), processes, patience);
  }

  /** With an existing database. */
  public Settings withDatabase(Database existing) {
    return new Settings(
        data, addresses, services, Optional.of(existing), kafka, processes, patience);
  }

  Database databaseOrEmbedded() {
    return database.orElseGet(() -> Database.embedded(addresses));
  }

  String kafkaOrEmbedded() {
    return kafka.orElseGet(addresses::kafka);
  }
}
