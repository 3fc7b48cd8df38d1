package io.udaconnect.bench;

import io.udaconnect.launcher.Addresses;
import io.udaconnect.launcher.Database;
import io.udaconnect.launcher.Service;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

/** All that is asked of a system that holds a crowd. */
final class Survey {
  private static final int WALKERS = 1_000;
  private static final Duration WALKING_SINCE = Duration.ofHours(8);
  private static final long LOOK_MILLIS = 200;
  private static final int TRIED = 2; // questions, to find the best form
  private static final int POC_PERSONS = 3;
  private static final double POC_SECONDS = 30;

  private final Crowd crowd;
  private final Addresses addresses;
  private final Processes processes;
  private final Interview interview;
  private final int persons;
  private final List<Kind> kinds;
  private final ConnectionsReport report;
  private final Map<Kind, Rounds.Outcome> alone = new EnumMap<>(Kind.class);
  private final AnswerCheck check;
  private boolean failed;

  Survey(
      Crowd crowd,
      Addresses addresses,
      Processes processes,
      Interview interview,
      int persons,
      List<Kind> kinds,
      ConnectionsReport report) {
    this.crowd = crowd;
    this.addresses = addresses;
    this.processes = processes;
    this.interview = interview;
    this.persons = persons;
    this.kinds = kinds;
    this.report = report;
    check = new AnswerCheck(crowd);
  }

  /** Whether each answer that was compared was right, and each question answered. */
  boolean isRight() {
    return check.differing() == 0 && !failed;
  }

  /** Each kind by one client, at each door. What comes later is held against REST's. */
  void ask() throws SQLException {
    for (var kind : kinds) {
      for (var door : Interview.Door.values()) {
        try (var client = door.open(addresses)) {
          var result = asked(kind, door.toString(), List.of(client));
          if (door == Interview.Door.REST) alone.put(kind, result.outcome());
        }
      }
    }
  }

  /** Each kind by many at once, through REST. */
  void askByMany(int count) throws SQLException {
    var clients =
        IntStream.range(0, count)
            .<Asker>mapToObj(client -> Interview.Door.REST.open(addresses))
            .toList();
    for (var kind : kinds) {
      var outcome = asked(kind, "rest, " + count + " at once", clients).outcome();
      double ratio = outcome.perSecond() / alone.get(kind).perSecond();
      report.addRatio(kind, "throughput of " + count + " at once to that of one", ratio);
    }
    clients.forEach(Asker::close);
  }

  /** Each kind while so many locations a second come in. */
  void askWhileTakingIn(long rate, long seed) throws SQLException {
    var walkers = People.register(addresses, WALKERS);
    var plan =
        new Plan(
            Via.GRPC_STREAM,
            Plan.usualBatch(Via.GRPC_STREAM, rate),
            Via.GRPC_STREAM.connections(),
            Via.GRPC_STREAM.window(),
            rate,
            0,
            0,
            seed);
    var world = new World(walkers, Instant.now().minus(WALKING_SINCE));
    try (var load = new Load(world, addresses, plan);
        var client = Interview.Door.REST.open(addresses)) {
      long began = System.nanoTime();
      load.start();
      for (var kind : kinds) {
        var outcome = asked(kind, "rest, ingest beside", List.of(client)).outcome();
        double ratio = outcome.millis(50) / alone.get(kind).millis(50);
        report.addRatio(kind, "p50 with ingest beside to p50 without", ratio);
      }
      report.note("taken_in_per_second", load.taken() / ((System.nanoTime() - began) / 1e9));
    }
  }

