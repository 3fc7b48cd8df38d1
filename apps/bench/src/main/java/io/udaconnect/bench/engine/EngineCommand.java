package io.udaconnect.bench.engine;

import io.udaconnect.launcher.Table;
import io.udaconnect.launcher.Trouble;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast the engine is, in memory and on one core. */
@Command(
    name = "engine",
    description = {
      "Shows crowds in memory to what finds encounters and people met, and says how long each "
          + "location takes it.",
      "",
      "Looked for are everybody in a hall of 12 ha and in a city, one person among them, and "
          + "whoever was at any time where one person was. It is JMH that measures.",
      "",
      "The last line is JSON."
    },
    mixinStandardHelpOptions = true)
public final class EngineCommand implements Callable<Integer> {
  /** A crowd of millions, and all pairs of people in a hall. */
  private static final String HEAP = "-Xmx3g";

  @Option(
      names = "--only",
      paramLabel = "PATTERN",
      defaultValue = "",
      description = "Measures what has this in its name: everybody, one, met, closest.")
  String only;

  @Option(
      names = "--people",
      paramLabel = "N",
      defaultValue = "10000",
      description = "In each crowd. Default: ${DEFAULT-VALUE}.")
  int people;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "How long the hall and the city are watched; a location each ten seconds."
              + " Default: ${DEFAULT-VALUE}.")
  int minutes;

  @Option(
      names = "--locations",
      paramLabel = "N",
      defaultValue = "3000000",
      description = "Where one person was, at most. Default: ${DEFAULT-VALUE}.")
  int locations;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Each is measured so often, and as often before. Default: ${DEFAULT-VALUE}.")
  int rounds;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "2",
      description = "A round takes at least so long. Default: ${DEFAULT-VALUE}.")
  int seconds;

  @Option(names = "--here", description = "In this JVM, not in one for each: quick, less exact.")
  boolean here;

  @Override
  public Integer call() throws RunnerException {
    requirePositive("--people", people);
    requirePositive("--minutes", minutes);
    requirePositive("--locations", locations);
    requirePositive("--rounds", rounds);
    requirePositive("--seconds", seconds);
    var results = new Runner(options()).run();
    System.out.println();
    table(results).lines().forEach(System.out::println);
    System.out.println();
    System.out.println(json(results));
    return 0;
  }

  private static void requirePositive(String option, int value) {
    if (value < 1) throw Trouble.usage(option + " must be 1 or more, not " + value + ".");
  }

  private Options options() {
    return new OptionsBuilder()
        .include(Pattern.quote(MeetingBenchmark.class.getPackageName()) + ".*" + only)
        .param("people", Integer.toString(people))
        .param("minutes", Integer.toString(minutes))
        .param("locations", Integer.toString(locations))
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.NANOSECONDS)
        .warmupIterations(rounds)
        .warmupTime(TimeValue.seconds(seconds))
        .measurementIterations(rounds)
        .measurementTime(TimeValue.seconds(seconds))
        .forks(here ? 0 : 1)
        .jvmArgsAppend(HEAP)
        .shouldFailOnError(true)
        .build();
  }

  private Table table(Collection<RunResult> results) {
    var table = new Table("WHAT", "OF", "NS A LOCATION", "DEVIATION", "LOCATIONS A SECOND");
    for (var result : results) {
      double nanos = nanos(result);
      table.add(
          what(result),
          of(result),
          String.format(Locale.ROOT, "%.1f", nanos),
          rounds == 1 ? "" : String.format(Locale.ROOT, "%.1f", deviation(result)),
          String.format(Locale.ROOT, "%,.0f", 1e9 / nanos));
    }
    return table;
  }

  private static String json(Collection<RunResult> results) {
    return results.stream()
        .map(
            result ->
                String.format(
                    Locale.ROOT, "\"%s %s\":%.1f", what(result), of(result), nanos(result)))
        .collect(Collectors.joining(",", "{\"ns_per_location\":{", "}}"));
  }

  private static String what(RunResult result) {
    return result.getPrimaryResult().getLabel();
  }

  /** What the benchmark differs in from those of the same name. */
  private static String of(RunResult result) {
    var parameters = result.getParams();
    return Stream.of("ground", "own", "order")
        .map(parameters::getParam)
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" "));
  }

  private static double nanos(RunResult result) {
    return locations(result).getScore();
  }

  private static double deviation(RunResult result) {
    return locations(result).getStatistics().getStandardDeviation();
  }

  private static Result<?> locations(RunResult result) {
    return (Result<?>) result.getSecondaryResults().get(Counted.NAME);
  }
}
