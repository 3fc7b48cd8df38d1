package io.udaconnect.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts everything, and stays until it is told to stop. */
@Command(
    name = "up",
    description = {
      "Starts everything and stays in the foreground.",
      "",
      "Ctrl-C stops all of it cleanly, with exit code 0. A service or a PostgreSQL that dies is "
          + "started again; after three deaths in a row within a minute each, or when Kafka dies, all "
          + "is stopped, with exit code 1. When PostgreSQL's disk is full, it is waited for until there "
          + "is room. Any setting of docs/configuration.md can be given as an environment variable; it "
          + "then holds for all services."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class UpCommand implements Callable<Integer> {
  private static final int DIED = 1;

  @Mixin DataOption data;
  @Mixin ServerOptions servers;

  @Option(names = "--fresh", description = "Throw away what the data folder holds, without asking.")
  boolean fresh;

  @Option(
      names = "--only",
      paramLabel = "LIST",
      description =
          "Only these of web, person, location, connection, processor, with commas between them; "
              + "none: just PostgreSQL and Kafka.")
  String only;

  @Option(
      names = "--processes",
      paramLabel = "one|each",
      defaultValue = "each",
      description =
          "one: all services in one process, which starts sooner and needs less memory, but they "
              + "live and die together. each: a process for each. Default: ${DEFAULT-VALUE}.")
  Processes processes;

  @Option(
      names = "--busy",
      description =
          "For thousands of locations a second, in or out: what they go through takes half the CPU, "
              + "once it is warm, but starts more slowly.")
  boolean busy;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = Addresses.LOOPBACK,
      description = {
        "Where the services listen. Default: ${DEFAULT-VALUE}, this machine only.",
        "PostgreSQL and Kafka stay on this machine in any case."
      })
  String bind;

  @Option(
      names = "--i-know-it-is-open",
      description = "Allow a --bind that others can reach, although there is no sign-in yet.")
  boolean open;

  @Option(
      names = "--no-simulation",
      description =
          "Without the people who are made up, that otherwise walk through a new system until "
              + "somebody real is there at the next start.")
  boolean noSimulation;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "180",
      description = "How long the services may take to be ready. Default: ${DEFAULT-VALUE}.")
  int patienceSeconds;

  @Override
  public Integer call() {
    var settings = settings();
    var began = System.nanoTime();
    var out = System.out;
    var terminal = new Terminal(out);
    out.println("UdaConnect " + Installation.version() + ", data in " + settings.data());
    var system =
        new UdaConnect(
            Installation.here(),
            settings,
            fresh,
            terminal,
            opened -> Log.to(opened.log("launcher")));
    var isOver = new AtomicBoolean();
    var extras = new AtomicReference<Extras>();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop(system, extras, isOver, out), "stop"));
    try {
      system.start();
      out.printf("All is ready after %.1f s.%n", (System.nanoTime() - began) / 1e9);
      if (maySimulate(settings)) Extras.start(settings.addresses()).ifPresent(extras::set);
      Welcome.to(Installation.here(), settings, extras.get() != null, out);
      terminal.isReady = true;
      var reason = system.end().join();
      out.println(reason + ": stopping everything.");
      system.close();
      return DIED;
    } finally {
      isOver.set(true);
    }
  }

  private Settings settings() {
    var addresses = new Addresses(bind, data.portBase());
    if (!addresses.isLoopback() && !open) {
      throw Trouble.usage(
          "--bind "
              + bind
              + " would let everyone on that network read and change all data, because there is"
              + " no sign-in yet; add --i-know-it-is-open if that is what you want.");
    }
    if (patienceSeconds < 1) {
      throw Trouble.usage("--patience must be at least 1 second.");
    }
    Set<Service> services = only == null ? EnumSet.allOf(Service.class) : Service.parse(only);
    return new Settings(
        data.data(),
        addresses,
        services,
        servers.database(),
        servers.kafka(),
        processes,
        busy,
        Duration.ofSeconds(patienceSeconds));
  }

  /** Not where others may have their people too. */
  private boolean maySimulate(Settings settings) {
    return !noSimulation
        && settings.database().isEmpty()
        && settings.kafka().isEmpty()
        && settings.services().containsAll(EnumSet.of(Service.PERSON, Service.LOCATION));
  }

  /** In the shutdown hook: a clean stop is no failure, so it is not the signal that is reported. */
  private static void stop(
      UdaConnect system, AtomicReference<Extras> extras, AtomicBoolean isOver, PrintStream out) {
    if (isOver.get()) {
      return;
    }
    out.println();
    out.println("Stopping ...");
    if (extras.get() != null) extras.get().close();
    system.close();
    out.println("Stopped.");
    Runtime.getRuntime().halt(0);
  }

  /** Steps as they are; what happens later with the time. */
  private static final class Terminal implements Consumer<String> {
    private final PrintStream out;
    volatile boolean isReady;

    Terminal(PrintStream out) {
      this.out = out;
    }

    @Override
    public void accept(String line) {
      out.println(
          isReady && !line.startsWith(" ")
              ? LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + " " + line
              : line);
    }
  }
}
