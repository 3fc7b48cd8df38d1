package io.udaconnect.bench;

import io.udaconnect.launcher.Database;
import io.udaconnect.launcher.State;
import io.udaconnect.launcher.Trouble;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How fast it is known who met whom. */
@Command(
    name = "connections",
    description = {
      "Fills a system with the locations of a fair's visitors, asks who met whom through the front "
          + "doors, and compares a sample of the answers with what is plainly right.",
      "",
      "The crowd follows from --people, --days, --rows and --seed alone. It goes straight into the "
          + "store, whose upkeep is then done. Each kind of question is asked by one client, about "
          + "the same drawn persons again and again, first for --warmup seconds, then measured. "
          + "docs/benchmarks.md says what each number means.",
      "",
      "It starts a system of its own for that, unless --running.",
      "",
      "The last line is JSON. Exit code 1 if any answer was wrong."
    },
    mixinStandardHelpOptions = true)
final class ConnectionsCommand implements Callable<Integer> {
  private static final int WRONG = 1;
  private static final String WHOLE_EVENT = "whole event";

  @Option(
      names = "--people",
      paramLabel = "N",
      defaultValue = "10000",
      description = "How many visitors; they are registered first. Default: ${DEFAULT-VALUE}.")
  int people;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "7",
      description = "For how many days, the last is 2026-06-07. Default: ${DEFAULT-VALUE}.")
  int days;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "10000000",
      description = "Locations of all days together. Default: ${DEFAULT-VALUE}.")
  long rows;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Another seed, another crowd. Default: ${DEFAULT-VALUE}.")
  long seed;

  @Option(
      names = "--persons",
      paramLabel = "N",
      defaultValue = "50",
      description = "About how many persons each kind is asked. Default: ${DEFAULT-VALUE}.")
  int persons;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "20",
      description = "How often about each of them. Default: ${DEFAULT-VALUE}.")
  int repeat;

  @Option(
      names = "--warmup",
      paramLabel = "SECONDS",
      defaultValue = "5",
      description = "How long each kind is asked before. Default: ${DEFAULT-VALUE}.")
  double warmup;

  @Option(
      names = "--limit",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = {
        "After so long no more of a kind is asked; the table says how often it was.",
        "Default: ${DEFAULT-VALUE}."
      })
  double limit;

  @Option(
      names = "--compare",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "Answers of each kind to compare with what is plainly right, which takes seconds each; "
              + "one where it takes longer. Default: ${DEFAULT-VALUE}.")
  int compare;

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Only the kinds of question whose name holds this, such as: whole event.")
  String only;

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "1",
      description = "Ask everything by so many at once, too. Default: by one only.")
  int clients;

  @Option(
      names = "--ingest-rate",
      paramLabel = "N",
      defaultValue = "0",
      description = "Ask everything again while so many locations a second come in.")
  int ingestRate;

  @Option(
      names = "--postgis",
      paramLabel = "URL",
      description =
          "A PostgreSQL with PostGIS, jdbc:postgresql://HOST:PORT/DATABASE, empty. Its own system "
              + "uses it, the same crowd goes into a table as PostGIS likes it best, and the same is asked "
              + "there. The user must be allowed to create extensions.")
  String postgis;

  @Option(
      names = "--poc",
      description =
          "With --postgis: also in the way of the proof of concept, a query for each own location, "
              + "for three persons, 30 seconds each; told from what was done by then.")
  boolean poc;

  @Option(
      names = "--database-user",
      paramLabel = "NAME",
      defaultValue = "${env:DATABASE_USER:-udaconnect}",
      description = "For --postgis. Default: $DATABASE_USER, or udaconnect.")
  String databaseUser;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description =
          "Data folder of its own system, which stays. If it holds this very crowd from before, "
              + "that is asked again without loading.")
  Path keep;

  @Option(
      names = "--database-password",
      paramLabel = "WORD",
      defaultValue = "${env:DATABASE_PASSWORD:-}",
      description = {
        "For --postgis, or an existing PostgreSQL of a running system.",
        "Default: $DATABASE_PASSWORD."
      })
  String databasePassword;

  @Mixin MeasuredSystem system;

  @Override
  public Integer call() throws Exception {
    check();
    if (system.running) return system.measureRunning(this::measure);
    if (keep != null) {
      var unused = new CrowdFile(keep).read(size()); // another crowd is said before all else
    }
    try (var own =
        keep == null
            ? new OwnSystem(system.portBase, optionsOfUp())
            : new OwnSystem(keep, system.portBase, optionsOfUp())) {
      return measure(own.data());
    }
  }

  /** Its password, where it is no option, is in the environment that both have. */
  private List<String> optionsOfUp() {
    if (postgis == null) return system.upOptions;
    var options = new ArrayList<>(List.of("--database-url", postgis));
    options.addAll(List.of("--database-user", databaseUser));
    if (!databasePassword.equals(System.getenv("DATABASE_PASSWORD"))) {
      options.addAll(List.of("--database-password", databasePassword));
    }
    options.addAll(system.upOptions);
    return options;
  }

  private int measure(Path folder) throws Exception {
    var state = MeasuredSystem.state(folder);
    var database = state.databaseOrEmbedded(databasePassword);
    var report = new ConnectionsReport(size());
    var crowd = loaded(folder, state, database, report);
    report.noteSizes(new CrowdStore(database).sizes(), rows);
    var processes = new Processes(state, folder);
    try (var counters = new Counters(database)) {
      processes.countServerOf(counters.session());
      processes.setApart(counters.session());
      var interview =
          new Interview(processes, counters, new Interview.Effort(repeat, warmup, limit));
      var survey =
          new Survey(crowd, state.addresses(), processes, interview, persons, kinds(), report);
      try {
        ask(survey, crowd, report);
      } finally { // what is known by then was hard to come by
        report.table().forEach(System.out::println);
      }
      System.out.println(report.json());
      return survey.isRight() ? 0 : WRONG;
    }
  }

  private void ask(Survey survey, Crowd crowd, ConnectionsReport report) throws Exception {
    survey.ask();
    if (clients > 1) survey.askByMany(clients);
    if (isWholeEventAsked()) survey.askWholeEvent();
    if (postgis != null) {
      var server = new Postgis(postgis());
      if (!server.holds(crowd)) {
        System.err.println("filling PostGIS");
        server.fill(crowd);
      }
      report.note("postgis_bytes_per_location", (double) server.bytes() / rows);
      survey.askPostgis(postgis(), compare);
      if (poc) survey.askAsProofOfConcept(postgis());
    }
    survey.compare(compare);
    if (ingestRate > 0) survey.askWhileTakingIn(ingestRate, seed);
  }

  private Database postgis() {
    return new Database(postgis, databaseUser, databasePassword);
  }

  private Crowd loaded(Path folder, State state, Database database, ConnectionsReport report)
      throws SQLException {
    var file = new CrowdFile(folder);
    var known = file.read(size());
    if (known.isPresent()) {
      System.err.println("the crowd is there from before");
      return known.get();
    }
    var store = new CrowdStore(database);
    if (!system.running && !store.isEmpty()) {
      throw new Trouble("there are locations already, and no word of which crowd they are.");
    }
    var crowd = new Crowd(size(), People.register(state.addresses(), people));
    System.err.println("loading");
    double seconds = store.load(crowd);
    report.note("load_seconds", seconds);
    report.note("loaded_per_second", rows / seconds);
    long began = System.nanoTime();
    store.settle();
    report.note("settle_seconds", (System.nanoTime() - began) / 1e9);
    file.write(crowd);
    return crowd;
  }

  private List<Kind> kinds() {
    var kinds = new ArrayList<>(Arrays.asList(Kind.values()));
    kinds.removeIf(kind -> !kind.toString().contains(only));
    return kinds;
  }

  private boolean isWholeEventAsked() {
    return WHOLE_EVENT.contains(only);
  }

  private Crowd.Size size() {
    return new Crowd.Size(people, days, rows, seed);
  }

  private void check() {
    var unused = size();
    Limits.atLeast("--persons", persons, 1);
    Limits.atLeast("--repeat", repeat, 1);
    Limits.atLeast("--warmup", warmup, 0);
    Limits.atLeast("--limit", limit, 0);
    Limits.atLeast("--compare", compare, 0);
    Limits.atLeast("--clients", clients, 1);
    Limits.atLeast("--ingest-rate", ingestRate, 0);
    if (poc && postgis == null) throw Trouble.usage("--poc is for --postgis.");
    if (postgis != null) postgis(); // a URL of something else is said before all else
    if (kinds().isEmpty() && !isWholeEventAsked()) {
      throw Trouble.usage(
          "--only \"%s\" names none of %s, %s."
              .formatted(only, Arrays.toString(Kind.values()), WHOLE_EVENT));
    }
    if (system.running && keep != null) {
      throw Trouble.usage("a running system keeps its data: --keep is for one of its own.");
    }
    system.check();
  }
}