  /** Everybody's encounters of all days, once. */
  void askWholeEvent() throws InterruptedException {
    System.err.println("asking for the encounters of the whole event");
    try (var client = new RestAsker(addresses)) {
      var from = crowd.date(0).toString();
      var until = crowd.date(crowd.size().days() - 1).toString();
      long resident = resident();
      long most = resident;
      long began = System.nanoTime();
      var coming = CompletableFuture.supplyAsync(() -> wholeEvent(client, from, until));
      while (!coming.isDone()) {
        Thread.sleep(LOOK_MILLIS);
        most = Math.max(most, resident());
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      var answer = coming.join();
      if (answer.isEmpty()) {
        System.err.println(
            "left out: this system's connection service knows no such question (404)");
        return;
      }
      report.note("whole_event_seconds", seconds);
      report.note("whole_event_rows", answer.get().rows());
      report.note("whole_event_bytes", answer.get().bytes());
      report.note("whole_event_resident_mb_before", resident);
      report.note("whole_event_resident_mb_most", most);
    } catch (CompletionException e) {
      failed = true;
      System.err.println("WRONG: no whole answer came: " + e.getCause());
    }
  }

  private static Optional<Asker.Answer> wholeEvent(RestAsker client, String from, String until) {
    try {
      return client.wholeEvent(from, until);
    } catch (IOException | InterruptedException e) {
      throw new CompletionException(e);
    }
  }

  /** Each kind as PostGIS answers it best, and whether it finds as many. */
  void askPostgis(Database database, int compared) throws Exception {
    var forms = bestForms(database);
    int differing = 0;
    try (var client = new PostgisAsker(database, forms);
        var rest = Interview.Door.REST.open(addresses)) {
      for (var kind : kinds) {
        var outcome = asked(kind, "postgis, " + forms.get(kind), List.of(client)).outcome();
        double ratio = outcome.millis(50) / alone.get(kind).millis(50);
        report.addRatio(kind, "p50 of PostGIS to p50 of REST", ratio);
        for (var question : questions(kind, kind.isLarge() ? Math.min(1, compared) : compared)) {
          long theirs = client.ask(question).rows();
          long ours = rest.ask(question).rows();
          if (theirs == ours) continue;
          differing++;
          System.err.printf(
              "WRONG: %s of person %d from %s: %d rows, PostGIS has %d%n",
              kind, question.id(), question.from(), ours, theirs);
        }
      }
    }
    report.note("postgis_differing", differing);
    failed |= differing > 0;
  }

  private Map<Kind, PostgisForm> bestForms(Database database) throws SQLException {
    var best = new EnumMap<Kind, PostgisForm>(Kind.class);
    for (var kind : kinds) {
      double least = Double.POSITIVE_INFINITY;
      for (var form : PostgisForm.values()) {
        try (var client = new PostgisAsker(database, Map.of(kind, form))) {
          var few = questions(kind, TRIED);
          double seconds = interview.seconds(few, client);
          System.err.printf(
              "PostGIS, %s, %s: %.0f ms a question%n", kind, form, 1e3 * seconds / few.size());
          if (seconds < least) best.put(kind, form);
          least = Math.min(least, seconds);
        }
      }
    }
    return best;
  }

  /** A few persons, with a limit on the time for each. */
  void askAsProofOfConcept(Database database) throws SQLException {
    var kind = Kind.ANY_TIME;
    double seconds = 0;
    double asked = 0;
    double queries = 0;
    var few = questions(kind, POC_PERSONS);
    for (var question : few) {
      System.err.println("asking in the way of the proof of concept about " + question.id());
      var estimate = ProofOfConcept.seconds(database, crowd, question, POC_SECONDS);
      seconds += estimate.seconds() / few.size();
      asked += estimate.asked();
      queries += estimate.queries();
    }
    report.note("poc_seconds", seconds);
    report.note("poc_share_of_queries_made", asked / queries);
    if (alone.containsKey(kind)) {
      double ratio = 1e3 * seconds / alone.get(kind).millis(50);
      report.addRatio(kind, "mean of the proof of concept to p50 of REST", ratio);
    }
  }

  /** Some answers of each kind, at each door, with what is plainly right. */
  void compare(int count) throws Exception {
    try (var rest = Interview.Door.REST.open(addresses);
        var grpc = Interview.Door.GRPC.open(addresses)) {
      for (var kind : kinds) {
        int some = kind.isLarge() ? Math.min(1, count) : count;
        if (some > 0) System.err.println("comparing " + kind);
        for (var question : questions(kind, some)) check.compare(question, List.of(rest, grpc));
      }
    }
    report.note("compared", check.compared());
    report.note("compared_rows", check.rows());
    report.note("differing", check.differing());
  }

  private Interview.Result asked(Kind kind, String via, List<Asker> clients) throws SQLException {
    System.err.println("asking " + kind + " via " + via);
    var result = interview.of(kind, questions(kind, persons), via, clients);
    report.add(result);
    return result;
  }

  private List<Question> questions(Kind kind, int count) {
    return Question.draw(kind, crowd, count);
  }

  /** MB of the connection service. */
  private long resident() {
    return processes.residentMegabytes().entrySet().stream()
        .filter(process -> process.getKey().contains(Service.CONNECTION.id()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
