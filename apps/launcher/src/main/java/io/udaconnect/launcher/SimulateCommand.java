package io.udaconnect.launcher;

import io.udaconnect.launcher.Simulation.Pace;
import io.udaconnect.launcher.simulation.Cast;
import io.udaconnect.launcher.simulation.Conference;
import io.udaconnect.launcher.simulation.Roads;
import io.udaconnect.launcher.simulation.Scenario;
import io.udaconnect.launcher.simulation.Venue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** People who are made up. */
@Command(
    name = "simulate",
    description = {
      "Lets people who are made up walk through the running system, until Ctrl-C.",
      "",
      "They are marked as simulated. With the same scenario and seed they are the same people "
          + "again, and go the same ways. Each says once a second where they are; at a conference, who "
          + "stands still does so every five seconds."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class SimulateCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration AGO = Duration.ofHours(1);
  private static final double FASTEST = 1_000;
  private static final long END_SECONDS = 3;

  @Mixin DataOption data;

  /** Where people go. */
  enum Where {
    CONFERENCE,
    CITIES
  }

  /** How they come in. */
  enum Via {
    COORDINATES,
    GRPC,
    REST
  }

  private static final class AsInstant implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      try {
        return Instant.parse(text);
      } catch (DateTimeParseException no) {
        throw new TypeConversionException(
            "'" + text + "' is no instant such as 2026-03-14T08:00:00Z");
      }
    }
  }

  private static final class AsDuration implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      try {
        return Duration.parse(text);
      } catch (DateTimeParseException no) {
        throw new TypeConversionException("'" + text + "' is no duration such as PT8H");
      }
    }
  }

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      defaultValue = "conference",
      description =
          "conference: talks, booths, coffee and who meets there. cities: drives between French "
              + "cities. Default: ${DEFAULT-VALUE}.")
  Where scenario;

  @Option(
      names = "--people",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many. Default: ${DEFAULT-VALUE}.")
  int count;

  @Option(
      names = "--via",
      paramLabel = "WAY",
      defaultValue = "grpc",
      description =
          "grpc or rest: registered with the person service. coordinates: as trackers that write to "
              + "the open topic of that name. Default: ${DEFAULT-VALUE}.")
  Via via;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Other people on other ways. Default: ${DEFAULT-VALUE}.")
  long seed;

  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "1",
      description =
          "Seconds of theirs in one of ours. They are never ahead of the clock: above 1 they begin "
              + "in the past, and go on at 1 when they have caught up. Default: ${DEFAULT-VALUE}.")
  double speed;

  @Option(
      names = "--start",
      paramLabel = "INSTANT",
      converter = AsInstant.class,
      description =
          "When they begin, such as 2026-03-14T08:00:00Z. Default: now; with --speed above 1, an hour ago.")
  Instant start;

  @Option(
      names = "--duration",
      paramLabel = "PT8H",
      converter = AsDuration.class,
      description = "How much of their time. Default: for ever.")
  Duration duration;

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "With --via coordinates. Default: the Kafka of the running system.")
  String kafka;

  @Option(
      names = "--remove",
      description = "Removes all simulated people and everything of theirs instead.")
  boolean remove;

  @Option(
      names = "--plan",
      description = "Prints the venue of the conference for a map, as GeoJSON, instead.")
  boolean plan;

  @Override
  public Integer call() {
    if (plan) {
      System.out.print(Venue.geoJson());
      return 0;
    }
    if (remove) {
      System.out.printf("Removed: %,d simulated people.%n", new Farewell(data.addresses()).all());
      return 0;
    }
    refuseNonsense();
    var people = scenario();
    try (var gate = gate()) {
      admit(people, gate);
      var simulation = new Simulation(people, gate, pace(), PATIENCE, InstantSource.system());
      var end = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(simulation, end), "stop"));
      System.out.printf(
          "%,d people, %s, seed %d, via %s, from %s. Ctrl-C ends it; simulate --remove removes them.%n",
          count, word(scenario), seed, word(via), begin());
      try {
        simulation.run();
        System.out.printf("Locations sent: %,d.%n", simulation.sent());
      } finally {
        end.countDown();
      }
    }
    return 0;
  }

  private static void admit(Scenario people, Gate gate) {
    try {
      gate.admit(people.people());
    } catch (Gate.NotNow away) {
      throw new Trouble(away.getMessage() + ": does ./udaconnect up run?", away);
    }
  }

  /** In the shutdown hook: what is said at the end is waited for. */
  private static void stop(Simulation simulation, CountDownLatch end) {
    simulation.stop();
    try {
      if (!end.await(END_SECONDS, TimeUnit.SECONDS)) System.out.println("It does not end.");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void refuseNonsense() {
    if (count < 1 || count > Cast.MOST) {
      throw Trouble.usage("--people must be from 1 to " + Cast.MOST + ", not " + count + ".");
    }
    if (!(speed > 0) || speed > FASTEST) {
      throw Trouble.usage("--speed must be above 0 and at most 1000, not " + speed + ".");
    }
    if (duration != null && duration.toSeconds() < 1) {
      throw Trouble.usage("--duration must be a second or longer.");
    }
    if (start != null && start.isAfter(Instant.now())) {
      throw Trouble.usage(
          "--start must not be in the future: nobody is there before it is so late.");
    }
  }

  private Instant begin() {
    if (start == null) {
      var now = Instant.now();
      start = (speed > 1 ? now.minus(AGO) : now).truncatedTo(ChronoUnit.SECONDS);
    }
    return start;
  }

  private Pace pace() {
    long seconds = duration == null ? Long.MAX_VALUE : duration.toSeconds();
    return new Pace(begin(), seconds, speed, false);
  }

  private Scenario scenario() {
    return switch (scenario) {
      case CONFERENCE -> new Conference(count, seed, begin());
      case CITIES -> new Roads(count, seed);
    };
  }

  private Gate gate() {
    return switch (via) {
      case GRPC -> new GrpcGate(data.addresses());
      case REST -> new RestGate(data.addresses());
      case COORDINATES ->
          new CoordinateGate(
              kafka == null ? data.kafka() : kafka, word(scenario) + "-" + seed + "-");
    };
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
