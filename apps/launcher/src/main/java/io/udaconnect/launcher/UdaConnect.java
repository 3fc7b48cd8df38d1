package io.udaconnect.launcher;

import io.udaconnect.embedded.EmbeddedPostgres;
import io.udaconnect.embedded.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole system on this machine: PostgreSQL and Kafka in or beside this process, the services in
 * processes of their own. What dies is started again, until {@link #end} says that it is of no use.
 *
 * <p>Threads may share it.
 */
public final class UdaConnect implements AutoCloseable {
  private static final Duration FIRST_WORD = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(500);

  private static final int ONE_BROKER = 1;

  private final Installation installation;
  private final Settings settings;
  private final boolean fresh;
  private final Consumer<String> say;
  private final Consumer<DataFolder> onOpen;
  private final Health health = new Health();
  private final CompletableFuture<String> end = new CompletableFuture<>();
  private final ExecutorService keeper =
      Executors.newSingleThreadExecutor(
          task -> {
            var thread = new Thread(task, "keeper");
            thread.setDaemon(true);
            return thread;
          });

  /** Held while it starts, and while it stops. */
  private final ReentrantLock busy = new ReentrantLock();

  private final Map<Service, Kept> services = new EnumMap<>(Service.class);
  private final Deaths postgresDeaths = new Deaths();
  private volatile boolean stopping;
  private volatile boolean postgresIsHeld;
  private final Instant since = Instant.now();
  private DataFolder data;
  private Servers servers;
  private Instant postgresSince = Instant.EPOCH;

  /** A process with services, and how it has fared. */
  private static final class Kept {
    final App app;
    final Deaths deaths = new Deaths();
    Instant since = Instant.EPOCH;
    LogTail log;
    boolean isHeld;
    boolean isHopeless;

    Kept(App app) {
      this.app = app;
    }
  }

  /**
   * @param fresh whether to throw away what the data folder holds
   * @param onOpen is called when the data folder is ours
   */
  UdaConnect(
      Installation installation,
      Settings settings,
      boolean fresh,
      Consumer<String> say,
      Consumer<DataFolder> onOpen) {
    this.installation = installation;
    this.settings = settings;
    this.fresh = fresh;
    this.say = say;
    this.onOpen = onOpen;
  }

  /**
   * Starts everything and returns when all is ready; nothing is left behind if that fails.
   *
   * @param say gets a line for each step, and later for each thing that dies or comes back
   * @throws Trouble with one sentence that names what is wrong
   */
  public static UdaConnect start(
      Installation installation, Settings settings, Consumer<String> say) {
    var system = new UdaConnect(installation, settings, false, say, opened -> {});
    system.start();
    return system;
  }

  public Settings settings() {
    return settings;
  }

  public Addresses addresses() {
    return settings.addresses();
  }

  /** The database that the services use. */
  public Database database() {
    return settings.databaseOrEmbedded();
  }

  /** Bootstrap servers of the Kafka that the services use. */
  public String kafka() {
    return settings.kafkaOrEmbedded();
  }

  /** Completes with a sentence when the system cannot go on. Then close it. */
  public CompletableFuture<String> end() {
    return end.copy();
  }

  /** Where that service writes its log. */
  public Path log(Service service) {
    return DataFolder.log(settings.data(), settings.processes().nameFor(service));
  }

  /** The process of that service, if it runs. Others may be in it. */
  public Optional<ProcessHandle> process(Service service) {
    return Optional.ofNullable(services.get(service))
        .map(kept -> kept.app.process())
        .map(Process::toHandle)
        .filter(ProcessHandle::isAlive);
  }

  /** As {@code kill -9} of its process, which stays dead until {@link #start(Service)}. */
  public void kill(Service service) {
    var kept = kept(service);
    inTurn(() -> kept.isHeld = true);
    kept.app.process().destroyForcibly().onExit().join();
  }

  /**
   * Tells its process to end, and returns when it has; it stays down until {@link #start(Service)}.
   */
  public void stop(Service service) {
    var kept = kept(service);
    inTurn(() -> kept.isHeld = true);
    kept.app.askToStop();
    kept.app.process().onExit().join();
  }

  /** As {@code kill -9} of its process by someone else: it is started again. */
  public void crash(Service service) {
    kept(service).app.process().destroyForcibly().onExit().join();
  }

  /** Starts its process, and returns when all that is in it is ready. */
  public void start(Service service) {
    var kept = kept(service);
    inTurn(
        () -> {
          kept.isHeld = false;
          launch(kept);
        });
    awaitReady(kept.app.services().stream().collect(Collectors.toMap(one -> one, one -> kept)));
  }

  /** Cleanly; it stays down until {@link #startPostgres}. */
  public void stopPostgres() {
    inTurn(
        () -> {
          postgresIsHeld = true;
          servers.stopPostgres();
        });
  }

  public void startPostgres() {
    inTurn(
        () -> {
          launchPostgres();
          postgresIsHeld = false;
        });
  }

  /** Cleanly; it stays down until {@link #startKafka}. */
  public void stopKafka() {
    inTurn(servers::stopKafka);
  }

  public void startKafka() {
    inTurn(this::launchKafka);
  }

  void start() {
    busy.lock();
    try {
      prepare();
      startServers();
      migrate();
      launchServices();
    } catch (Throwable failure) {
      stopping = true;
      stopAll();
      throw failure;
    } finally {
      busy.unlock();
    }
    try {
      awaitReady(services);
    } catch (Throwable failure) {
      close();
      throw failure;
    }
  }

  /** Services first, then Kafka, then PostgreSQL; within ten seconds or so. */
  @Override
  public void close() {
    stopping = true;
    busy.lock(); // what is being started must be there before it can be stopped
    try {
      stopAll();
    } finally {
      busy.unlock();
    }
  }

  private void prepare() {
    installation.requireBuilt(settings.services());
    data = DataFolder.open(settings.data());
    servers = new Servers(installation, settings, data);
    int stopped = Leftovers.stop(data.path());
    if (stopped > 0) {
      say.accept("stopped " + stopped + " services that an earlier launcher left behind");
    }
    EmbeddedPostgres.stopLeftover(data.postgres(), installation.postgresBinaries());
    if (fresh) {
      data.clear();
    }
    writeState(); // marks the folder as ours, before anything else is in it
    onOpen.accept(data);
    requireFreePorts();
    installFragments();
  }

  private void requireFreePorts() {
    var addresses = settings.addresses();
    var wanted =
        addresses.wanted(
            settings.services(), settings.kafka().isEmpty(), settings.database().isEmpty());
    if (settings.processes() == Processes.ONE && !settings.services().isEmpty()) {
      wanted.put(addresses.sharedPort(), "the server of all services");
    }
    wanted.forEach(
        (port, who) -> {
          var host = who.contains("service") ? addresses.host() : Addresses.LOOPBACK;
          if (!Ports.isFree(host, port)) {
            throw new Trouble(
                "port "
                    + port
                    + " is taken, and "
                    + who
                    + " wants it: end what listens there, or give another --port-base.");
          }
        });
  }

  private void startServers() {
    step();
    var postgres =
        settings.database().isPresent()
            ? CompletableFuture.completedFuture(null)
            : CompletableFuture.runAsync(timed("PostgreSQL", this::launchPostgres));
    try {
      if (settings.kafka().isEmpty()) {
        timed("Kafka", this::launchKafka).run();
      }
    } finally {
      postgres.handle((done, failure) -> failure).join();
    }
    try {
      postgres.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof Trouble known ? known : e;
    }
  }

  private void migrate() {
    step();
    var began = System.nanoTime();
    var result = Migration.run(database(), kafka(), ONE_BROKER);
    say.accept(line("migrations", result, began));
  }

  private void launchServices() {
    for (var group : settings.processes().groups(settings.services())) {
      step();
      var kept = new Kept(app(group));
      kept.app.install();
      group.forEach(service -> services.put(service, kept));
    }
    services.values().stream().distinct().forEach(this::launch);
  }

  private App app(Set<Service> group) {
    var first = group.iterator().next();
    var isShared = settings.processes() == Processes.ONE;
    var name = settings.processes().nameFor(first);
    return new App(
        name,
        group,
        isShared ? SharedServer.xml(group, addresses()) : installation.serverXml(first),
        isShared ? List.of(installation.healthPages()) : List.of(),
        installation,
        data,
        settings.busy(),
        isShared ? environment(name, addresses().sharedPort()) : environment(name, first));
  }

  private void launchPostgres() {
    servers.startPostgres();
    postgresSince = Instant.now();
    servers
        .postgres()
        .ifPresentOrElse(
            process -> after(process.onExit(), this::postgresDied),
            () -> later(this::postgresDied)); // it came up, and is gone already
  }

  private void launchKafka() {
    servers.startKafka();
    var death = servers.kafkaDeath();
    after(death, () -> end.complete("Kafka died: " + death.join()));
  }

  private void launch(Kept kept) {
    synchronized (kept) {
      kept.log = new LogTail(kept.app.log());
    }
    kept.since = Instant.now();
    kept.app.start();
    writeState();
    var process = kept.app.process();
    after(process.onExit(), () -> died(kept, process));
  }

  /** The news may be old: by now another process may have taken the place. */
  private void died(Kept kept, Process process) {
    if (stopping || kept.isHeld || process != kept.app.process() || isHopeless(kept)) {
      return;
    }
    var name = kept.app.name();
    var age = Duration.between(kept.since, Instant.now());
    say.accept(
        name
            + " died after "
            + age.toSeconds()
            + " s (exit code "
            + process.exitValue()
            + "). The end of "
            + kept.app.log()
            + ":");
    LogTail.last(kept.app.log(), 15).forEach(text -> say.accept("  | " + text));
    if (kept.deaths.isEnough(age)) {
      end.complete(name + " died three times in a row, each time within a minute");
      return;
    }
    try {
      kept.app.forgetCache();
      launch(kept);
      say.accept(name + " is started again");
      announce(kept);
    } catch (Trouble trouble) {
      end.complete(name + " cannot be started again: " + trouble.getMessage());
    }
  }

  private void announce(Kept kept) {
    CompletableFuture.delayedExecutor(POLL.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> later(() -> announceIfReady(kept)));
  }

  private void announceIfReady(Kept kept) {
    if (!kept.app.process().isAlive() || end.isDone()) {
      return;
    }
    if (kept.app.services().stream().allMatch(service -> isReady(kept, service))) {
      say.accept(kept.app.name() + " is ready again");
    } else {
      announce(kept);
    }
  }

  private void postgresDied() {
    if (stopping || postgresIsHeld || servers.postgres().isPresent()) {
      return;
    }
    say.accept("PostgreSQL died. The end of " + data.log("postgres") + ":");
    LogTail.last(data.log("postgres"), 5).forEach(text -> say.accept("  | " + text));
    var age = Duration.between(postgresSince, Instant.now());
    if (data.fullDisk().isEmpty() && postgresDeaths.isEnough(age)) {
      end.complete("PostgreSQL died three times in a row, each time within a minute");
      return;
    }
    revivePostgres();
  }

  /** A full disk is no reason to give up: what comes in meanwhile is kept by Kafka. */
  private void revivePostgres() {
    var full = data.fullDisk();
    if (full.isPresent()) {
      say.accept(
          "PostgreSQL cannot run, because "
              + full.get()
              + ". It is started again as soon as there is.");
      awaitRoom();
      return;
    }
    try {
      servers.stopPostgres();
      launchPostgres();
      say.accept("PostgreSQL is started again");
    } catch (Trouble trouble) {
      if (data.fullDisk().isPresent()) {
        revivePostgres();
      } else {
        end.complete("PostgreSQL cannot be started again: " + trouble.getMessage());
      }
    }
  }

  private void awaitRoom() {
    CompletableFuture.delayedExecutor(POLL.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> later(this::reviveIfThereIsRoom));
  }

  private void reviveIfThereIsRoom() {
    if (postgresIsHeld || servers.postgres().isPresent()) {
      return;
    }
    if (data.fullDisk().isPresent()) {
      awaitRoom();
    } else {
      revivePostgres();
    }
  }

  private void awaitReady(Map<Service, Kept> wanted) {
    var began = Instant.now();
    var waiting = new LinkedHashMap<Service, Kept>(wanted);
    var word = began.plus(FIRST_WORD);
    while (!waiting.isEmpty()) {
      step();
      waiting
          .entrySet()
          .removeIf(one -> isReady(one.getValue(), one.getKey()) && said(one.getKey(), began));
      if (end.isDone()) {
        throw new Trouble(end.join());
      }
      if (Instant.now().isAfter(began.plus(settings.patience()))) {
        throw new Trouble(
            "not ready within " + settings.patience().toSeconds() + " s: " + reasons(waiting));
      }
      if (Instant.now().isAfter(word) && !waiting.isEmpty()) {
        say.accept("still waiting for " + reasons(waiting));
        word = word.plus(FIRST_WORD);
      }
      sleep();
    }
  }

  private boolean said(Service service, Instant began) {
    var seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
    say.accept(
        String.format("  %-12s %-40s %5.1f s", service.id(), addresses().http(service), seconds));
    return true;
  }

  /** Such as "web, person (does not listen)". */
  private String reasons(Map<Service, Kept> waiting) {
    var services = new LinkedHashMap<String, List<String>>();
    for (var service : waiting.keySet()) {
      var reason = health.of(addresses().http(service)).reason();
      services.computeIfAbsent(reason, none -> new ArrayList<>()).add(service.id());
    }
    return services.entrySet().stream()
        .map(entry -> String.join(", ", entry.getValue()) + " (" + entry.getKey() + ")")
        .collect(Collectors.joining(", "));
  }

  private boolean isReady(Kept kept, Service service) {
    return !isHopeless(kept)
        && kept.app.process().isAlive()
        && health.of(addresses().http(service)).ready();
  }

  /** Whether it said that it will never be ready: then that is the end. */
  private boolean isHopeless(Kept kept) {
    synchronized (kept) {
      StartFailure.in(kept.log.read())
          .ifPresent(
              reason -> {
                kept.isHopeless = true;
                end.complete(
                    kept.app.name()
                        + " does not start: "
                        + reason
                        + "\nMore is in "
                        + kept.app.log());
              });
      return kept.isHopeless;
    }
  }

  private void stopAll() {
    keeper.shutdownNow();
    try {
      var apps = services.values().stream().map(kept -> kept.app).distinct().toList();
      apps.forEach(App::askToStop);
      for (var app : apps) {
        app.awaitStop(6);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (servers != null) {
        servers.close();
      }
      if (data != null) {
        data.close();
      }
    }
  }

  /** Of a process with this service alone. */
  private Map<String, String> environment(String name, Service service) {
    var environment = environment(name, addresses().httpPort(service));
    environment.put("GRPC_PORT", Integer.toString(addresses().grpcPort(service)));
    return environment;
  }

  private Map<String, String> environment(String name, int httpPort) {
    var environment = new HashMap<String, String>();
    environment.put("OTEL_SERVICE_NAME", name);
    environment.put("HTTP_HOST", addresses().host());
    environment.put("HTTP_PORT", Integer.toString(httpPort));
    environment.put("GRPC_HOST", addresses().host());
    environment.put("CONNECTION_GRPC_ADDRESS", addresses().grpc(Service.CONNECTION));
    for (var service : List.of(Service.PERSON, Service.LOCATION, Service.CONNECTION)) {
      environment.put(variable(service.id() + ".address"), ":" + addresses().httpPort(service));
    }
    environment.put(
        "SYSTEM_SERVICES",
        Stream.of(Service.values())
            .map(service -> service.id() + "=" + addresses().http(service))
            .collect(Collectors.joining(",")));
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka());
    environment.put("DATABASE_URL", database().url());
    environment.put("DATABASE_USER", database().user());
    environment.put("DATABASE_PASSWORD", database().password());
    environment.put("DRIVER_DIR", installation.driver().toString());
    environment.put("WAR_DIR", DataFolder.wars(data.path()).toString());
    environment.put("WLP_USER_DIR", data.liberty().toString());
    environment.put("WLP_OUTPUT_DIR", data.liberty().resolve("output").toString());
    environment.put("WLP_LOGGING_CONSOLE_FORMAT", "TBASIC");
    environment.put("WLP_LOGGING_CONSOLE_LOGLEVEL", "INFO");
    settings.configuration().forEach((key, value) -> environment.put(variable(key), value));
    return environment;
  }

  /** As MicroProfile Config and Liberty look for it. */
  private static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  private void installFragments() {
    try {
      var to = data.liberty().resolve("shared/config");
      DataFolder.delete(to);
      Files.createDirectories(to);
      try (var fragments = Files.list(installation.config())) {
        for (var fragment : fragments.toList()) {
          Files.copy(fragment, to.resolve(fragment.getFileName()));
        }
      }
    } catch (IOException e) {
      throw new Trouble("cannot write to " + data.liberty() + ": " + e.getMessage() + ".", e);
    }
  }

  private void writeState() {
    var processes = new EnumMap<Service, Long>(Service.class);
    services.forEach(
        (service, kept) -> {
          if (kept.app.process() != null) {
            processes.put(service, kept.app.process().pid());
          }
        });
    new State(
            ProcessHandle.current().pid(),
            since,
            addresses(),
            settings.services(),
            settings.database(),
            settings.kafka(),
            settings.processes(),
            processes)
        .write(data.path());
  }

  private Kept kept(Service service) {
    var kept = services.get(service);
    if (kept == null) {
      throw new IllegalArgumentException(service.id() + " was not started");
    }
    return kept;
  }

  private Runnable timed(String what, Runnable start) {
    return () -> {
      var began = System.nanoTime();
      start.run();
      var where =
          what.equals("Kafka")
              ? addresses().kafka()
              : Addresses.LOOPBACK + ":" + addresses().postgresPort();
      say.accept(line(what, where, began));
    };
  }

  private static String line(String what, String where, long beganNanos) {
    return String.format(
        "  %-12s %-40s %5.1f s", what, where, (System.nanoTime() - beganNanos) / 1e9);
  }

  private void step() {
    if (stopping) {
      throw new Trouble("stopped before all was ready.");
    }
  }

  /** On the keeper's thread, which alone starts and stops single things once all is up. */
  private void inTurn(Runnable task) {
    try {
      CompletableFuture.runAsync(task, keeper).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : e;
    }
  }

  /** On the keeper's thread. */
  @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for it
  private void after(CompletableFuture<?> event, Runnable task) {
    event.thenRun(() -> later(task));
  }

  private void later(Runnable task) {
    try {
      keeper.execute(task);
    } catch (RejectedExecutionException stopped) {
      // it is being stopped: deaths are wanted
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
