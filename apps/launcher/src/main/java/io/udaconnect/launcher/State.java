package io.udaconnect.launcher;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a launcher wrote down for the other commands. It may be long dead, and its number another
 * program's.
 */
public record State(
    long pid,
    Instant since,
    Addresses addresses,
    Set<Service> services,
    Optional<Database> database,
    Optional<String> kafka,
    Processes spread,
    Map<Service, Long> processes) {
  static final String FILE = "udaconnect.properties";

  public State {
    services = services.isEmpty() ? Set.of() : EnumSet.copyOf(services);
    processes = new EnumMap<>(processes.isEmpty() ? new EnumMap<>(Service.class) : processes);
  }

  /** Empty if nothing was ever written, or nothing that can be read. */
  public static Optional<State> read(Path data) {
    var properties = new Properties();
    try (var in = Files.newBufferedReader(data.resolve(FILE))) {
      properties.load(in);
      return Optional.of(of(properties));
    } catch (IOException | IllegalArgumentException | DateTimeParseException | Trouble unreadable) {
      return Optional.empty();
    }
  }

  /** Whole or not at all. The password of a database is not written down. */
  void write(Path data) {
    try {
      var fresh = data.resolve(FILE + ".new");
      try (var out = Files.newBufferedWriter(fresh)) {
        toProperties().store(out, "written by ./udaconnect up");
      }
      Files.move(fresh, data.resolve(FILE), ATOMIC_MOVE);
    } catch (IOException e) {
      throw new Trouble("cannot write to " + data + ": " + e.getMessage() + ".", e);
    }
  }

  /** The embedded PostgreSQL of that folder, if it runs. */
  public static Optional<ProcessHandle> postgres(Path data) {
    return DataFolder.postgresProcess(data);
  }

  /** The launcher, if it runs. */
  public Optional<ProcessHandle> launcher() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> startedBefore(process, since));
  }

  String sentence() {
    return "UdaConnect runs with it since "
        + since.truncatedTo(ChronoUnit.SECONDS)
        + " as process "
        + pid
        + ", ports from "
        + addresses.portBase();
  }

  /** The one that its services use. */
  public Database databaseOrEmbedded(String password) {
    return database
        .map(known -> new Database(known.url(), known.user(), password))
        .orElseGet(() -> Database.embedded(addresses));
  }

  String kafkaOrEmbedded() {
    return kafka.orElseGet(addresses::kafka);
  }

  /** A number given out again belongs to a process that began later. */
  private static boolean startedBefore(ProcessHandle process, Instant instant) {
    return process.info().startInstant().map(start -> start.isBefore(instant)).orElse(true);
  }

  private static State of(Properties properties) {
    var processes = new EnumMap<Service, Long>(Service.class);
    for (var service : Service.values()) {
      var pid = properties.getProperty("pid." + service.id());
      if (pid != null) {
        processes.put(service, Long.valueOf(pid));
      }
    }
    var url = Optional.ofNullable(properties.getProperty("database.url"));
    return new State(
        Long.parseLong(required(properties, "pid")),
        Instant.parse(required(properties, "since")),
        new Addresses(
            required(properties, "host"), Integer.parseInt(required(properties, "port.base"))),
        Service.parse(required(properties, "services")),
        url.map(known -> new Database(known, required(properties, "database.user"), "")),
        Optional.ofNullable(properties.getProperty("kafka")),
        Processes.valueOf(required(properties, "processes")),
        processes);
  }

  private Properties toProperties() {
    var properties = new Properties();
    properties.setProperty("pid", Long.toString(pid));
    properties.setProperty("since", since.toString());
    properties.setProperty("host", addresses.host());
    properties.setProperty("port.base", Integer.toString(addresses.portBase()));
    properties.setProperty(
        "services",
        services.isEmpty()
            ? "none"
            : services.stream().map(Service::id).collect(Collectors.joining(",")));
    database.ifPresent(
        known -> {
          properties.setProperty("database.url", known.url());
          properties.setProperty("database.user", known.user());
        });
    kafka.ifPresent(known -> properties.setProperty("kafka", known));
    properties.setProperty("processes", spread.name());
    processes.forEach(
        (service, number) -> properties.setProperty("pid." + service.id(), Long.toString(number)));
    return properties;
  }

  private static String required(Properties properties, String key) {
    var value = properties.getProperty(key);
    if (value == null) {
      throw new IllegalArgumentException(key + " is missing");
    }
    return value;
  }
}
