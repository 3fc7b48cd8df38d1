package io.udaconnect.launcher;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How it goes. */
@Command(
    name = "status",
    description = {
      "Shows what runs, and whether it is ready.",
      "",
      "For each service: version, process, resident memory, readiness; how far the processor is "
          + "behind; how many rows there are. Exit code 0 if all is ready, else 1."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class StatusCommand implements Callable<Integer> {
  private static final int NOT_READY = 1;

  @Mixin DataOption data;

  @Option(
      names = "--database-password",
      paramLabel = "WORD",
      defaultValue = "${env:DATABASE_PASSWORD:-}",
      description = "For an existing PostgreSQL. Default: $DATABASE_PASSWORD.")
  String databasePassword;

  private final Table parts = new Table("SERVICE", "WHERE", "VERSION", "PROCESS", "MB", "READY");
  private final List<String> contents = new ArrayList<>();
  private final Set<ProcessHandle> counted = new HashSet<>();
  private boolean isAllReady = true;

  @Override
  public Integer call() {
    var out = System.out;
    var state = data.state();
    out.println(launcher(state));
    if (state.isEmpty() && data.portBase == null) {
      return NOT_READY;
    }
    look(state);
    out.println();
    parts.lines().forEach(out::println);
    contents.forEach(out::println);
    return isAllReady ? 0 : NOT_READY;
  }

  private void look(Optional<State> state) {
    var health = new Health();
    var addresses = data.addresses();
    Set<Service> services = state.map(State::services).orElse(EnumSet.allOf(Service.class));
    for (var service : services) {
      var readiness = health.of(addresses.http(service));
      var process =
          state
              .map(known -> known.processes().get(service))
              .flatMap(ProcessHandle::of)
              .filter(found -> Leftovers.isMarked(found, data.data()));
      add(
          service.id(),
          addresses.http(service).toString(),
          Installation.versionOf(war(service)),
          process,
          process.map(found -> counted.add(found) ? Memory.of(found) : "same"),
          readiness.ready() ? "yes" : "no: " + readiness.reason());
    }
    lookAtDatabase(
        state
            .map(known -> known.databaseOrEmbedded(databasePassword))
            .orElseGet(() -> Database.embedded(addresses)));
    lookAtKafka(state.map(State::kafkaOrEmbedded).orElseGet(addresses::kafka), state);
  }

  private void lookAtDatabase(Database database) {
    var process = DataFolder.postgresProcess(data.data());
    try (var look = new DatabaseLook(database)) {
      var rows = new Table("TABLE", "ROWS");
      for (var table : look.tables()) {
        rows.add(table, look.rows(table));
      }
      add(
          "PostgreSQL",
          database.place(),
          look.version(),
          process,
          process.map(Memory::ofAll),
          "yes");
      keep(rows);
    } catch (Trouble | SQLException away) {
      add(
          "PostgreSQL",
          database.place(),
          "-",
          process,
          process.map(Memory::ofAll),
          "no: " + away.getMessage().lines().findFirst().orElse(""));
    }
  }

  private void lookAtKafka(String servers, Optional<State> state) {
    var process = state.filter(known -> known.kafka().isEmpty()).flatMap(State::launcher);
    try (var look = new KafkaLook(servers)) {
      var topics = new Table("TOPIC", "RECORDS", "YET TO BE TAKEN BY");
      for (var topic : look.topics()) {
        topics.add(
            topic.name(),
            String.format("%,d", topic.records()),
            topic.behind().entrySet().stream()
                .map(entry -> String.format("%s %,d", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", ")));
      }
      add("Kafka", servers, "-", process, process.map(Memory::of), "yes");
      keep(topics);
    } catch (Trouble away) {
      add("Kafka", servers, "-", process, process.map(Memory::of), "no: " + away.getMessage());
    }
  }

  private void add(
      String name,
      String where,
      String version,
      Optional<ProcessHandle> process,
      Optional<String> megabytes,
      String ready) {
    isAllReady &= ready.equals("yes");
    parts.add(
        name,
        where,
        version,
        process.map(found -> Long.toString(found.pid())).orElse("-"),
        megabytes.orElse("-"),
        ready);
  }

  private void keep(Table table) {
    contents.add("");
    contents.addAll(table.lines());
  }

  private Path war(Service service) {
    return DataFolder.war(data.data(), service);
  }

  private String launcher(Optional<State> state) {
    if (state.isEmpty()) {
      return "Nothing was started with " + data.data() + " yet.";
    }
    if (state.get().launcher().isPresent()) {
      return data.data() + ": " + state.get().sentence() + ".";
    }
    int left = Leftovers.of(data.data()).size();
    return data.data()
        + ": no launcher runs."
        + (left == 0 ? "" : " It left " + left + " services behind; the next up stops them.");
  }
}
