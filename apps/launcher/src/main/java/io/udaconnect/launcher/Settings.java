package io.udaconnect.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a system is to be.
 *
 * @param database an existing one; else PostgreSQL is embedded
 * @param kafka bootstrap servers of an existing one; else Kafka is embedded
 * @param busy whether much will come in, for which it may start more slowly
 * @param patience how long the services may take to be ready
 * @param configuration what all services are to be told beside, by the keys of
 *     docs/configuration.md; wins over what the launcher says itself
 */
public record Settings(
    Path data,
    Addresses addresses,
    Set<Service> services,
    Optional<Database> database,
    Optional<String> kafka,
    Processes processes,
    boolean busy,
    Duration patience,
    Map<String, String> configuration) {
  public static final Duration PATIENCE = Duration.ofMinutes(3);

  /** With nothing that the services are to be told beside. */
  public Settings(
      Path data,
      Addresses addresses,
      Set<Service> services,
      Optional<Database> database,
      Optional<String> kafka,
      Processes processes,
      boolean busy,
      Duration patience) {
    this(data, addresses, services, database, kafka, processes, busy, patience, Map.of());
  }

  /** Everything embedded, all services, each in a process of its own, on loopback. */
  public static Settings of(Path data, int portBase) {
    return new Settings(
        data,
        Addresses.local(portBase),
        EnumSet.allOf(Service.class),
        Optional.empty(),
        Optional.empty(),
        Processes.EACH,
        false,
        PATIENCE);
  }

  public Settings only(Service... chosen) {
    var set = EnumSet.noneOf(Service.class);
    set.addAll(Arrays.asList(chosen));
    return new Settings(
        data, addresses, set, database, kafka, processes, busy, patience, configuration);
  }

  public Settings in(Processes processes) {
    return new Settings(
        data, addresses, services, database, kafka, processes, busy, patience, configuration);
  }

  /** With an existing Kafka, by its bootstrap servers. */
  public Settings withKafka(String servers) {
    return new Settings(
        data,
        addresses,
        services,
        database,
        Optional.of(servers),
        processes,
        busy,
        patience,
        configuration);
  }

  /** With an existing database. */
  public Settings withDatabase(Database existing) {
    return new Settings(
        data,
        addresses,
        services,
        Optional.of(existing),
        kafka,
        processes,
        busy,
        patience,
        configuration);
  }

  /** With these keys of docs/configuration.md set for all services. */
  public Settings with(Map<String, String> changes) {
    return new Settings(
        data, addresses, services, database, kafka, processes, busy, patience, Map.copyOf(changes));
  }

  Database databaseOrEmbedded() {
    return database.orElseGet(() -> Database.embedded(addresses));
  }

  String kafkaOrEmbedded() {
    return kafka.orElseGet(addresses::kafka);
  }
}
