package io.udaconnect.launcher;

import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The end of a log. */
@Command(
    name = "logs",
    description = "Shows the end of a log.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class LogsCommand implements Callable<Integer> {
  @Mixin DataOption data;

  @Parameters(
      paramLabel = "SERVICE",
      description =
          "web, person, location, connection, processor, postgres, or launcher (with Kafka's).")
  String service;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with what is added, until Ctrl-C.")
  boolean follow;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      defaultValue = "100",
      description = "How many lines. Default: ${DEFAULT-VALUE}.")
  int lines;

  @Override
  public Integer call() {
    var who = service.equals("kafka") ? "launcher" : service;
    var isService = !who.equals("launcher") && !who.equals("postgres");
    var file = DataFolder.log(data.data(), isService ? process(Service.of(who)) : who);
    if (!Files.exists(file)) {
      throw new Trouble("there is no log of " + service + " yet: " + file + " does not exist.");
    }
    if (isService && spread() == Processes.ONE) {
      System.err.println("The services share a process; this is the log of all of them.");
    }
    var tail = new LogTail(file);
    LogTail.last(file, lines).forEach(System.out::println);
    if (follow) {
      tail.follow(System.out);
    }
    return 0;
  }

  /** Services in one process have one log. */
  private String process(Service service) {
    return spread().nameFor(service);
  }

  private Processes spread() {
    return data.state().map(State::spread).orElse(Processes.EACH);
  }
}
