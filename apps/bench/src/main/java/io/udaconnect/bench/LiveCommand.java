package io.udaconnect.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.udaconnect.bench.Watcher.Tally;
import io.udaconnect.launcher.Service;
import io.udaconnect.launcher.Table;
import io.udaconnect.launcher.Trouble;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How soon who looks on sees where people are. */
@Command(
    name = "live",
    description = {
      "Has people walk about, sends where they are through the front door, and looks on at the "
          + "live feed as browsers do.",
      "",
      "Of ten viewers one sees the whole venue, four see a box with one in twenty of the people, "
          + "and five follow one in two hundred of them, all at four updates a second. Measured is "
          + "from the acknowledgement of a position until its arrival at a viewer.",
      "",
      "It starts a system of its own for that, unless --running. The last line is JSON. Exit code "
          + "1 if nothing arrived, or a viewer was lost."
    },
    mixinStandardHelpOptions = true)
final class LiveCommand implements Callable<Integer> {
  private static final int WRONG = 1;
  private static final int MOST_VIEWERS = 2_000;

  @Option(
      names = "--viewers",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many look on. Default: ${DEFAULT-VALUE}.")
  int viewers;

  @Option(
      names = "--idle",
      description = "They look where nobody is: what do they cost, while others walk?")
  boolean idle;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Positions a second, of all together. Default: ${DEFAULT-VALUE}.")
  int rate;

  @Mixin Walkers walkers;

  @Mixin MeasuredSystem system;

  @Override
  public Integer call() {
    check();
    return system.measure(this::measure);
  }

  private void check() {
    walkers.check();
    within("--people", walkers.people, 200, 1_000_000);
    within("--viewers", viewers, 0, MOST_VIEWERS);
    within("--rate", rate, 20, 1_000_000);
    if (rate > 10 * walkers.people) {
      throw Trouble.usage("--rate must be at most ten times --people, not " + rate + ".");
    }
    system.check();
  }

  private static void within(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw Trouble.usage(
          "%s must be from %d to %d, not %d.".formatted(option, least, most, value));
    }
  }

  private int measure(Path folder) {
    var state = MeasuredSystem.state(folder);
    var addresses = state.addresses();
    var venue = new Venue(People.register(addresses, walkers.people), walkers.seed);
    var acknowledged = new Acknowledged(walkers.people);
    var processes = new Processes(state, folder);
    var tally = new Tally();
    var watchers = new ArrayList<Watcher>();
    try (var walk = new Walk(venue, acknowledged, addresses, rate)) {
      var feed = URI.create(addresses.http(Service.WEB).toString().replaceFirst("http", "ws"));
      var client = HttpClient.newHttpClient();
      for (int i = 0; i < viewers; i++) {
        watchers.add(
            new Watcher(client, feed.resolve("/live"), view(venue, i), venue, acknowledged, tally));
      }
      System.err.println("warming up");
      pass(walkers.warmup);
      tally.reset();
      long sent = walk.sent();
      long cuts = walk.cuts();
      var before = processes.cpuMicros();
      long began = System.nanoTime();
      pass(walkers.seconds);
      double lasted = (System.nanoTime() - began) / 1e9;
      var after = processes.cpuMicros();
      var facts = facts(tally, (walk.sent() - sent) / lasted, lasted);
      facts.put("streams_cut", walk.cuts() - cuts);
      var cores = new LinkedHashMap<String, Double>();
      before.forEach(
          (name, micros) -> cores.put(name, round((after.get(name) - micros) / 1e6 / lasted)));
      say(facts, cores, processes.residentMegabytes());
    } finally {
      watchers.forEach(Watcher::close);
    }
    boolean isSeen = tally.positions.sum() > 0 || idle || viewers == 0;
    return isSeen && tally.lost.sum() == 0 ? 0 : WRONG;
  }

  private String view(Venue venue, int viewer) {
    if (idle) return "{\"type\":\"view\",\"box\":" + venue.nowhere() + "}";
    return switch (viewer % 10) {
      case 0 -> "{\"type\":\"view\",\"box\":" + venue.box(1) + "}";
      case 1, 2, 3, 4 -> "{\"type\":\"view\",\"box\":" + venue.box(0.05) + "}";
      default -> "{\"type\":\"view\",\"people\":" + venue.some(walkers.people / 200) + "}";
    };
  }

  private static void pass(int seconds) {
    try {
      for (int second = 0; second < seconds; second++) {
        Thread.sleep(Duration.ofSeconds(1).toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble("stopped.");
    }
  }

  private Map<String, Object> facts(Tally tally, double sentPerSecond, double seconds) {
    Histogram delays = tally.delays.getIntervalHistogram();
    var facts = new LinkedHashMap<String, Object>();
    facts.put("people", walkers.people);
    facts.put("viewers", viewers);
    facts.put("idle", idle);
    facts.put("seconds", round(seconds));
    facts.put("positions_sent_per_second", round(sentPerSecond));
    facts.put("messages_per_second", round(tally.messages.sum() / seconds));
    facts.put("positions_seen_per_second", round(tally.positions.sum() / seconds));
    facts.put("megabytes_per_second", round(tally.characters.sum() / seconds / 1e6));
    facts.put("viewers_lost", tally.lost.sum());
    for (double percentile : new double[] {50, 90, 99, 100}) {
      facts.put(
          "acknowledged_to_seen_p%.0f_ms".formatted(percentile),
          round(delays.getValueAtPercentile(percentile) / 1e3));
    }
    return facts;
  }

  private static void say(
      Map<String, Object> facts, Map<String, Double> cores, Map<String, Long> resident) {
    var measured = new Table("WHAT", "MEASURED");
    facts.forEach((name, value) -> measured.add(name, String.valueOf(value)));
    measured.lines().forEach(System.out::println);
    System.out.println();
    var parts = new Table("PROCESS", "CORES", "RESIDENT, MB");
    cores.forEach(
        (name, value) -> parts.add(name, "%.2f".formatted(value), resident.get(name).toString()));
    parts.lines().forEach(System.out::println);
    System.out.println();
    var all = new LinkedHashMap<>(facts);
    all.put("cores", cores);
    all.put("resident_mb", resident);
    try {
      System.out.println(new ObjectMapper().writeValueAsString(all));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double round(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
