package io.udaconnect.bench;

import io.udaconnect.launcher.Addresses;
import io.udaconnect.launcher.Trouble;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How fast locations come in. */
@Command(
    name = "ingest",
    description = {
      "Sends locations through the front door, waits until all are stored, and compares the set of "
          + "what was acknowledged with the set of what is in the database.",
      "",
      "It starts a system of its own for that, unless --running. It warms up first, with other "
          + "locations. CPU time is from the first send until the last row; with a rate, delays count "
          + "from when a location was due. For scale it then copies the same rows, at most 2,000,000, "
          + "over one connection in batches of 5,000, each committed, into an empty table made like the "
          + "real one, with its key and its days, on the same server. Runs longer than two minutes also "
          + "show what is alive on the heaps at second 120 and at the end, and every minute what is "
          + "resident. docs/benchmarks.md says what each number means.",
      "",
      "The last line is JSON. Exit code 1 if anything was lost, doubled or changed."
    },
    mixinStandardHelpOptions = true)
final class IngestCommand implements Callable<Integer> {
  private static final int WRONG = 1;
  private static final int MOST_AT_ONCE = 5_000;
  private static final int MOST_CONNECTIONS = 1_000;

  @Option(
      names = "--via",
      paramLabel = "WAY",
      defaultValue = "grpc-stream",
      converter = ViaWord.class,
      description =
          "grpc-stream, grpc-batch, grpc-unary, rest or rest-batch. Default: ${DEFAULT-VALUE}.")
  Via via;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "0",
      description = "Locations a second. Default: as many as are taken.")
  long rate;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = {
        "Locations in one message, for the ways that take many: 5000 at most.",
        "Default: 1000, or fewer with a low --rate, so that 20 messages go a second."
      })
  Integer batch;

  @Option(
      names = "--connections",
      paramLabel = "N",
      description = "How many connections. Default: 2 for gRPC, 32 for rest, 4 for rest-batch.")
  Integer connections;

  @Option(
      names = "--window",
      paramLabel = "N",
      description = {
        "Messages on their way at once on each connection.",
        "Default: 16 for grpc-stream, 8 for grpc-batch, 64 for grpc-unary; always 1 for REST."
      })
  Integer window;

  @Option(
      names = "--duplicates",
      paramLabel = "SHARE",
      defaultValue = "0.01",
      description = "Share that is sent a second time, later. Default: ${DEFAULT-VALUE}.")
  double duplicates;

  @Option(
      names = "--disorder",
      paramLabel = "SHARE",
      defaultValue = "0.01",
      description = "Share that is sent late. Default: ${DEFAULT-VALUE}.")
  double disorder;

  @Option(
      names = "--database-password",
      paramLabel = "WORD",
      defaultValue = "${env:DATABASE_PASSWORD:-}",
      description = "For an existing PostgreSQL of a running system. Default: $DATABASE_PASSWORD.")
  String databasePassword;

  @Mixin Walkers walkers;

  @Mixin MeasuredSystem system;

  @Override
  public Integer call() {
    check();
    return system.measure(this::measure);
  }

  private int measure(Path folder) {
    var state = MeasuredSystem.state(folder);
    var people = People.register(state.addresses(), walkers.people);
    var ingest = new Ingest(state, folder, state.databaseOrEmbedded(databasePassword));
    var now = Instant.now();
    if (walkers.warmup > 0) {
      System.err.println("warming up");
      ingest.run(load(state.addresses(), people, now.minusSeconds(57_600)), walkers.warmup);
    }
    var load = load(state.addresses(), people, now.minusSeconds(28_800));
    var report = ingest.measure(load, walkers.seconds);
    report.table().forEach(System.out::println);
    System.out.println(report.json());
    return report.isRight() ? 0 : WRONG;
  }

  private Load load(Addresses addresses, long[] people, Instant start) {
    return new Load(new World(people, start), addresses, plan());
  }

  private Plan plan() {
    return new Plan(
        via,
        batch == null ? Plan.usualBatch(via, rate) : batch,
        connections == null ? via.connections() : connections,
        window == null ? via.window() : window,
        rate,
        duplicates,
        disorder,
        walkers.seed);
  }

  private void check() {
    walkers.check();
    Limits.atLeast("--rate", rate, 0);
    between("--batch", batch, via.isSingle() ? 1 : MOST_AT_ONCE);
    between("--connections", connections, MOST_CONNECTIONS);
    between("--window", window, via.isHttp() ? 1 : MOST_CONNECTIONS);
    share("--duplicates", duplicates);
    share("--disorder", disorder);
    system.check();
  }

  /** From 1, or not given. */
  private void between(String option, Integer value, int most) {
    if (value != null && (value < 1 || value > most)) {
      throw Trouble.usage(
          "%s must be from 1 to %d with %s, not %d.".formatted(option, most, via, value));
    }
  }

  private static void share(String option, double value) {
    if (!(value >= 0 && value <= 0.5)) {
      throw Trouble.usage(option + " must be from 0 to 0.5, not " + value + ".");
    }
  }

  /** Such as {@code grpc-stream}. */
  static final class ViaWord implements ITypeConverter<Via> {
    @Override
    public Via convert(String word) {
      return Arrays.stream(Via.values())
          .filter(via -> via.toString().equals(word))
          .findFirst()
          .orElseThrow(
              () -> new TypeConversionException("must be one of " + Via.all() + ", not " + word));
    }
  }
}
