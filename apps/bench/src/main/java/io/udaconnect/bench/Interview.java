package io.udaconnect.bench;

import io.udaconnect.launcher.Addresses;
import io.udaconnect.launcher.Service;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Asks a system all questions of one kind, and what that cost. */
final class Interview {
  /** A session tells what it read once a second: of less than this it is not known. */
  private static final double COUNTED_SECONDS = 10;

  private final Processes processes;
  private final Counters counters;
  private final Effort effort;

  Interview(Processes processes, Counters counters, Effort effort) {
    this.processes = processes;
    this.counters = counters;
    this.effort = effort;
  }

  /**
   * How much is asked.
   *
   * @param repeat how often each question
   * @param warmup seconds of asking before, for each kind
   * @param limit seconds after which no more of a kind is asked
   */
  record Effort(int repeat, double warmup, double limit) {}

  /** The doors of the connection service. */
  enum Door {
    REST,
    GRPC;

    Asker.Reader open(Addresses addresses) {
      return switch (this) {
        case REST -> new RestAsker(addresses);
        case GRPC -> new GrpcAsker(addresses);
      };
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Of one question, in the mean.
   *
   * @param scanned entries of indexes and rows of tables; not known where too little was asked
   * @param fetched rows of tables that an index led to; the same
   * @param service milliseconds of CPU of the connection service's process
   * @param postgres the same of PostgreSQL with its sessions
   */
  record Cost(OptionalDouble scanned, OptionalDouble fetched, double service, double postgres) {}

  /** What came out for one kind at one door. */
  record Result(Kind kind, String via, double own, Rounds.Outcome outcome, Cost cost) {}

  /** By these clients at once, each of which asks one question at a time. */
  Result of(Kind kind, List<Question> questions, String via, List<Asker> clients)
      throws SQLException {
    int count = questions.size() * effort.repeat;
    var unused = Rounds.run(clients, questions, Integer.MAX_VALUE, effort.warmup);
    var cpu = processes.cpuMicros();
    var read = counters.read();
    var outcome = Rounds.run(clients, questions, count, effort.limit);
    var cost = cost(cpu, counters.read().since(read), outcome);
    double own = questions.stream().mapToInt(Question::own).average().orElseThrow();
    return new Result(kind, via, own, outcome, cost);
  }

  /** For all of these, each once, after each was asked before. */
  double seconds(List<Question> questions, Asker client) {
    var unused = Rounds.run(List.of(client), questions, questions.size(), effort.limit);
    return Rounds.run(List.of(client), questions, questions.size(), effort.limit).seconds();
  }

  private Cost cost(Map<String, Long> before, Counters.Read read, Rounds.Outcome outcome) {
    var now = processes.cpuMicros();
    double asked = outcome.asked();
    boolean known = outcome.seconds() >= COUNTED_SECONDS;
    return new Cost(
        known ? OptionalDouble.of(read.scanned() / asked) : OptionalDouble.empty(),
        known ? OptionalDouble.of(read.fetched() / asked) : OptionalDouble.empty(),
        millis(Service.CONNECTION.id(), before, now) / asked,
        millis(Processes.POSTGRESQL, before, now) / asked);
  }

  /** Some services may share a process: it has all of their names. */
  private static double millis(String name, Map<String, Long> before, Map<String, Long> now) {
    return now.entrySet().stream()
            .filter(process -> process.getKey().contains(name))
            .mapToLong(process -> process.getValue() - before.get(process.getKey()))
            .sum()
        / 1e3;
  }
}
